"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Runner = void 0;
/**
 * The second half of a miss: run the method, hand copies to those who joined, keep the outcome.
 *
 * The order matters. The payload is made before the caller gets the value, because the caller may change it. The
 * flight ends only when the fill was answered, because until then a look-up could miss both. The caller does not
 * wait for that, except a guard's, whose mark must be confirmed before it goes on.
 */
const argument_changed_error_1 = require("../../errors/argument-changed.error");
const cache_memoize_error_1 = require("../../errors/cache-memoize.error");
const uncacheable_value_error_1 = require("../../errors/uncacheable-value.error");
const diagnostics_1 = require("../../ports/diagnostics");
const outcome_1 = require("../../ports/outcome");
const call_1 = require("./call");
const computation_1 = require("./computation");
class Runner {
    constructor(recipe, { cache, clock, stale, perform }) {
        this.recipe = recipe;
        this.perform = perform;
        this.cache = cache;
        this.stale = stale;
        this.clock = clock;
        this.counters = recipe.counters;
        this.isGuard = recipe.kind === 'mark';
    }
    async compute(call, computation) {
        const purpose = (0, computation_1.purposeOf)(computation);
        const run = await this.run(call, purpose);
        if (purpose === 'renewal')
            this.counters.renewals += 1;
        if (run.outcome === undefined) {
            const failure = this.stale && (await this.stale.afterThrow(run, call, computation));
            this.abandon(computation, landingOf(run, failure), failure?.fate);
            if (failure?.kept)
                return this.stale?.answer(call, failure.kept);
        }
        if (purpose === 'miss' || purpose === 'bypass')
            this.counters.answered(purpose, call.trace);
        if (run.outcome !== undefined) {
            const filled = this.conclude(call, computation, run.outcome);
            if (computation.waitsForFill)
                await filled;
            if (purpose !== 'renewal')
                this.callBackOnMiss(call, filled);
        }
        if (run.kind === 'threw')
            throw run.error;
        return run.value;
    }
    /** For who joined and cannot be served: neither asks the cache nor fills it. */
    async runAlone(call) {
        const run = await this.run(call, 'miss');
        this.counters.answered('miss', call.trace);
        if (run.outcome !== undefined)
            this.callBackOnMiss(call, undefined);
        if (run.kind === 'threw')
            throw run.error;
        return run.value;
    }
    /** Neither asks the cache nor fills it, and is no miss. */
    async runWithoutKey({ instance, args, trace }) {
        try {
            return await this.runTraced({ instance, args, outcome: 'bypass' });
        }
        finally {
            this.counters.answered('bypass', trace);
        }
    }
    /** The same with the arguments as they were, for who has asked first. */
    async runUnkept(call) {
        const run = await this.run(call, 'bypass');
        this.counters.answered('bypass', call.trace);
        if (run.kind === 'threw')
            throw run.error;
        return run.value;
    }
    /** Answers no call. */
    runUncounted({ instance, args }) {
        return this.runTraced({ instance, args, outcome: 'refresh' });
    }
    /** Calls back on a miss, once its fill was answered. */
    callBackOnMiss(call, filled) {
        const { onMiss } = this.recipe;
        if (onMiss)
            whenAnswered(filled, () => onMiss(call.instance, (0, call_1.argumentsOf)(call)));
    }
    async run(call, outcome) {
        const { recipe } = this;
        const args = call.snapshot === undefined ? call.args : call.snapshot.restore();
        if (args === undefined)
            recipe.report(new argument_changed_error_1.ArgumentChangedError({ method: recipe.name }));
        const began = this.clock.monotonic();
        try {
            const run = { instance: call.instance, args: args ?? call.args, key: call.question.key, outcome };
            const value = await (this.perform?.(run) ?? this.runTraced(run));
            const result = this.isGuard ? outcome_1.MARK : { kind: 'result', value };
            return { kind: 'returned', value, outcome: args && result };
        }
        catch (error) {
            const isAborted = (0, call_1.hasAbortedSignal)(call.args);
            const isOutcome = args !== undefined && !isAborted && this.keepsError(error);
            const ms = this.clock.monotonic() - began;
            return {
                kind: 'threw',
                error,
                isAborted,
                ms,
                outcome: isOutcome ? { kind: 'error', error } : undefined,
            };
        }
    }
    keepsError(error) {
        return this.perform === undefined && this.recipe.keepsError(error);
    }
    /** Whatever for: every run of the method begins here, and is told of where somebody listens. */
    runTraced(run) {
        if (!diagnostics_1.runChannel.hasSubscribers)
            return this.runMethod(run);
        const { key, outcome, method = this.recipe } = run;
        const { alias } = this.recipe;
        const message = { method: method.name, alias, outcome, key: key && this.recipe.readableKey(key) };
        return diagnostics_1.runChannel.tracePromise(() => this.runMethod(run), message);
    }
    async runMethod({ instance, args, method = this.recipe }) {
        const { clock, counters } = this;
        const began = clock.monotonic();
        try {
            return await method.run(instance, args);
        }
        catch (error) {
            counters.failedRuns += 1;
            throw error;
        }
        finally {
            counters.runs += 1;
            counters.runMs += clock.monotonic() - began;
        }
    }
    abandon({ basis, flight }, landing, fate) {
        if ((0, computation_1.isTicket)(basis))
            void this.cache.release(basis, fate);
        flight.end();
        flight.land(landing);
    }
    /** Keeps an outcome, and hands it to those who joined. Answers what the cache says of it. */
    conclude(call, { basis, flight }, outcome) {
        const ttl = (0, computation_1.isTicket)(basis) ? this.ttlFor(call, outcome) : 0;
        const payload = ttl > 0 || flight.hasJoiners ? this.encode(call, outcome) : undefined;
        const terms = ttl > 0 && payload !== undefined ? this.termsFor(call, outcome, ttl) : undefined;
        const filled = this.fill(basis, payload, terms);
        if (call.trace)
            call.trace.isStored = filled instanceof Promise || filled === true;
        flight.land(payload === undefined ? { kind: 'alone' } : { kind: 'landed', payload, filled });
        whenAnswered(filled, (isKept) => {
            this.countFill(isKept);
            flight.end();
        });
        return filled;
    }
    /** @param isKept undefined where the cache was not asked, or has failed */
    countFill(isKept) {
        if (isKept === true)
            this.counters.kept += 1;
        else if (isKept === false)
            this.counters.refused += 1;
    }
    ttlFor(call, outcome) {
        const args = this.recipe.looksBack ? (0, call_1.argumentsOf)(call) : call.args;
        return this.recipe.ttlFor({ instance: call.instance, args }, outcome);
    }
    /** undefined: it is not to be kept. */
    termsFor(call, outcome, ttl) {
        const { resultTagsFor, windows } = this.recipe;
        const life = windows === undefined ? { ttl } : windows.termsFor(outcome, ttl);
        if (resultTagsFor === undefined)
            return life;
        const tags = resultTagsFor({ ...call, args: (0, call_1.argumentsOf)(call) }, outcome);
        return tags && { ...life, tags };
    }
    fill(basis, payload, terms) {
        if (!(0, computation_1.isTicket)(basis))
            return undefined;
        if (terms !== undefined)
            return this.cache.fill(basis, payload, terms);
        // A newer outcome there is, and it is not to be kept.
        void this.cache.release(basis, this.stale && { kind: 'ends' });
        return undefined;
    }
    encode(call, outcome) {
        try {
            return this.recipe.codec.encode(outcome, call.question.key);
        }
        catch (error) {
            this.counters.uncacheable += 1;
            this.recipe.report(error instanceof cache_memoize_error_1.CacheMemoizeError ? error : this.unreadable(error));
            return undefined;
        }
    }
    /** A codec's own failure must not cost the caller its result. */
    unreadable(cause) {
        const remedy = 'Return something that can be read again and again.';
        return new uncacheable_value_error_1.UncacheableValueError({
            method: this.recipe.name,
            path: 'result',
            reason: 'unreadable',
            remedy,
            cause,
        });
    }
}
exports.Runner = Runner;
/** For those who joined a run that left no outcome: whose argument was changed, or that threw what is not kept. */
function landingOf(run, failure) {
    if (failure?.kept)
        return { kind: 'aged', found: failure.kept };
    if (run.kind === 'returned')
        return { kind: 'alone' };
    return run.isAborted ? { kind: 'again' } : { kind: 'failed', error: run.error };
}
/** Runs `callback` once the cache has answered: at once where it already has, and whatever the answer is. */
function whenAnswered(answer, callback) {
    if (answer instanceof Promise)
        answer.then(callback, () => callback(undefined));
    else
        callback(answer);
}
//# sourceMappingURL=runner.js.map
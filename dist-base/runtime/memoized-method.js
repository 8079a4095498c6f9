"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoizedMethod = void 0;
const memoizer_1 = require("../core/calls/memoizer");
const unshared_calls_1 = require("../core/calls/unshared-calls");
const callback_answers_1 = require("./callback-answers");
const invalid_decoration_error_1 = require("../errors/invalid-decoration.error");
const describe_value_1 = require("../errors/describe-value");
const argument_snapshot_1 = require("../core/arguments/argument-snapshot");
const windows_1 = require("../core/stale/windows");
const method_callbacks_1 = require("./method/method-callbacks");
const method_renewal_1 = require("./method/method-renewal");
const method_tags_1 = require("./method/method-tags");
/** One memoized method of one class in one application: the options that it goes by, as the memoizer needs them. */
class MemoizedMethod {
    constructor(parts) {
        this.parts = parts;
        this.hasReportedSync = false;
        const { options } = parts;
        this.name = parts.key.name;
        this.alias = parts.registered.alias;
        this.group = parts.key.prefix;
        this.listener = parts.listener;
        this.isEnabled = parts.isEnabled;
        this.localCopies = options.localCopies;
        this.kind = options.isGuard ? 'mark' : 'outcome';
        const audit = parts.makeAudit?.({
            run: (instance, args) => this.runAtOnce(instance, args),
            keepsError: (error) => this.keepsError(error),
            report: (error) => this.report(error),
        });
        this.audit = audit;
        this.codec = audit?.codec ?? parts.codec;
        this.registered = parts.registered;
        this.counters = this.registered.callCounters.of(this.name);
        this.windows = parts.stale && new windows_1.Windows(parts.stale.options);
        this.longestLife = this.withWindow(this.ttl ?? this.registered.ttl);
        const { tags, resultTags } = options;
        const report = (error) => this.report(error);
        const keyFor = (instance, args) => this.requireKey(instance, args);
        this.renewal = parts.stale && new method_renewal_1.MethodRenewal({ ...parts.stale, method: this.name, keyFor, report });
        this.callbacks = new method_callbacks_1.MethodCallbacks({ method: this.name, report });
        this.tags = new method_tags_1.MethodTags({ method: this.name, tags, resultTags, report });
        this.tagsFor = this.tags.ofCall;
        this.resultTagsFor = this.tags.ofOutcome;
        this.looksBack = this.ttl === undefined || resultTags !== undefined || options.missCallable !== undefined;
        this.onHit = options.hitCallable && this.callbacks.listener('hitCallable', options.hitCallable);
        this.onMiss = options.missCallable && this.callbacks.listener('missCallable', options.missCallable);
        this.memoizer = new memoizer_1.Memoizer(this, parts.registered);
        this.unshared = new unshared_calls_1.UnsharedCalls(this, parts.registered);
    }
    /** @param handed what was handed over beside the arguments: for a handler its response, where Nest gave it */
    call(instance, args, handed) {
        if (!this.isEnabled)
            return this.run(instance, args);
        const { listener } = this;
        if (listener === undefined)
            return this.answer(instance, args);
        const trace = listener.begin(handed, args);
        const answer = this.answer(instance, args, trace);
        if (trace !== undefined)
            listener.called(trace, answer);
        return answer;
    }
    /** The transaction that concerns it: a guard takes no notice of any. */
    get transaction() {
        return this.kind === 'mark' ? undefined : this.parts.context.transactions.current;
    }
    /** How long its outcomes live, in milliseconds; undefined where a function decides for each. */
    get ttl() {
        const { ttl } = this.parts.options;
        return typeof ttl === 'function' ? undefined : (ttl ?? this.registered.ttl);
    }
    /** For who invalidates its outcomes. */
    get context() {
        return this.parts.context;
    }
    /** From now on it runs plainly. */
    disable() {
        this.isEnabled = false;
    }
    /** @throws UnkeyableArgumentError, and CallbackError where its tags cannot be told (as a rejection) */
    async refresh(instance, args) {
        if (!this.isEnabled)
            return this.run(instance, args);
        this.tags.require({ instance, args });
        if (this.transaction)
            return this.unshared.run({ instance, args, trace: undefined });
        return this.memoizer.refresh(this.requireKey(instance, args), instance, args);
    }
    answer(instance, args, trace) {
        const { transaction } = this;
        if (transaction === undefined)
            return this.memoizer.call(instance, args, trace);
        return this.unshared.call({ instance, args, trace }, transaction);
    }
    /**
     * What is kept of a call: only looks, and runs nothing.
     *
     * @throws UnkeyableArgumentError, and CallbackError where its tags cannot be told (as a rejection)
     */
    async peek(instance, args) {
        return this.memoizer.peek(this.requireCall(instance, args), instance, args);
    }
    keyFor(instance, args) {
        try {
            return this.parts.key.for(instance, args);
        }
        catch (error) {
            this.report(error); // MethodKey.for throws nothing else
            return undefined;
        }
    }
    /** @throws UnkeyableArgumentError when the call has no key. */
    showKey(instance, args, extra) {
        return this.parts.shownKey.for(instance, args, extra);
    }
    /**
     * The key of a call whose tags can be told.
     *
     * @throws UnkeyableArgumentError, and CallbackError
     */
    requireCall(instance, args) {
        this.tags.require({ instance, args });
        return this.requireKey(instance, args);
    }
    /** @throws UnkeyableArgumentError when the call has no key. */
    requireKey(instance, args, extra) {
        return this.parts.key.for(instance, args, extra);
    }
    readableKey(key) {
        return this.registered.beginnings.shown(key);
    }
    async run(instance, args) {
        if (this.beforeRun !== undefined)
            await this.beforeRun();
        return this.runAtOnce(instance, args);
    }
    async runAtOnce(instance, args) {
        const answer = this.parts.decoration.original.apply(instance, [...args]);
        if (!this.hasReportedSync && !(0, callback_answers_1.isThenable)(answer))
            this.reportSync(answer);
        return await answer;
    }
    reportSync(answer) {
        this.hasReportedSync = true;
        const reason = `it returned ${(0, describe_value_1.describeValue)(answer)} and no promise, which memoized it does. Make it an async method.`;
        this.report(new invalid_decoration_error_1.InvalidDecorationError({ method: this.name, reason }));
    }
    keepsError(error) {
        return this.parts.options.cacheExceptions.some((listed) => error instanceof listed);
    }
    snapshot(instance, args, key) {
        if ((0, argument_snapshot_1.arePrimitive)(args))
            return undefined;
        const isSame = (restored) => this.parts.key.is(key, instance, restored);
        return new argument_snapshot_1.ArgumentSnapshot(args, this.parts.argumentCodec, isSame);
    }
    ttlFor(call, outcome) {
        const { ttl } = this.parts.options;
        if (typeof ttl !== 'function')
            return ttl ?? this.registered.ttl;
        const life = this.callbacks.life(ttl, call, outcome) ?? 0;
        this.longestLife = Math.max(this.longestLife, this.withWindow(life));
        return life;
    }
    report(error) {
        this.parts.report(error);
    }
    withWindow(life) {
        return life + (this.windows?.longest ?? 0);
    }
}
exports.MemoizedMethod = MemoizedMethod;
//# sourceMappingURL=memoized-method.js.map
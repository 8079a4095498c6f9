"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CountersByName = exports.CallCounters = void 0;
/** What became of the calls of one method, and of its runs: plain numbers, incremented where it is decided. */
class CallCounters {
    constructor() {
        this.hits = 0;
        /** Of the hits, those from a tier's memory. */
        this.localHits = 0;
        this.staleHits = 0;
        this.misses = 0;
        this.joined = 0;
        this.bypassed = 0;
        this.guarded = 0;
        this.runs = 0;
        this.failedRuns = 0;
        /** All runs together, in milliseconds and their fractions. */
        this.runMs = 0;
        this.renewals = 0;
        this.kept = 0;
        this.refused = 0;
        this.uncacheable = 0;
    }
    /** Each call comes here once, when it is answered; only a hit in memory counts itself. */
    answered(outcome, trace) {
        this[FIELDS[outcome]] += 1;
        if (trace !== undefined)
            trace.outcome = outcome;
    }
    reset() {
        Object.assign(this, new CallCounters());
    }
}
exports.CallCounters = CallCounters;
const FIELDS = {
    hit: 'hits',
    stale: 'staleHits',
    miss: 'misses',
    joined: 'joined',
    bypass: 'bypassed',
    guarded: 'guarded',
};
/** The counters of methods by name: those of a class that is made anew while they are still there are the same. */
class CountersByName {
    constructor() {
        this.refs = new Map();
        // Classes that are made at run time, each with a name of its own, must leave nothing behind.
        this.registry = new FinalizationRegistry((name) => {
            if (this.get(name) === undefined)
                this.refs.delete(name);
        });
    }
    get(name) {
        return this.refs.get(name)?.deref();
    }
    /** Those that are there, or new ones. */
    of(name) {
        const counters = this.get(name) ?? new CallCounters();
        this.set(name, counters);
        return counters;
    }
    set(name, counters) {
        if (this.get(name) === counters)
            return;
        this.refs.set(name, new WeakRef(counters));
        this.registry.register(counters, name);
    }
    *values() {
        for (const [, counters] of this)
            yield counters;
    }
    *[Symbol.iterator]() {
        for (const [name, ref] of this.refs) {
            const counters = ref.deref();
            if (counters)
                yield [name, counters];
        }
    }
}
exports.CountersByName = CountersByName;
//# sourceMappingURL=call-counters.js.map
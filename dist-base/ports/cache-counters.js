"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheCounters = void 0;
/** What the cache under one alias was asked, and what became of it: plain integers, incremented where it is asked. */
class CacheCounters {
    constructor() {
        /** Questions that were answered, or failed; of memory, which each call asks once, only the others are counted here. */
        this.reads = 0;
        this.failedReads = 0;
        this.fills = 0;
        this.failedFills = 0;
        /** Of what was to be confirmed each step, however much it names. */
        this.invalidations = 0;
        this.failedInvalidations = 0;
        /** Not confirmed yet, and to be tried again: a state, which a reset leaves as it is. */
        this.pendingInvalidations = 0;
        /** Entries of memory that were pushed out by newer ones. */
        this.evictions = 0;
    }
    reset() {
        Object.assign(this, new CacheCounters(), { pendingInvalidations: this.pendingInvalidations });
    }
}
exports.CacheCounters = CacheCounters;
//# sourceMappingURL=cache-counters.js.map
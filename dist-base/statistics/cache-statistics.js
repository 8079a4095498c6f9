"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.tellCache = tellCache;
/** What was counted on a cache, and how it is. */
function tellCache({ alias, cache, counters, callCounters }) {
    const { reads, failedReads, fills, failedFills } = counters;
    const { invalidations, failedInvalidations, pendingInvalidations, evictions } = counters;
    const { held, isReady, isBreakerOpen } = cache;
    return {
        ...{ alias, isReady, isBreakerOpen },
        reads: cache.keeps === 'objects' ? reads + countQuestions(callCounters.values()) : reads,
        ...{ failedReads, fills, failedFills, invalidations, failedInvalidations, pendingInvalidations },
        ...(held && { entries: held.entries, evictions }),
        ...(held?.bytes !== undefined && { bytes: held.bytes }),
    };
}
/** Memory does not count its hits, which the methods do: each call that has a key asks it once. */
function countQuestions(counters) {
    let sum = 0;
    for (const { hits, staleHits, misses, joined, guarded } of counters)
        sum += hits + staleHits + misses + joined + guarded;
    return sum;
}
//# sourceMappingURL=cache-statistics.js.map
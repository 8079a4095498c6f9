"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.tellMethod = tellMethod;
/** What was counted of a method. */
function tellMethod(method, alias, counters) {
    const { hits, localHits, staleHits, misses, joined, bypassed, guarded } = counters;
    const { runs, failedRuns, runMs, renewals, kept, refused, uncacheable } = counters;
    return {
        ...{ method, alias, calls: hits + staleHits + misses + joined + bypassed + guarded },
        ...{ hits, localHits, staleHits, misses, joined, bypassed, guarded },
        ...{ runs, failedRuns, runMs: Math.round(runMs), renewals, kept, refused, uncacheable },
    };
}
//# sourceMappingURL=method-statistics.js.map
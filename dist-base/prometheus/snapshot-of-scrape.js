"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.snapshotOfScrape = snapshotOfScrape;
/** One snapshot for all who ask in one tick, so that the figures of a scrape agree with each other. */
function snapshotOfScrape(statistics) {
    let shared;
    return () => {
        if (shared === undefined)
            queueMicrotask(() => (shared = undefined));
        shared ??= statistics.snapshot();
        return shared;
    };
}
//# sourceMappingURL=snapshot-of-scrape.js.map
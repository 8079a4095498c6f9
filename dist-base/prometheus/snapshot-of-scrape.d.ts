import type { MemoizeSnapshot, MemoizeStatistics } from '../statistics/memoize-statistics.service';
/** One snapshot for all who ask in one tick, so that the figures of a scrape agree with each other. */
export declare function snapshotOfScrape(statistics: MemoizeStatistics): () => MemoizeSnapshot;

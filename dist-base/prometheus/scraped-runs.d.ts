import type { MemoizeSnapshot } from '../statistics/memoize-statistics.service';
import { type Scraped } from './scraped-metric';
/** How many runs there were and how long they took, as a summary: of which no quantile is known. */
export declare class ScrapedRuns {
    private readonly snapshot;
    readonly name: string;
    constructor(snapshot: () => MemoizeSnapshot);
    get(): Promise<Scraped>;
    /** As of every metric here. */
    reset(): void;
}

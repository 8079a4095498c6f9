import type { MemoizeSnapshot } from './memoize-statistics.service';
/** One figure with its labels, which come from the code and its configuration alone: never from a key or an argument. */
export interface Sample {
    readonly labels: Readonly<Record<string, string>>;
    readonly value: number;
}
/** A figure that monitoring asks for, whatever it calls it. */
export interface Metric {
    /** Words, joined by dots. */
    readonly name: string;
    readonly help: string;
    /** A counter only grows, until a `reset()` or the end of the process. */
    readonly kind: 'counter' | 'gauge';
    readonly unit?: 's' | 'By';
    read(snapshot: MemoizeSnapshot): Sample[];
}
/** Prometheus tells them in one, as the count and the sum of a summary. */
export declare const RUNS: Metric;
export declare const RUN_TIME: Metric;
/** All others. */
export declare const METRICS: readonly Metric[];

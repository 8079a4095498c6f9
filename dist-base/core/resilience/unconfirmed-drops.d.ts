import type { CacheCounters } from '../../ports/cache-counters';
import type { OutcomeCache, Question } from '../../ports/outcome-cache';
import { type RetryTiming } from '../../time/retry';
import { type UnconfirmedDrop } from './unconfirmed-names';
export interface UnconfirmedDropsSettings extends RetryTiming {
    readonly counters: CacheCounters;
    /** Called when nothing waits any more. */
    readonly onConfirmed: () => void;
}
/**
 * What was to be dropped from one cache, was not confirmed, and nobody was told of: it waits here, bounded, and is sent
 * again until it is confirmed. Meanwhile this process does without what it names: see avoiding.cache.ts.
 */
export declare class UnconfirmedDrops {
    private readonly cache;
    private readonly settings;
    /** What a call looks at first, and mostly last. */
    hasAny: boolean;
    private waiting;
    /** What is being sent. Named again meanwhile, it waits as well: it may be executed before what it is named for. */
    private underWay;
    private readonly retry;
    /** Of the marks that were asked for. */
    private readonly guards;
    private isClosed;
    constructor(cache: Pick<OutcomeCache, 'drop' | 'clear'>, settings: UnconfirmedDropsSettings);
    add(drop: UnconfirmedDrop): void;
    noteGuard(group: string): void;
    /** Whether the cache must not be asked. */
    mayAnswer(question: Question): boolean;
    /** Whether an outcome must not be kept. */
    has(question: Question, resultTags?: readonly string[]): boolean;
    /** What waits is lost with the process. */
    close(): void;
    private schedule;
    private send;
    /** Answers what is not confirmed. */
    private drop;
    /** Answers whether it is not confirmed. */
    private clear;
    private count;
}

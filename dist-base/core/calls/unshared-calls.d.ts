import type { Freshness } from '../../ports/outcome-cache';
import type { TransactionState } from '../../ports/transaction';
import type { KeylessCall } from './call';
import { type MemoizerParts, type Recipe } from './recipe';
/**
 * Calls inside a transaction, which may read what is not committed, or a snapshot of before somebody else's commit: what
 * they compute is nobody else's. They open no ticket, lead no flight and keep nothing; what others have kept may answer
 * them, until the transaction has changed something.
 */
export declare class UnsharedCalls {
    private readonly recipe;
    private readonly cache;
    private readonly runner;
    private readonly ask;
    constructor(recipe: Recipe, parts: Pick<MemoizerParts, 'cache' | 'clock'>);
    call(keyless: KeylessCall, transaction: TransactionState): Promise<unknown>;
    /** Of a refresh: it runs, and is no call. */
    run(keyless: KeylessCall): Promise<unknown>;
    private withKey;
}
/** What was kept is good for inside a transaction; undefined: for nothing any more. Others renew it. */
export declare function useOf({ windows }: Pick<Recipe, 'windows'>, freshness: Freshness): 'hit' | 'stale' | undefined;

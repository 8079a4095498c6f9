import type { CacheInput } from '../../options/module-options';
/** What {@link describeOutcomeCache} needs of a test runner: Jest's and Vitest's globals and `node:test` have it. */
export interface ContractRunner {
    describe(name: string, body: () => void): unknown;
    it(name: string, body: () => Promise<void>): unknown;
}
/**
 * Tells a test runner the contract that every cache here passes, as far as a store can break it: what is kept is found
 * again as it was, until its life is over; an invalidation is seen by every process once it is confirmed, and wins
 * against what was being computed; several applications in one store do not meet. For a store of your own, before you
 * put it under an alias.
 *
 * Each test sets the store up as the module does, for three processes: two of one application and one of another. Give
 * a function for a cache, and each of them calls it, and closes what it has made; give a cache that is ready, and they
 * share it. What a test has kept it drops. Tests take up to about a second each, and wait for real time.
 *
 * @example
 * ```ts
 * import { describe, it } from 'node:test';
 *
 * describeOutcomeCache(() => new MyStore(), { describe, it });
 * describeOutcomeCache(() => () => connectMyStore(url), { describe, it }); // a connection for each process
 * ```
 *
 * @param make called by each test; gives anything that `caches` takes, or a promise of it
 */
export declare function describeOutcomeCache(make: () => CacheInput | Promise<CacheInput>, runner: ContractRunner): void;

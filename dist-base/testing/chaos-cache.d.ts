import type { CacheInput } from '../options/module-options';
import type { Duration } from '../types/duration';
/** How unreliable a {@link chaosCache} is. The probabilities are of one operation, and no more than 1 together. */
export interface ChaosOptions {
    /** How likely it is, from 0 to 1, that an operation is not carried out, and fails. @default 0 */
    fail?: number;
    /** How likely it is, from 0 to 1, that an operation is not carried out, and never answered. @default 0 */
    hang?: number;
    /**
     * How likely it is, from 0 to 1, that an operation is carried out, and its answer lost: it fails for who has asked.
     * @default 0
     */
    lose?: number;
    /** What each operation takes longer, by the clock of the application. @default 0 */
    delay?: Duration;
    /** Any number: the same operations in the same order have the same fate. */
    seed: number;
}
/**
 * Makes a cache unreliable: look-ups, fills and invalidations fail, hang, lose their answers or take long, at random and
 * repeatable. It has deadlines and a breaker as remote caches have, also where it is `memoryCache()`. Promises hold on
 * it as on any other: calls are answered, and an invalidation that could not be confirmed rejects.
 *
 * @example
 * ```ts
 * inMemory({ caches: { shared: chaosCache(memoryCache(), { fail: 0.2, hang: 0.1, seed: 1 }) } });
 * ```
 *
 * @param cache anything that can stand under an alias: a function, a promise and `{ store, ttl }` included
 * @throws InvalidOptionError
 */
export declare function chaosCache(cache: CacheInput, options: ChaosOptions): CacheInput;

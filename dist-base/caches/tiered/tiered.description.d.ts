import { MemoryCacheDescription, type MemoryCacheOptions } from '../memory/memory-cache.description';
/** How the memory in front of a shared cache keeps. */
export interface TieredMemoryOptions extends MemoryCacheOptions {
    /**
     * false: this process keeps nothing in its memory, and its invalidations wait for the processes that do. For those that
     * only invalidate, and for the first of the two steps in which tiers are turned on.
     * @default true
     */
    serve?: boolean;
}
/** What {@link tiered} puts together. */
export interface TieredOptions {
    /** How the memory in front keeps. What is left out of it has the default of `memoryCache()`. @default {} */
    memory?: TieredMemoryOptions;
    /**
     * The shared cache: whatever else can stand under an alias, but for memory. Best a function that makes it, which is called
     * at start and again while it fails.
     */
    store: object;
}
/** A description of memory in front of a shared cache, made by {@link tiered}. */
export declare class TieredDescription {
    /** Undefined where nothing is kept in this process. */
    readonly memory: MemoryCacheDescription | undefined;
    readonly store: unknown;
    constructor(
    /** Undefined where nothing is kept in this process. */
    memory: MemoryCacheDescription | undefined, store: unknown);
}
/**
 * Memory in front of a shared cache. A process answers from its memory for at most 200 ms what it has read in the shared
 * cache, and **each invalidation, and each `refresh`, waits 207 ms after it was confirmed**: then no process answers any more
 * with what was invalidated. Right for what is read much more often than it is changed; wrong where changes come often, and
 * somebody waits for them.
 *
 * Every process that invalidates under the `keyPrefix` has to declare it, with `memory: { serve: false }` if it keeps nothing
 * itself: one that does not, does not wait.
 *
 * @example
 * ```ts
 * CacheMemoizeModule.forRoot(
 *   { shared: tiered({ memory: { maxEntries: 10_000 }, store: () => redisStore({ url }) }) },
 *   { keyPrefix: 'shop' },
 * )
 * ```
 *
 * @throws InvalidOptionError
 */
export declare function tiered(given: TieredOptions): TieredDescription;

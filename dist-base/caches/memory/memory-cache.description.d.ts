import { OptionReader } from '../../options/option-reader';
/** How a `memoryCache()` keeps. */
export interface MemoryCacheOptions {
    /** How many outcomes at most, and never more than 8,388,608; the least recently used goes first. @default 10_000 */
    maxEntries?: number;
    /**
     * How many bytes of memory at most, by estimate of the values, their keys and what an entry costs; the least recently
     * used goes first, and what is larger by itself is not kept. Not with `isolation: 'share'`, which looks at no value.
     * @default none: `maxEntries` times the module's `maxValueBytes` are the most
     */
    maxBytes?: number;
    /**
     * `'copy'`: every caller owns what it gets. `'share'`: all get the same object, faster, and a change that one
     * caller makes is seen by all; any value but streams and promises is kept.
     * @default 'copy'
     */
    isolation?: 'copy' | 'share';
}
/**
 * A description of a memory cache, made by {@link memoryCache}. Each application makes a cache of its own from it, so
 * that two applications in one process share nothing.
 */
export declare class MemoryCacheDescription {
    readonly maxEntries: number;
    readonly isolation: 'copy' | 'share';
    /** `Infinity`: no such bound. */
    readonly maxBytes: number;
    constructor(maxEntries: number, isolation: 'copy' | 'share', 
    /** `Infinity`: no such bound. */
    maxBytes: number);
}
/**
 * The embedded default: outcomes are kept in this process, bounded, the least recently used goes first.
 *
 * @example
 * ```ts
 * CacheMemoizeModule.forRoot({ default: memoryCache({ maxEntries: 50_000 }) })
 * ```
 *
 * @throws InvalidOptionError
 */
export declare function memoryCache(given?: MemoryCacheOptions): MemoryCacheDescription;
/** The names of {@link MemoryCacheOptions}. */
export declare const MEMORY_OPTIONS: readonly ["maxEntries", "maxBytes", "isolation"];
/** Checks how memory is to keep. @throws InvalidOptionError */
export declare function resolveMemory(options: OptionReader): MemoryCacheDescription;

import { DEFAULT_MAX_ENTRIES } from '../../options/defaults';
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
export class MemoryCacheDescription {
  constructor(
    readonly maxEntries: number,
    readonly isolation: 'copy' | 'share',
    /** `Infinity`: no such bound. */
    readonly maxBytes: number,
  ) {}
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
export function memoryCache(given: MemoryCacheOptions = {}): MemoryCacheDescription {
  return resolveMemory(OptionReader.of(given, 'memoryCache()').allowOnly(MEMORY_OPTIONS));
}

/** The names of {@link MemoryCacheOptions}. */
export const MEMORY_OPTIONS = ['maxEntries', 'maxBytes', 'isolation'] as const;

/** Checks how memory is to keep. @throws InvalidOptionError */
export function resolveMemory(options: OptionReader): MemoryCacheDescription {
  const isolation = options.get('isolation') ?? 'copy';
  if (isolation !== 'copy' && isolation !== 'share') options.refuse('isolation', "'copy' or 'share'");
  if (isolation === 'share' && options.has('maxBytes'))
    options.refuse('maxBytes', "left out with isolation: 'share', which looks at no value");
  const maxEntries = options.integer('maxEntries', DEFAULT_MAX_ENTRIES);
  const maxBytes = options.has('maxBytes') ? options.integer('maxBytes', 1) : Infinity;
  return new MemoryCacheDescription(maxEntries, isolation, maxBytes);
}

import { DEFAULT_MAX_ENTRIES } from '../../options/defaults';
import { OptionReader } from '../../options/option-reader';

/** How a `memoryCache()` keeps. */
export interface MemoryCacheOptions {
  /** How many outcomes at most, and never more than 8,388,608; the least recently used goes first. @default 10_000 */
  maxEntries?: number;
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
  const options = OptionReader.of(given, 'memoryCache()').allowOnly(['maxEntries', 'isolation']);
  const isolation = given.isolation ?? 'copy';
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- what JavaScript writes has no type
  if (isolation !== 'copy' && isolation !== 'share') options.refuse('isolation', "'copy' or 'share'");
  return new MemoryCacheDescription(options.integer('maxEntries', DEFAULT_MAX_ENTRIES), isolation);
}

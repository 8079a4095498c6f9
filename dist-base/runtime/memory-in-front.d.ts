import type { TieredDescription } from '../caches/tiered/tiered.description';
import type { Time } from '../time/system-time';
import type { MadeCache } from './registered-cache';
/** What was made for an alias, with the memory in front of it that its `tiered()` describes. */
export declare function putMemoryInFront({ memory }: TieredDescription, { cache, counters }: MadeCache, { clock, scheduler }: Time): MadeCache;
/** What stands in front, for who reads a log. */
export declare function placeOfMemory({ memory }: TieredDescription): string;
/** Behind memory stands something else than memory. @throws UnsupportedCacheError */
export declare function refuseMemory(given: unknown, alias: string): void;

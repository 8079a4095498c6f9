import { WrappedCache } from '../../caches/detection/wrapped-cache';
import { MemoryCacheDescription } from '../../caches/memory/memory-cache.description';
import { LocalCopies } from '../../caches/tiered/local-copies';
import { TieredCache } from '../../caches/tiered/tiered.cache';
import type { TieredDescription } from '../../caches/tiered/tiered.description';
import { UnsupportedCacheError } from '../../errors/unsupported-cache.error';
import type { Time } from '../../time/system-time';
import type { MadeCache } from './registered-cache';

/** What was made for an alias, with the memory in front of it that its `tiered()` describes. */
export function putMemoryInFront(
  { memory }: TieredDescription,
  { cache, counters }: MadeCache,
  { clock, scheduler }: Time,
): MadeCache {
  const copies =
    memory && new LocalCopies({ maxEntries: memory.maxEntries, maxBytes: memory.maxBytes, clock, counters });
  const tiered = new TieredCache(cache, { copies, scheduler });
  return { cache: tiered, counters, isolation: memory?.isolation ?? 'copy', isTiered: true };
}

/** What stands in front, for who reads a log. */
export function placeOfMemory({ memory }: TieredDescription): string {
  return memory ? 'memory in front of ' : 'no memory, but that of others, in front of ';
}

/** Behind memory stands something else than memory. @throws UnsupportedCacheError */
export function refuseMemory(given: unknown, alias: string): void {
  const isMemory = given instanceof MemoryCacheDescription;
  if (isMemory || (given instanceof WrappedCache && given.isMemory))
    throw new UnsupportedCacheError({ alias, given, problem: 'memory in front of memory' });
}

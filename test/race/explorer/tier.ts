import { LocalCopies } from '../../../lib/caches/tiered/local-copies';
import { TieredCache } from '../../../lib/caches/tiered/tiered.cache';
import { CacheCounters } from '../../../lib/ports/cache-counters';
import type { Clock } from '../../../lib/ports/clock';
import type { OutcomeCache } from '../../../lib/ports/outcome-cache';
import type { TierParts } from './fault';

/** Room for every key of this world: that copies are pushed out only ends them. */
const LIMITS = { maxEntries: 10, maxBytes: Infinity };

/** The copies of one process. */
export function makeCopies(clock: Clock, Copies = LocalCopies): LocalCopies {
  return new Copies({ ...LIMITS, clock, counters: new CacheCounters() });
}

/** Memory in front of the cache of one process, as the library makes it. */
export function makeTier({ cache, world, scheduler }: TierParts): OutcomeCache {
  return new TieredCache(cache, { copies: makeCopies(world), scheduler });
}

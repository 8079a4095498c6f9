import { LocalCopies } from '../../../lib/caches/tiered/local-copies';
import { LocalHit } from '../../../lib/caches/tiered/local-hit';
import { TieredCache } from '../../../lib/caches/tiered/tiered.cache';
import { CacheCounters } from '../../../lib/ports/cache-counters';
import type { Answer, Hit, Lookup, OutcomeCache, Question } from '../../../lib/ports/outcome-cache';
import type { Time } from '../../../lib/time/system-time';

/** Memory in front of a cache, whose hits have the payload that was kept, as if they came from the cache itself. */
export class ReadableTier extends TieredCache {
  /** How many hits came from memory. */
  localHits = 0;

  constructor(cache: OutcomeCache, { clock, scheduler }: Time) {
    const counters = new CacheCounters();
    const copies = new LocalCopies({ maxEntries: 10_000, maxBytes: Infinity, clock, counters });
    super(cache, { copies, scheduler });
  }

  override lookup(question: Question): Answer<Lookup> {
    const found = super.lookup(question);
    return found instanceof LocalHit ? this.readable(found) : found;
  }

  private readable(hit: LocalHit): Hit {
    this.localHits += 1;
    return Object.create(hit, { payload: { value: hit.payload.original } }) as Hit; // the same but for its payload
  }
}

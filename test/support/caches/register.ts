import { CountersByName } from '../../../lib/core/calls/call-counters';
import { LeaseWait } from '../../../lib/core/calls/lease-wait';
import { SingleFlight } from '../../../lib/core/calls/single-flight';
import { UnconfirmedDrops } from '../../../lib/core/resilience/unconfirmed-drops';
import { RenewalsUnderWay } from '../../../lib/core/stale/renewals-under-way';
import { CacheCounters } from '../../../lib/ports/cache-counters';
import type { OutcomeCache } from '../../../lib/ports/outcome-cache';
import type { RegisteredCache } from '../../../lib/runtime/caches/registered-cache';
import { Activity } from '../../../lib/ports/activity';
import { KeyBeginnings } from '../../../lib/runtime/caches/key-beginnings';
import { Deadlines } from '../../../lib/time/deadlines';
import { RecordingReporter } from '../doubles/recording-reporter';
import { ManualClock } from '../time/manual-clock';

/** A cache with what all memoized methods on it share, on a clock of its own. */
export function register(cache: OutcomeCache, alias = 'default'): RegisteredCache {
  const clock = new ManualClock();
  const counters = new CacheCounters();
  return {
    alias,
    keyPrefix: 'shop',
    cache,
    flights: new SingleFlight({ joinWait: 1000, timers: new Deadlines(clock, clock), clock }),
    leaseWait: new LeaseWait(cache, { herdWait: 0, clock, scheduler: clock }),
    renewals: new RenewalsUnderWay(clock),
    clock,
    ttl: 300_000,
    beginnings: new KeyBeginnings(cache.keeps),
    isTiered: false,
    isolation: 'copy',
    counters,
    unconfirmed: new UnconfirmedDrops(cache, { scheduler: clock, counters, onConfirmed: () => undefined }),
    callCounters: new CountersByName(),
    activity: new Activity(new RecordingReporter()),
  };
}

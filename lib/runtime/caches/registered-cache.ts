import type { CountersByName } from '../../core/calls/call-counters';
import type { LeaseWait } from '../../core/calls/lease-wait';
import type { SingleFlight } from '../../core/calls/single-flight';
import type { UnconfirmedDrops } from '../../core/resilience/unconfirmed-drops';
import type { RenewalsUnderWay } from '../../core/stale/renewals-under-way';
import type { Activity } from '../../ports/activity';
import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { OutcomeCache } from '../../ports/outcome-cache';
import type { KeyBeginnings } from './key-beginnings';

/** A cache under its alias, with what all memoized methods on it share. */
export interface RegisteredCache {
  readonly alias: string;
  /** What every name in its store begins with; none in memory. */
  readonly keyPrefix: string | undefined;
  readonly cache: OutcomeCache;
  readonly flights: SingleFlight;
  readonly leaseWait: LeaseWait;
  readonly renewals: RenewalsUnderWay;
  readonly clock: Clock;
  /** Milliseconds, for a decorator without one. */
  readonly ttl: number;
  readonly beginnings: KeyBeginnings;
  /** Of a memory cache, or of memory in front of a shared one: whether callers share what they get. */
  readonly isolation: 'copy' | 'share';
  /** Whether memory stands in front of it, so that a hit may be a copy. */
  readonly isTiered: boolean;
  readonly counters: CacheCounters;
  /** What was not confirmed as dropped from it, and waits to be sent again. */
  readonly unconfirmed: UnconfirmedDrops;
  /** By name: a class that is made anew goes on counting where the one before it ended. */
  readonly callCounters: CountersByName;
  /** Who is told of what is invalidated. */
  readonly activity: Activity;
}

/** What was made for an alias. */
export type MadeCache = Pick<RegisteredCache, 'cache' | 'counters' | 'isolation' | 'isTiered'>;

import type { Clock } from '../../ports/clock';
import type { OutcomeCache, Ticket } from '../../ports/outcome-cache';
import type { Scheduler } from '../../ports/scheduler';
import { Backoff } from '../../time/backoff';
import { pause } from '../../time/pause';
import type { Found, Lookups } from '../stale/windowed-lookups';

export interface LeaseWaitSettings {
  /** How long to wait for another process that computes the same, in milliseconds. 0: not at all. */
  readonly herdWait: number;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** From 0 to 1, so that the processes of a fleet do not ask all at once. @default Math.random */
  readonly random?: () => number;
}

const FIRST_POLL_MS = 8;
const SLOWEST_POLL_MS = 64;

/**
 * Waits for another process that holds the lease of a key: asks again with backoff until there is an outcome, the
 * lease is another one, or the wait is over. Called once per key and ticket (those who come later join the flight
 * that is waiting), so a herd of callers is one poller.
 */
export class LeaseWait {
  constructor(
    private readonly cache: OutcomeCache,
    private readonly settings: LeaseWaitSettings,
  ) {}

  /** @param lookups whom to ask. @default the cache itself */
  async for(ticket: Ticket, lookups: Lookups = this.cache): Promise<Found> {
    const { clock, herdWait, random, scheduler } = this.settings;
    const backoff = new Backoff({ first: FIRST_POLL_MS, longest: SLOWEST_POLL_MS, random });
    const end = clock.monotonic() + herdWait;
    let found: Found = { kind: 'miss', ticket };
    while (isUnchanged(found, ticket)) {
      const left = end - clock.monotonic();
      if (left <= 0) break;
      await pause(scheduler, Math.min(backoff.next(), left));
      found = await lookups.lookup(ticket.question);
    }
    return found;
  }
}

function isUnchanged(found: Found, ticket: Ticket): boolean {
  return found.kind === 'miss' && found.ticket.id === ticket.id;
}

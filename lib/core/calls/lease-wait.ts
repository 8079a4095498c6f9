import type { Lookup, OutcomeCache, Ticket } from '../../ports/outcome-cache';
import type { Clock } from '../../ports/clock';

export interface HerdSettings {
  /** How long to wait for another process that computes the same, in milliseconds. 0: not at all. */
  readonly herdWait: number;
  readonly clock: Clock;
  readonly delay: (ms: number) => Promise<void>;
}

const FIRST_POLL = 4;
const SLOWEST_POLL = 64;

/**
 * Waits for another process that holds the lease of a key: asks again with backoff until there is an outcome, the
 * lease is another one, or the wait is over. Called once per key and ticket (those who come later join the flight
 * that is waiting), so a herd of callers is one poller.
 */
export class Herd {
  constructor(
    private readonly cache: OutcomeCache,
    private readonly settings: HerdSettings,
  ) {}

  async wait(ticket: Ticket): Promise<Lookup> {
    const { clock, delay, herdWait } = this.settings;
    const end = clock.monotonic() + herdWait;
    let found: Lookup = { kind: 'miss', ticket };
    for (let pause = FIRST_POLL; isUnchanged(found, ticket); pause = Math.min(2 * pause, SLOWEST_POLL)) {
      const left = end - clock.monotonic();
      if (left <= 0) break;
      await delay(Math.min(pause, left));
      found = await this.cache.lookup(ticket.key, ticket.group);
    }
    return found;
  }
}

function isUnchanged(found: Lookup, ticket: Ticket): boolean {
  return found.kind === 'miss' && found.ticket.id === ticket.id;
}

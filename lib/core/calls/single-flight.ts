/**
 * Computations under way, so that a herd runs the method once.
 *
 * Keyed on the id of a ticket and never on the key alone: a read may only join a computation whose ticket it has
 * just seen to be current. Joining by key alone hands out, after an invalidation, what was computed before it
 * (measured: 5,599 stale reads of one storm; see test/race).
 */
import type { Answer, Hit, Payload } from '../../ports/outcome-cache';
import type { Clock } from '../../ports/clock';
import type { AgedHit } from '../stale/windowed-lookups';

/** How a flight ended, for those who joined it. */
export type Landing =
  /** Copy from the payload. `filled` answers when the cache has it. */
  | { readonly kind: 'landed'; readonly payload: Payload; readonly filled: Answer<unknown> }
  /** The method threw, and what the cache still keeps of before is the answer. */
  | { readonly kind: 'aged'; readonly found: Hit | AgedHit }
  /** The method threw what is not kept. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The result cannot be copied: run the method yourself. */
  | { readonly kind: 'alone' }
  /** The wait was too long: whoever finds it so first replaces the run, and the others join that one. */
  | { readonly kind: 'overdue' }
  /** What was waited for is no longer current: ask the cache again. */
  | { readonly kind: 'again' };

/** Calls back once after `ms`, unless cancelled before. */
export interface Timers {
  after(ms: number, callback: () => void): { cancel(): void };
}

export interface SingleFlightSettings {
  /** How long a joined call waits, in milliseconds. */
  readonly joinWait: number;
  readonly timers: Timers;
  readonly clock: Clock;
}

export class SingleFlight {
  private readonly flights = new Map<unknown, Flight>();

  constructor(private readonly settings: SingleFlightSettings) {}

  find(id: unknown): Flight | undefined {
    return this.flights.get(id);
  }

  /** @param tagTime that of the ticket: who has another one does not join */
  begin(id: unknown, tagTime?: unknown): Flight {
    const onEnd = (): void => {
      // A refresh may have begun another one under the same id (plain stores have no ticket of its own for it).
      if (this.flights.get(id) === flight) this.flights.delete(id);
    };
    const flight = new Flight(this.settings, { tagTime, onEnd });
    this.flights.set(id, flight);
    return flight;
  }
}

/** Joiners of about the same moment have one promise and one deadline in common, so that a herd costs little. */
interface Joiners {
  readonly since: number;
  readonly landing: Promise<Landing>;
  readonly resolve: (landing: Landing) => void;
  readonly deadline: { cancel(): void };
}

/** How far apart two joiners may come and still share a deadline, as a part of the wait. */
const SHARED_PART_OF_WAIT = 1 / 64;

export class Flight {
  /** Settles when a run that takes the place of this one, which takes too long, has begun. */
  replacement: Promise<unknown> | undefined;
  readonly tagTime: unknown;
  private readonly onEnd: () => void;
  private readonly groupsOfJoiners: Joiners[] = [];
  private landing: Landing | undefined;

  constructor(
    private readonly settings: SingleFlightSettings,
    { tagTime, onEnd }: { readonly tagTime: unknown; readonly onEnd: () => void },
  ) {
    this.tagTime = tagTime;
    this.onEnd = onEnd;
  }

  get hasJoiners(): boolean {
    return this.groupsOfJoiners.length > 0;
  }

  join(): Promise<Landing> {
    if (this.landing) return Promise.resolve(this.landing);
    const now = this.settings.clock.monotonic();
    const last = this.groupsOfJoiners.at(-1);
    if (last && now - last.since < this.settings.joinWait * SHARED_PART_OF_WAIT) return last.landing;
    return this.addJoiners(now).landing;
  }

  /** Tells those who joined, and those who still will, how it ended. */
  land(landing: Landing): void {
    this.landing = landing;
    for (const { deadline, resolve } of this.groupsOfJoiners) {
      deadline.cancel();
      resolve(landing);
    }
  }

  /** Nobody can join any more: the cache has answered the fill, and from here on it is the one to ask. */
  end(): void {
    this.onEnd();
  }

  private addJoiners(since: number): Joiners {
    const { promise, resolve } = withResolver();
    const deadline = this.settings.timers.after(this.settings.joinWait, () => resolve({ kind: 'overdue' }));
    const joiners = { since, landing: promise, resolve, deadline };
    this.groupsOfJoiners.push(joiners);
    return joiners;
  }
}

// Promise.withResolvers is not in Node 20.
function withResolver(): { promise: Promise<Landing>; resolve: (landing: Landing) => void } {
  let resolve!: (landing: Landing) => void;
  const promise = new Promise<Landing>((settle) => (resolve = settle));
  return { promise, resolve };
}

/**
 * The embedded cache: one process, bounded, least recently used goes first.
 *
 * Everything is synchronous, and that is the whole protocol: an invalidation drops the entry and the ticket in one
 * step, and a fill whose ticket is no longer the current one of its key is refused. Nothing per key outlives its
 * entry and its computation. Times are whole milliseconds since the cache was made, because V8 keeps small integers
 * inside the entry and boxes everything else (16 bytes each).
 */
import type { Clock } from '../interfaces/clock.interface';
import type { Hit, Miss, OutcomeCache, Payload, Ticket } from '../interfaces/outcome-cache.interface';

const FOR_GOOD = -1;

export interface MemoryCacheSettings {
  /** How many outcomes are kept at most. */
  readonly maxEntries: number;
  readonly clock: Clock;
}

/** Replaced, never revived: what points to a dead group is worthless, however much of it there is. */
interface Group {
  readonly name: string;
  isAlive: boolean;
}

class Entry implements Hit {
  declare readonly kind: 'hit';
  older: Entry | undefined = undefined;
  newer: Entry | undefined = undefined;
  keptAt = 0;
  expiresAt = FOR_GOOD;

  constructor(
    readonly key: string,
    public payload: Payload,
    public group: Group,
  ) {}
}
// On the prototype: the same for every entry, and eight bytes each otherwise.
Object.defineProperty(Entry.prototype, 'kind', { value: 'hit' });

class MemoryTicket implements Ticket {
  readonly leasedElsewhere = false;

  constructor(
    readonly key: string,
    readonly group: string,
    readonly liveGroup: Group,
  ) {}

  get id(): this {
    return this;
  }
}

export class MemoryCache implements OutcomeCache {
  readonly keeps = 'objects';
  readonly isReady = true;
  private readonly entries = new Map<string, Entry>();
  private readonly tickets = new Map<string, MemoryTicket>();
  private readonly groups = new Map<string, Group>();
  private oldest: Entry | undefined;
  private newest: Entry | undefined;
  private readonly start: number;
  private readonly maxEntries: number;
  private readonly clock: Clock;

  constructor({ maxEntries, clock }: MemoryCacheSettings) {
    this.maxEntries = maxEntries;
    this.clock = clock;
    this.start = clock.monotonic();
  }

  /** How many outcomes are held; those that expired or were outdated count until they are read or pushed out. */
  get size(): number {
    return this.entries.size;
  }

  /** How many computations are under way, as far as this cache knows. */
  get openTickets(): number {
    return this.tickets.size;
  }

  lookup(key: string, group: string): Hit | Miss {
    const entry = this.entries.get(key);
    if (entry !== undefined) {
      if (
        entry.group.isAlive &&
        entry.group.name === group &&
        (entry.expiresAt === FOR_GOOD || this.now() < entry.expiresAt)
      ) {
        if (entry !== this.newest) this.touch(entry);
        return entry;
      }
      this.drop(entry);
    }
    return this.open(key, group, 'share');
  }

  open(key: string, group: string, mode: 'share' | 'replace'): Miss {
    const current = mode === 'share' ? this.currentTicket(key) : undefined;
    return { kind: 'miss', ticket: current?.group === group ? current : this.openTicket(key, group) };
  }

  fill(ticket: Ticket, payload: Payload, ttl: number): boolean {
    if (this.currentTicket(ticket.key) !== ticket) return false;
    this.tickets.delete(ticket.key);
    this.keep(ticket as MemoryTicket, payload, ttl); // it is the one in our own table
    return true;
  }

  release(ticket: Ticket): void {
    if (this.tickets.get(ticket.key) === ticket) this.tickets.delete(ticket.key);
  }

  invalidate(keys: readonly string[]): void {
    for (const key of keys) {
      this.tickets.delete(key);
      const entry = this.entries.get(key);
      if (entry) this.drop(entry);
    }
  }

  invalidateGroup(name: string): void {
    const group = this.groups.get(name);
    if (!group) return;
    group.isAlive = false;
    this.groups.delete(name);
  }

  clear(): void {
    for (const group of this.groups.values()) group.isAlive = false;
    this.groups.clear();
    this.tickets.clear();
    this.entries.clear();
    this.oldest = this.newest = undefined;
  }

  freshness(hit: Hit): { age: number; ttl: number } {
    const { keptAt, expiresAt } = hit as Entry; // only our own look-ups make hits of this cache
    const now = this.now();
    return { age: now - keptAt, ttl: expiresAt === FOR_GOOD ? Infinity : Math.max(0, expiresAt - now) };
  }

  close(): Promise<void> {
    this.clear();
    return Promise.resolve();
  }

  private now(): number {
    return Math.floor(this.clock.monotonic() - this.start);
  }

  private currentTicket(key: string): MemoryTicket | undefined {
    const ticket = this.tickets.get(key);
    return ticket?.liveGroup.isAlive ? ticket : undefined;
  }

  private openTicket(key: string, group: string): MemoryTicket {
    const ticket = new MemoryTicket(key, group, this.liveGroup(group));
    this.tickets.set(key, ticket);
    return ticket;
  }

  private liveGroup(name: string): Group {
    const known = this.groups.get(name);
    if (known) return known;
    const group = { name, isAlive: true };
    this.groups.set(name, group);
    return group;
  }

  private keep(ticket: MemoryTicket, payload: Payload, ttl: number): void {
    const known = this.entries.get(ticket.key);
    if (known) this.drop(known);
    const entry = new Entry(ticket.key, payload, ticket.liveGroup);
    entry.keptAt = this.now();
    // Rounded up: an outcome may live a fraction of a millisecond longer, never shorter than it was told.
    entry.expiresAt = ttl === Infinity ? FOR_GOOD : entry.keptAt + Math.ceil(ttl);
    this.entries.set(ticket.key, entry);
    this.append(entry);
    if (this.entries.size > this.maxEntries && this.oldest) this.drop(this.oldest);
  }

  private drop(entry: Entry): void {
    this.entries.delete(entry.key);
    this.unlink(entry);
  }

  private touch(entry: Entry): void {
    this.unlink(entry);
    this.append(entry);
  }

  private unlink(entry: Entry): void {
    const { older, newer } = entry;
    if (older) older.newer = newer;
    else this.oldest = newer;
    if (newer) newer.older = older;
    else this.newest = older;
  }

  private append(entry: Entry): void {
    entry.older = this.newest;
    entry.newer = undefined;
    if (this.newest) this.newest.newer = entry;
    else this.oldest = entry;
    this.newest = entry;
  }
}

/**
 * The embedded cache: one process, bounded, least recently used goes first.
 *
 * Everything is synchronous, and that is the whole protocol: an invalidation drops the entry and the ticket in one
 * step, and a fill whose ticket is no longer the current one of its key is refused. Nothing per key outlives its
 * entry and its computation.
 */
import type { Clock } from '../../ports/clock';
import type { Hit, Miss, OutcomeCache, Payload, Ticket } from '../../ports/outcome-cache';
import { MemoryEntries } from './memory-entries';

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

class MemoryHit implements Hit {
  declare readonly kind: 'hit';

  constructor(
    readonly payload: Payload,
    readonly slot: number,
  ) {}
}
// On the prototype: the same for all, and one is made for every hit.
Object.defineProperty(MemoryHit.prototype, 'kind', { value: 'hit' });

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
  private entries: MemoryEntries<Group>;
  private readonly tickets = new Map<string, MemoryTicket>();
  private readonly groups = new Map<string, Group>();
  private readonly maxEntries: number;
  private readonly clock: Clock;
  /** When a look-up last asked for the time: those of what never expires do not. */
  private askedAt = 0;

  constructor({ maxEntries, clock }: MemoryCacheSettings) {
    this.maxEntries = maxEntries;
    this.clock = clock;
    this.entries = new MemoryEntries(maxEntries);
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
    const { entries } = this;
    const slot = entries.find(key);
    if (slot !== undefined) {
      if (this.holds(slot, group)) {
        entries.touch(slot);
        return new MemoryHit(entries.payloadOf(slot), slot);
      }
      entries.drop(slot);
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
      this.drop(key);
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
    this.entries = new MemoryEntries(this.maxEntries);
  }

  /** Only of what a look-up has just found: its slot may be another's later. */
  freshness(hit: Hit): { age: number; ttl: number } {
    const { slot } = hit as MemoryHit; // only our own look-ups make hits of this cache
    const expiresAt = this.entries.expiresAt(slot);
    const now = expiresAt === Infinity ? this.clock.monotonic() : this.askedAt;
    return { age: now - this.entries.keptAt(slot), ttl: expiresAt - now };
  }

  close(): Promise<void> {
    this.clear();
    return Promise.resolve();
  }

  private holds(slot: number, group: string): boolean {
    const { entries } = this;
    const own = entries.groupOf(slot);
    if (own === undefined || !own.isAlive || own.name !== group) return false;
    const expiresAt = entries.expiresAt(slot);
    if (expiresAt === Infinity) return true;
    this.askedAt = this.clock.monotonic();
    return this.askedAt < expiresAt;
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

  private keep({ key, liveGroup }: MemoryTicket, payload: Payload, ttl: number): void {
    this.drop(key);
    const keptAt = this.clock.monotonic();
    this.entries.add(key, { payload, group: liveGroup, keptAt, expiresAt: keptAt + ttl });
  }

  private drop(key: string): void {
    const slot = this.entries.find(key);
    if (slot !== undefined) this.entries.drop(slot);
  }
}

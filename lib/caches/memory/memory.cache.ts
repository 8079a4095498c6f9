/**
 * The embedded cache: one process, bounded, least recently used goes first.
 *
 * Everything is synchronous, and that is the whole protocol: an invalidation drops the entry and the ticket in one
 * step, and a fill whose ticket is no longer the current one of its key is refused. Nothing per key outlives its
 * entry and its computation.
 */
import { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type {
  Absent,
  AskedQuestion,
  DropNames,
  FillTerms,
  Freshness,
  HeldInMemory,
  Hit,
  Miss,
  OpenMode,
  OutcomeCache,
  Payload,
  Question,
  SizedPayload,
  Ticket,
} from '../../ports/outcome-cache';
import { MemoryEntries } from './memory-entries';
import { type MemoryGroup, MemoryGroups } from './memory-groups';

export interface MemoryCacheSettings {
  /** How many outcomes are kept at most. */
  readonly maxEntries: number;
  /** How much memory they may take, by estimate. @default Infinity: nobody counts */
  readonly maxBytes?: number;
  readonly clock: Clock;
  /** Where it counts what it is asked. @default counters that nobody reads */
  readonly counters?: CacheCounters;
}

/** What an entry takes besides its key and its value: measured, rounded up. */
const BYTES_PER_ENTRY = 256;

class MemoryHit implements Hit {
  declare readonly kind: 'hit';

  constructor(
    readonly payload: Payload,
    readonly slot: number,
  ) {}
}
// On the prototype: the same for all, and one is made for every hit.
Object.defineProperty(MemoryHit.prototype, 'kind', { value: 'hit' });

const ABSENT: Absent = Object.freeze({ kind: 'absent' });

class MemoryTicket implements Ticket {
  readonly leasedElsewhere = false;

  constructor(
    readonly question: Question,
    readonly liveGroup: MemoryGroup,
  ) {}

  get id(): this {
    return this;
  }
}

export class MemoryCache implements OutcomeCache {
  readonly keeps = 'objects';
  readonly isReady = true;
  readonly isBreakerOpen = false;
  private entries: MemoryEntries<MemoryGroup>;
  private readonly tickets = new Map<string, MemoryTicket>();
  private readonly groups = new MemoryGroups();
  private readonly maxEntries: number;
  private readonly maxBytes: number;
  private readonly clock: Clock;
  private readonly counters: CacheCounters;
  /** When a look-up last asked for the time: those of what never expires do not. */
  private askedAt = 0;

  constructor({
    maxEntries,
    maxBytes = Infinity,
    clock,
    counters = new CacheCounters(),
  }: MemoryCacheSettings) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.counters = counters;
    this.entries = this.makeEntries();
  }

  get held(): HeldInMemory {
    const { size: entries, bytes } = this.entries;
    return { entries, bytes: this.maxBytes === Infinity ? undefined : bytes };
  }

  /** How many computations are under way, as far as this cache knows. */
  get openTickets(): number {
    return this.tickets.size;
  }

  lookup(question: Question): Hit | Miss {
    return this.find(question) ?? this.open(question, 'share');
  }

  /** For who asks it as if it were shared. */
  lookupMany(asked: readonly AskedQuestion[]): void {
    for (const each of asked) each.answer(this.lookup(each.question));
  }

  peek(question: Question): Hit | Absent {
    this.counters.reads += 1;
    return this.find(question) ?? ABSENT;
  }

  open(question: Question, mode: OpenMode): Miss {
    const current = mode === 'share' ? this.currentTicket(question) : undefined;
    const ticket = current?.question.group === question.group ? current : this.openTicket(question);
    return { kind: 'miss', ticket };
  }

  fill(ticket: Ticket, payload: Payload, { ttl }: FillTerms): boolean {
    this.counters.fills += 1;
    const current = this.currentTicket(ticket.question);
    if (current === undefined || current !== ticket) return false;
    this.tickets.delete(idOf(ticket.question));
    this.keep(current, payload, ttl);
    return true;
  }

  release({ question, id }: Ticket): void {
    if (this.tickets.get(idOf(question)) === id) this.tickets.delete(idOf(question));
  }

  drop({ keys = [], marks = [], groups = [] }: DropNames): void {
    this.counters.invalidations += 1;
    for (const key of keys) this.dropOne(key);
    for (const key of marks) this.dropOne(markId(key));
    for (const group of groups) this.groups.end(group);
  }

  clear(): void {
    this.counters.invalidations += 1;
    this.groups.endOutcomes();
    for (const [id, { question }] of this.tickets) if (question.kind === 'outcome') this.tickets.delete(id);
    if (!this.groups.hasMarks) this.entries = this.makeEntries();
    else this.entries.dropAll(({ isAlive }) => !isAlive);
  }

  /** Only of what a look-up has just found: its slot may be another's later. */
  freshness(hit: Hit): Freshness {
    const { slot } = hit as MemoryHit; // only our own look-ups make hits of this cache
    const expiresAt = this.entries.expiresAt(slot);
    const now = expiresAt === Infinity ? this.clock.monotonic() : this.askedAt;
    return { age: now - this.entries.keptAt(slot), ttl: expiresAt - now };
  }

  close(): Promise<void> {
    this.groups.endAll();
    this.tickets.clear();
    this.entries = this.makeEntries();
    return Promise.resolve();
  }

  private find(question: Question): MemoryHit | undefined {
    const { entries } = this;
    const slot = entries.find(idOf(question));
    if (slot === undefined) return undefined;
    if (this.holds(slot, question.group)) {
      entries.touch(slot);
      return new MemoryHit(entries.payloadOf(slot), slot);
    }
    entries.drop(slot);
    return undefined;
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

  private currentTicket(question: Question): MemoryTicket | undefined {
    const ticket = this.tickets.get(idOf(question));
    return ticket?.liveGroup.isAlive ? ticket : undefined;
  }

  private openTicket(question: Question): MemoryTicket {
    const ticket = new MemoryTicket(question, this.groups.aliveFor(question));
    this.tickets.set(idOf(question), ticket);
    return ticket;
  }

  private keep({ question, liveGroup }: MemoryTicket, payload: Payload, ttl: number): void {
    const id = idOf(question);
    this.dropEntry(id);
    const keptAt = this.clock.monotonic();
    const bytes = this.maxBytes === Infinity ? 0 : BYTES_PER_ENTRY + id.length + bytesOf(payload);
    this.entries.add(id, { payload, group: liveGroup, keptAt, expiresAt: keptAt + ttl, bytes });
  }

  private makeEntries(): MemoryEntries<MemoryGroup> {
    return new MemoryEntries(this.maxEntries, this.maxBytes, this.counters);
  }

  private dropOne(id: string): void {
    this.tickets.delete(id);
    this.dropEntry(id);
  }

  private dropEntry(id: string): void {
    const slot = this.entries.find(id);
    if (slot !== undefined) this.entries.drop(slot);
  }
}

function bytesOf(payload: Payload): number {
  return (payload as Partial<SizedPayload>).bytes ?? 0; // whoever bounds them keeps payloads that say it
}

/** What an entry and a ticket are found by: marks lie apart. */
function idOf({ key, kind }: Question): string {
  return kind === 'outcome' ? key : markId(key);
}

function markId(key: string): string {
  return `\u0000${key}`;
}

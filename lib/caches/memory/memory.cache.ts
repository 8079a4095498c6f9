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
  StaleFate,
  Ticket,
} from '../../ports/outcome-cache';
import { AgingBond, type Bond } from './bonds';
import { MemoryEntries } from './memory-entries';
import { MemoryGroups } from './memory-groups';
import { MemoryHit } from './memory-hit';
import { MemoryTags } from './memory-tags';
import { idOf, markId, type MemoryTicket } from './memory-ticket';
import { MemoryTickets } from './memory-tickets';

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

const ABSENT: Absent = Object.freeze({ kind: 'absent' });

export class MemoryCache implements OutcomeCache {
  readonly keeps = 'objects';
  readonly isReady = true;
  readonly isBreakerOpen = false;
  private entries: MemoryEntries<Bond>;
  private readonly groups = new MemoryGroups();
  private readonly tags = new MemoryTags();
  private readonly tickets = new MemoryTickets(this.groups, this.tags);
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
    return this.tickets.open(question, mode);
  }

  lookupPast(question: Question, hit: Hit): Hit | Miss {
    const found = this.find(question);
    const isHit =
      found !== undefined && (!found.isSameAs(hit) || this.freshness(found).restsFor !== undefined);
    return isHit ? found : this.open(question, 'share');
  }

  fill(ticket: Ticket, payload: Payload, terms: FillTerms): boolean {
    this.counters.fills += 1;
    const current = this.tickets.current(ticket.question);
    if (current === undefined || current !== ticket.id) return false;
    this.tickets.end(ticket);
    const { opening } = ticket as MemoryTicket; // its id is one of ours
    if (terms.tags !== undefined && this.tags.hasEndedSince(opening.time, terms.tags)) {
      this.dropEntry(idOf(ticket.question)); // of a refresh: what it was to replace
      return false;
    }
    this.keep(current, payload, terms);
    return true;
  }

  release(ticket: Ticket, fate?: StaleFate): void {
    if (!this.tickets.end(ticket)) return;
    if (fate?.kind === 'ends') this.dropEntry(idOf(ticket.question));
    if (fate?.kind === 'rests') this.letRest(ticket.question, fate);
  }

  drop({ keys = [], marks = [], groups = [], tags = [] }: DropNames): void {
    this.counters.invalidations += 1;
    for (const key of keys) this.dropOne(key);
    for (const key of marks) this.dropOne(markId(key));
    for (const group of groups) this.groups.end(group);
    for (const tag of tags) this.tags.end(tag);
  }

  clear(): void {
    this.counters.invalidations += 1;
    this.groups.endAll('outcome');
    this.tickets.dropOutcomes();
    if (this.groups.hasNoMarks) this.forgetAll();
    else this.entries.dropAll(({ isAlive }) => !isAlive);
  }

  /** Only of what a look-up has just found: its slot may be another's later. */
  freshness(hit: Hit): Freshness {
    const { slot } = hit as MemoryHit; // only our own look-ups make hits of this cache
    const bond = this.entries.groupOf(slot);
    const isAging = bond instanceof AgingBond;
    const expiresAt = isAging ? bond.expiresAt : this.entries.expiresAt(slot);
    const now = expiresAt === Infinity ? this.clock.monotonic() : this.askedAt;
    const freshness = { age: now - this.entries.keptAt(slot), ttl: expiresAt - now };
    return isAging && bond.restsUntil > now ? { ...freshness, restsFor: bond.restsUntil - now } : freshness;
  }

  close(): Promise<void> {
    this.groups.endAll('outcome');
    this.groups.endAll('mark');
    this.tickets.clear();
    this.forgetAll();
    return Promise.resolve();
  }

  private find(question: Question): MemoryHit | undefined {
    const { entries } = this;
    const slot = entries.find(idOf(question));
    if (slot === undefined) return undefined;
    if (this.holds(slot, question)) {
      entries.touch(slot);
      return new MemoryHit(entries.payloadOf(slot), slot);
    }
    entries.drop(slot);
    return undefined;
  }

  private holds(slot: number, question: Question): boolean {
    const { entries } = this;
    const bond = entries.groupOf(slot);
    if (bond === undefined || !bond.answers(question)) return false;
    const expiresAt = entries.expiresAt(slot);
    if (expiresAt === Infinity) return true;
    this.askedAt = this.clock.monotonic();
    return this.askedAt < expiresAt;
  }

  private forgetAll(): void {
    this.tags.clear();
    this.entries = this.makeEntries();
  }

  private keep(ticket: MemoryTicket, payload: Payload, { ttl, tags, staleFor }: FillTerms): void {
    const id = idOf(ticket.question);
    this.dropEntry(id);
    const keptAt = this.clock.monotonic();
    const expiresAt = keptAt + ttl;
    const bond = this.tags.bond(ticket.opening.group, ticket.question.tags, tags);
    const bytes = this.maxBytes === Infinity ? 0 : BYTES_PER_ENTRY + id.length + bytesOf(payload);
    this.entries.add(id, {
      payload,
      group: staleFor === undefined ? bond : new AgingBond(bond, expiresAt),
      keptAt,
      expiresAt: expiresAt + (staleFor ?? 0),
      bytes,
    });
  }

  /** What a fill has kept meanwhile is left alone. */
  private letRest(question: Question, { hit, ms }: Extract<StaleFate, { kind: 'rests' }>): void {
    const found = this.find(question);
    const bond = found && found.isSameAs(hit) ? this.entries.groupOf(found.slot) : undefined;
    if (bond instanceof AgingBond) bond.restsUntil = this.clock.monotonic() + ms;
  }

  private makeEntries(): MemoryEntries<Bond> {
    return new MemoryEntries(this.maxEntries, this.maxBytes, {
      onDrop: (bond) => bond.release?.(),
      onEvict: () => (this.counters.evictions += 1),
    });
  }

  private dropOne(id: string): void {
    this.tickets.drop(id);
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

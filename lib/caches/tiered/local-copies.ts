import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import { LocalCopy } from '../../ports/outcome-codec';
import type { DropNames, Freshness, HeldInMemory, Hit, Question } from '../../ports/outcome-cache';
import { AgingBond, type Bond } from '../memory/bonds';
import { MemoryEntries } from '../memory/memory-entries';
import { MemoryGroups } from '../memory/memory-groups';
import { MemoryTags } from '../memory/memory-tags';
import { FramedHit } from '../stored/value-frame';
import { LocalHit, type Moment } from './local-hit';
import { LOCAL_LEASE_MS } from './local-lease';

export interface LocalCopiesSettings {
  readonly maxEntries: number;
  /** `Infinity`: nobody counts. */
  readonly maxBytes: number;
  /** Read at each hit: a reading that hits share would be older than some of them. */
  readonly clock: Clock;
  readonly counters: CacheCounters;
}

/** A question on its way to the shared cache, and what was known here before it left. */
export interface AskedElsewhere {
  readonly question: Question;
  readonly sent: Moment;
  readonly drops: number;
}

/** What a copy takes besides its key and its value. */
const BYTES_PER_COPY = 384;

/**
 * Stands for every tag that comes from an outcome, and is none: a hit does not tell them. The invalidation of any tag in this
 * process ends the copies of all outcomes that may carry one, which costs each a look-up a little early.
 */
const SOME_RESULT_TAG = '\u0000';
const RESULT_TAGS: readonly string[] = [SOME_RESULT_TAG];
const NO_TAGS: readonly string[] = [];

/**
 * Copies of what look-ups have found in a shared cache. Each is good for a short time from before its question was sent, and
 * not at all once this process has dropped it itself.
 */
export class LocalCopies {
  private entries: MemoryEntries<Bond>;
  private readonly groups = new MemoryGroups();
  private readonly tags = new MemoryTags();
  /** How often something was dropped here. */
  private drops = 0;

  constructor(private readonly settings: LocalCopiesSettings) {
    this.entries = this.makeEntries();
  }

  /** What is over counts until it is asked for again, or pushed out. */
  get held(): HeldInMemory {
    const { size: entries, bytes } = this.entries;
    return { entries, bytes: this.settings.maxBytes === Infinity ? undefined : bytes };
  }

  find(question: Question): LocalHit | undefined {
    const { entries } = this;
    const slot = entries.find(question.key);
    if (slot === undefined) return undefined;
    const hit = entries.payloadOf(slot) as LocalHit; // nothing else is added
    if (!entries.groupOf(slot)?.answers(question) || !hit.isOfForm(question)) {
      entries.drop(slot);
      return undefined;
    }
    const { clock } = this.settings;
    // One that is over stays, because the next answer is mostly the same.
    if (!hit.isAliveAt(clock.monotonic(), clock.wall())) return undefined;
    entries.touch(slot);
    return hit;
  }

  /** To be called before anything of the question was sent. */
  ask(question: Question): AskedElsewhere {
    const { clock } = this.settings;
    return { question, sent: { monotonic: clock.monotonic(), wall: clock.wall() }, drops: this.drops };
  }

  /** Keeps what was found, unless something was dropped here meanwhile, which it may be from before. */
  keep({ question, sent, drops }: AskedElsewhere, hit: Hit, { ttl }: Freshness): void {
    if (drops !== this.drops) return;
    const window = hit instanceof FramedHit && hit.isAging ? question.staleFor : undefined;
    const ms = Math.min(LOCAL_LEASE_MS, ttl + (window ?? 0));
    const known = this.hitOf(question.key);
    if (ms <= 0 || known?.origin === hit) return; // the first of equal questions has kept it
    const isSame = known !== undefined && known.payload.original === hit.payload;
    const payload = isSame ? known.payload : new LocalCopy(hit.payload);
    this.forget(question);
    this.entries.add(question.key, {
      payload: new LocalHit(payload, hit, { question, sent, ms }),
      group: this.bondOf(question, window),
      keptAt: sent.monotonic,
      expiresAt: sent.monotonic + ms,
      bytes: BYTES_PER_COPY + question.key.length + payload.bytes,
    });
  }

  /** Does without the copy of one outcome, which another one has taken the place of. */
  forget({ key }: Question): void {
    this.dropKey(key);
  }

  drop({ keys = [], groups = [], tags = [] }: DropNames): void {
    this.drops += 1;
    for (const key of keys) this.dropKey(key);
    for (const group of groups) this.groups.end(group);
    for (const tag of tags) this.tags.end(tag);
    if (tags.length > 0) this.tags.end(SOME_RESULT_TAG);
  }

  clear(): void {
    this.drops += 1;
    this.groups.endAll('outcome');
    this.tags.clear();
    this.entries = this.makeEntries();
  }

  private hitOf(key: string): LocalHit | undefined {
    const slot = this.entries.find(key);
    return slot === undefined ? undefined : (this.entries.payloadOf(slot) as LocalHit); // nothing else is added
  }

  private bondOf(question: Question, window: number | undefined): Bond {
    const group = this.groups.of(question);
    const bond = this.tags.bond(group, question.tags, question.hasResultTags ? RESULT_TAGS : NO_TAGS);
    return window === undefined ? bond : new AgingBond(bond, Infinity);
  }

  private dropKey(key: string): void {
    const slot = this.entries.find(key);
    if (slot !== undefined) this.entries.drop(slot);
  }

  private makeEntries(): MemoryEntries<Bond> {
    const { maxEntries, maxBytes, counters } = this.settings;
    return new MemoryEntries(maxEntries, maxBytes, {
      onDrop: (bond) => bond.release?.(),
      onEvict: () => (counters.evictions += 1),
    });
  }
}

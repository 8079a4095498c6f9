import type { Payload } from '../../ports/outcome-cache';
import { RecencyRing } from './recency-ring';

/**
 * V8 throws when a Map that entries come to and go from is to hold more: it has room for 2 ** 24, those that were deleted
 * included, and sweeps them out only once they are half of that.
 */
const MOST_ENTRIES = 2 ** 23;

interface Entry<Group> {
  readonly payload: Payload;
  readonly group: Group;
  readonly keptAt: number;
  readonly expiresAt: number;
  /** How much memory it takes in all. */
  readonly bytes?: number;
}

interface EntryHooks<Group> {
  readonly onDrop?: (group: Group) => void;
  readonly onEvict?: () => void;
}

/**
 * What a memory cache keeps, bounded: the least recently used goes first.
 *
 * An entry is a numbered slot, and what belongs to it stands under its number in one array for each kind of use. That
 * takes two thirds of what an object for each entry would, and a hit finds most of it in the processor's caches.
 */
export class MemoryEntries<Group> {
  private readonly slots = new Map<string, number>();
  private readonly maxEntries: number;
  private readonly recency: RecencyRing;
  // Of slots that are not in use, what is left here is undefined, or means nothing. Slot 0 is nobody's.
  private readonly keys: (string | undefined)[] = [undefined];
  /** Of each slot the payload, and behind it the group: a hit needs both. */
  private readonly held: unknown[] = [undefined, undefined];
  private readonly keptTimes = [0];
  private readonly expiryTimes = [0];
  /** Only where they are bounded. */
  private readonly sizes = [0];
  private usedBytes = 0;

  /**
   * @param maxBytes how many all of them may take; `Infinity`: nobody counts
   * @param hooks who hears of what is no longer there, however that came, or was too large; and of what was pushed out
   */
  constructor(
    maxEntries: number,
    private readonly maxBytes = Infinity,
    private readonly hooks: EntryHooks<Group> = {},
  ) {
    this.maxEntries = Math.min(maxEntries, MOST_ENTRIES);
    this.recency = new RecencyRing(this.maxEntries);
  }

  get size(): number {
    return this.slots.size;
  }

  /** What all of them take, where it is bounded. */
  get bytes(): number {
    return this.usedBytes;
  }

  /** The slot of a key. */
  find(key: string): number | undefined {
    return this.slots.get(key);
  }

  payloadOf(slot: number): Payload {
    return this.held[2 * slot];
  }

  groupOf(slot: number): Group | undefined {
    return this.held[2 * slot + 1] as Group | undefined; // as it was added
  }

  keptAt(slot: number): number {
    return this.keptTimes[slot]!;
  }

  expiresAt(slot: number): number {
    return this.expiryTimes[slot]!;
  }

  touch(slot: number): void {
    this.recency.touch(slot);
  }

  /** What takes more than all may is not kept. */
  add(key: string, entry: Entry<Group>): void {
    const { bytes = 0 } = entry;
    if (bytes > this.maxBytes) return this.hooks.onDrop?.(entry.group);
    if (this.slots.size >= this.maxEntries) this.evict();
    while (this.usedBytes + bytes > this.maxBytes) this.evict();
    const slot = this.recency.take();
    if (this.maxBytes !== Infinity) this.usedBytes += this.sizes[slot] = bytes;
    this.slots.set(key, slot);
    this.keys[slot] = key;
    this.held[2 * slot] = entry.payload;
    this.held[2 * slot + 1] = entry.group;
    this.keptTimes[slot] = entry.keptAt;
    this.expiryTimes[slot] = entry.expiresAt;
  }

  drop(slot: number): void {
    const key = this.keys[slot];
    if (key === undefined) return;
    this.slots.delete(key);
    if (this.maxBytes !== Infinity) this.usedBytes -= this.sizes[slot]!;
    this.hooks.onDrop?.(this.groupOf(slot)!);
    this.keys[slot] = this.held[2 * slot] = this.held[2 * slot + 1] = undefined;
    this.recency.giveBack(slot);
  }

  /** Drops every entry whose group is as said. */
  dropAll(isDropped: (group: Group) => boolean): void {
    for (const slot of [...this.slots.values()]) {
      const group = this.groupOf(slot);
      if (group !== undefined && isDropped(group)) this.drop(slot);
    }
  }

  private evict(): void {
    this.hooks.onEvict?.();
    this.drop(this.recency.oldest);
  }
}

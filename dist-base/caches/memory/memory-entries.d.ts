import type { Payload } from '../../ports/outcome-cache';
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
export declare class MemoryEntries<Group> {
    private readonly maxBytes;
    private readonly hooks;
    private readonly slots;
    private readonly maxEntries;
    private readonly recency;
    private readonly keys;
    /** Of each slot the payload, and behind it the group: a hit needs both. */
    private readonly held;
    private readonly keptTimes;
    private readonly expiryTimes;
    /** Only where they are bounded. */
    private readonly sizes;
    private usedBytes;
    /**
     * @param maxBytes how many all of them may take; `Infinity`: nobody counts
     * @param hooks who hears of what is no longer there, however that came, or was too large; and of what was pushed out
     */
    constructor(maxEntries: number, maxBytes?: number, hooks?: EntryHooks<Group>);
    get size(): number;
    /** What all of them take, where it is bounded. */
    get bytes(): number;
    /** The slot of a key. */
    find(key: string): number | undefined;
    payloadOf(slot: number): Payload;
    groupOf(slot: number): Group | undefined;
    keptAt(slot: number): number;
    expiresAt(slot: number): number;
    touch(slot: number): void;
    /** What takes more than all may is not kept. */
    add(key: string, entry: Entry<Group>): void;
    drop(slot: number): void;
    /** Drops every entry whose group is as said. */
    dropAll(isDropped: (group: Group) => boolean): void;
    private evict;
}
export {};

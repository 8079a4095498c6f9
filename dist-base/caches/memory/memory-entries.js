"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoryEntries = void 0;
const recency_ring_1 = require("./recency-ring");
/**
 * V8 throws when a Map that entries come to and go from is to hold more: it has room for 2 ** 24, those that were deleted
 * included, and sweeps them out only once they are half of that.
 */
const MOST_ENTRIES = 2 ** 23;
/**
 * What a memory cache keeps, bounded: the least recently used goes first.
 *
 * An entry is a numbered slot, and what belongs to it stands under its number in one array for each kind of use. That
 * takes two thirds of what an object for each entry would, and a hit finds most of it in the processor's caches.
 */
class MemoryEntries {
    /**
     * @param maxBytes how many all of them may take; `Infinity`: nobody counts
     * @param hooks who hears of what is no longer there, however that came, or was too large; and of what was pushed out
     */
    constructor(maxEntries, maxBytes = Infinity, hooks = {}) {
        this.maxBytes = maxBytes;
        this.hooks = hooks;
        this.slots = new Map();
        // Of slots that are not in use, what is left here is undefined, or means nothing. Slot 0 is nobody's.
        this.keys = [undefined];
        /** Of each slot the payload, and behind it the group: a hit needs both. */
        this.held = [undefined, undefined];
        this.keptTimes = [0];
        this.expiryTimes = [0];
        /** Only where they are bounded. */
        this.sizes = [0];
        this.usedBytes = 0;
        this.maxEntries = Math.min(maxEntries, MOST_ENTRIES);
        this.recency = new recency_ring_1.RecencyRing(this.maxEntries);
    }
    get size() {
        return this.slots.size;
    }
    /** What all of them take, where it is bounded. */
    get bytes() {
        return this.usedBytes;
    }
    /** The slot of a key. */
    find(key) {
        return this.slots.get(key);
    }
    payloadOf(slot) {
        return this.held[2 * slot];
    }
    groupOf(slot) {
        return this.held[2 * slot + 1]; // as it was added
    }
    keptAt(slot) {
        return this.keptTimes[slot];
    }
    expiresAt(slot) {
        return this.expiryTimes[slot];
    }
    touch(slot) {
        this.recency.touch(slot);
    }
    /** What takes more than all may is not kept. */
    add(key, entry) {
        const { bytes = 0 } = entry;
        if (bytes > this.maxBytes)
            return this.hooks.onDrop?.(entry.group);
        if (this.slots.size >= this.maxEntries)
            this.evict();
        while (this.usedBytes + bytes > this.maxBytes)
            this.evict();
        const slot = this.recency.take();
        if (this.maxBytes !== Infinity)
            this.usedBytes += this.sizes[slot] = bytes;
        this.slots.set(key, slot);
        this.keys[slot] = key;
        this.held[2 * slot] = entry.payload;
        this.held[2 * slot + 1] = entry.group;
        this.keptTimes[slot] = entry.keptAt;
        this.expiryTimes[slot] = entry.expiresAt;
    }
    drop(slot) {
        const key = this.keys[slot];
        if (key === undefined)
            return;
        this.slots.delete(key);
        if (this.maxBytes !== Infinity)
            this.usedBytes -= this.sizes[slot];
        this.hooks.onDrop?.(this.groupOf(slot));
        this.keys[slot] = this.held[2 * slot] = this.held[2 * slot + 1] = undefined;
        this.recency.giveBack(slot);
    }
    /** Drops every entry whose group is as said. */
    dropAll(isDropped) {
        for (const slot of [...this.slots.values()]) {
            const group = this.groupOf(slot);
            if (group !== undefined && isDropped(group))
                this.drop(slot);
        }
    }
    evict() {
        this.hooks.onEvict?.();
        this.drop(this.recency.oldest);
    }
}
exports.MemoryEntries = MemoryEntries;
//# sourceMappingURL=memory-entries.js.map
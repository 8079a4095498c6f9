"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RecencyRing = void 0;
const FIRST_CAPACITY = 64;
const GROWTH = 1.5;
/**
 * Numbered slots in the order of their last use. The links are numbers in a typed array, not references between objects,
 * because a hit moves its slot and so touches the links of three others: here they take eight bytes each, and mostly lie
 * in the processor's caches. They make a ring, in which slot 0, which is nobody's, stands between the newest and the
 * oldest.
 */
class RecencyRing {
    /** @param most how many slots are in use at a time at most */
    constructor(most) {
        this.most = most;
        /** Of each slot the next older one, and behind it the next newer one. */
        this.links = new Uint32Array(2 * FIRST_CAPACITY);
        this.used = 1;
        /** Given back, and linked as if each were older than the next. */
        this.free = 0;
    }
    /** 0: none is in use. */
    get oldest() {
        return this.links[1];
    }
    /** A slot that is not in use, from 1 on; from now on it is, as the newest. */
    take() {
        const slot = this.free === 0 ? this.nextSlot() : this.reuse();
        this.append(slot);
        return slot;
    }
    touch(slot) {
        if (slot === this.links[0])
            return;
        this.unlink(slot);
        this.append(slot);
    }
    giveBack(slot) {
        this.unlink(slot);
        this.links[2 * slot] = this.free;
        this.free = slot;
    }
    nextSlot() {
        if (2 * this.used === this.links.length)
            this.grow();
        return this.used++;
    }
    reuse() {
        const slot = this.free;
        this.free = this.links[2 * slot];
        return slot;
    }
    grow() {
        const capacity = Math.min(Math.ceil(this.used * GROWTH), this.most + 1);
        const links = new Uint32Array(2 * capacity);
        links.set(this.links);
        this.links = links;
    }
    unlink(slot) {
        const { links } = this;
        const older = links[2 * slot];
        const newer = links[2 * slot + 1];
        links[2 * older + 1] = newer;
        links[2 * newer] = older;
    }
    append(slot) {
        const { links } = this;
        const newest = links[0];
        links[2 * slot] = newest;
        links[2 * slot + 1] = 0;
        links[2 * newest + 1] = slot;
        links[0] = slot;
    }
}
exports.RecencyRing = RecencyRing;
//# sourceMappingURL=recency-ring.js.map
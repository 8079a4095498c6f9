"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoryTags = void 0;
const bonds_1 = require("./bonds");
/** How many invalidated tags are remembered. */
const MOST_REMEMBERED = 10_000;
/**
 * The tags that entries carry, and which were invalidated when: what was computed before an invalidation of one of its
 * tags is not kept. Time is counted in invalidations.
 */
class MemoryTags {
    constructor() {
        /** How many invalidations there were. */
        this.time = 0;
        this.carried = new Map();
        /** When each tag was invalidated last, the oldest first. */
        this.endings = new Map();
        /** Of what was invalidated up to then, not all is known any more. */
        this.horizon = 0;
        this.forget = ({ name, isAlive }) => {
            if (isAlive)
                this.carried.delete(name);
        };
    }
    /** Whether one of them was invalidated after that moment. Of one that is too long ago: yes, it might have been. */
    hasEndedSince(moment, names) {
        if (moment === this.time || names.length === 0)
            return false;
        return moment < this.horizon || names.some((name) => (this.endings.get(name) ?? 0) > moment);
    }
    end(name) {
        this.remember(name);
        const tag = this.carried.get(name);
        if (!tag)
            return;
        tag.isAlive = false;
        this.carried.delete(name);
    }
    /** What an outcome hangs on that has these tags of its question and these of its own. */
    bond(group, asked, own = []) {
        if (asked === undefined)
            return group;
        const tags = [...asked, ...own].map((name) => this.carry(name));
        return new bonds_1.TaggedBond(group, { asked, tags, onUnused: this.forget });
    }
    /** All entries are gone. */
    clear() {
        this.carried.clear();
    }
    remember(name) {
        this.time += 1;
        this.endings.delete(name);
        this.endings.set(name, this.time);
        if (this.endings.size <= MOST_REMEMBERED)
            return;
        const [oldest] = this.endings;
        if (oldest === undefined)
            return;
        this.endings.delete(oldest[0]);
        this.horizon = oldest[1];
    }
    carry(name) {
        const known = this.carried.get(name);
        if (known)
            return known;
        const tag = { name, isAlive: true, uses: 0 };
        this.carried.set(name, tag);
        return tag;
    }
}
exports.MemoryTags = MemoryTags;
//# sourceMappingURL=memory-tags.js.map
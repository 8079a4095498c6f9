"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AgingBond = exports.TaggedBond = exports.GroupBond = void 0;
exports.areEqualTags = areEqualTags;
const NONE = [];
/** All outcomes of a method, or all of its marks. */
class GroupBond {
    constructor(name) {
        this.name = name;
        this.isAlive = true;
    }
    answers({ group }) {
        return this.isAlive && this.name === group;
    }
}
exports.GroupBond = GroupBond;
/** One outcome that carries tags. */
class TaggedBond {
    /** @param asked the tags that its question had: whose question has others relies on those */
    constructor(group, parts) {
        this.group = group;
        this.parts = parts;
        for (const tag of parts.tags)
            tag.uses += 1;
    }
    get isAlive() {
        return this.group.isAlive && this.parts.tags.every(({ isAlive }) => isAlive);
    }
    answers(question) {
        if (!this.group.answers(question))
            return false;
        for (const { isAlive } of this.parts.tags)
            if (!isAlive)
                return false;
        return areEqualTags(this.parts.asked, question.tags);
    }
    release() {
        for (const tag of this.parts.tags) {
            tag.uses -= 1;
            if (tag.uses === 0)
                this.parts.onUnused(tag);
        }
    }
}
exports.TaggedBond = TaggedBond;
/** One outcome that is kept past its life, for methods to which it is of use then. */
class AgingBond {
    /** @param expiresAt when its life is over */
    constructor(bond, expiresAt) {
        this.bond = bond;
        this.expiresAt = expiresAt;
        /** Until when it is answered without a try to compute it anew. */
        this.restsUntil = -Infinity;
    }
    get isAlive() {
        return this.bond.isAlive;
    }
    answers(question) {
        return question.staleFor !== undefined && this.bond.answers(question);
    }
    release() {
        this.bond.release?.();
    }
}
exports.AgingBond = AgingBond;
/** Left out, there are none. */
function areEqualTags(some = NONE, others = NONE) {
    if (some === others)
        return true;
    return some.length === others.length && some.every((tag, index) => tag === others[index]);
}
//# sourceMappingURL=bonds.js.map
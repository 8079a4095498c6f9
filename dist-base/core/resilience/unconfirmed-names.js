"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnconfirmedNames = exports.MOST_NAMES = void 0;
/** More names are not remembered one by one. */
exports.MOST_NAMES = 10_000;
/**
 * Names to be dropped, as few as they need be: beyond {@link MOST_NAMES} those of one method become their group, the
 * method with the most of them first, and what is still too much becomes the whole cache.
 */
class UnconfirmedNames {
    constructor() {
        this.keys = new Map();
        this.marks = new Map();
        this.groups = new Set();
        this.tags = new Set();
        this.life = 0;
    }
    get isWhole() {
        return this.whole !== undefined;
    }
    get size() {
        return this.keys.size + this.marks.size + this.groups.size + this.tags.size + (this.isWhole ? 1 : 0);
    }
    /** undefined where there is none. */
    get names() {
        const { keys, marks, groups, tags, life } = this;
        if (keys.size + marks.size + groups.size + tags.size === 0)
            return undefined;
        return { keys: [...keys.keys()], marks: [...marks.keys()], groups: [...groups], tags: [...tags], life };
    }
    /** @param guards the groups of all marks that are known, for what becomes everything: `clear` leaves marks alone */
    add(drop, guards = []) {
        const { keys = [], marks = [], groups = [], tags = [], life = Infinity, whole } = drop;
        for (const [name, group] of keys)
            addGrouped(this.keys, name, group);
        for (const [name, group] of marks)
            addGrouped(this.marks, name, group);
        for (const group of groups)
            this.groups.add(group);
        for (const tag of tags)
            this.tags.add(tag);
        this.life = Math.max(this.life, life);
        if (this.whole !== 'everything')
            this.whole = whole ?? this.whole;
        if (this.size > exports.MOST_NAMES)
            this.shrink(guards);
    }
    /** All of it, or of keys, marks, groups and tags those among `names`. */
    *pick(names, isWhole) {
        const { life, whole } = this;
        const among = (map, some = []) => some.map((name) => [name, map.get(name)]);
        if (names !== undefined) {
            const { groups = [], tags = [] } = names;
            yield { keys: among(this.keys, names.keys), marks: among(this.marks, names.marks), groups, tags, life };
        }
        if (isWhole)
            yield { life, whole };
    }
    /** Whether a question may be answered by what one of them names: of tags of the outcome nobody knows it before. */
    mayAnswer(question) {
        return this.has(question) || (question.hasResultTags === true && this.tags.size > 0);
    }
    /** Whether an outcome is what one of them names. */
    has({ key, group, kind, tags }, resultTags = []) {
        if (this.whole === 'everything' || (this.whole === 'outcomes' && kind === 'outcome'))
            return true;
        if ((kind === 'mark' ? this.marks : this.keys).has(key) || this.groups.has(group))
            return true;
        return this.tags.size > 0 && [...(tags ?? []), ...resultTags].some((tag) => this.tags.has(tag));
    }
    shrink(guards) {
        for (const group of this.largestFirst()) {
            if (this.size <= exports.MOST_NAMES)
                return;
            this.groups.add(group);
            forgetGroup(this.keys, group);
            forgetGroup(this.marks, group);
        }
        if (this.size > exports.MOST_NAMES)
            this.becomeEverything(guards);
    }
    largestFirst() {
        const counts = new Map();
        for (const group of [...this.keys.values(), ...this.marks.values()])
            if (group !== undefined)
                counts.set(group, (counts.get(group) ?? 0) + 1);
        return [...counts].sort(([, one], [, other]) => other - one).map(([group]) => group);
    }
    becomeEverything(guards) {
        this.whole = 'everything';
        this.keys.clear();
        this.marks.clear();
        this.tags.clear();
        this.groups.clear();
        for (const group of guards)
            this.groups.add(group);
    }
}
exports.UnconfirmedNames = UnconfirmedNames;
/** A name that several groups share belongs to none of them. */
function addGrouped(names, name, group) {
    names.set(name, names.has(name) && names.get(name) !== group ? undefined : group);
}
function forgetGroup(names, group) {
    for (const [name, own] of names)
        if (own === group)
            names.delete(name);
}
//# sourceMappingURL=unconfirmed-names.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CollectedDrops = exports.DropsOfCache = exports.NAME_LISTS = void 0;
exports.toStep = toStep;
exports.toPlan = toPlan;
exports.nameOf = nameOf;
exports.nonEmpty = nonEmpty;
const batch_calls_1 = require("./verbs/batch-calls");
/** The fields of a step that list names. */
exports.NAME_LISTS = ['keys', 'marks', 'groups', 'tags'];
/** What to drop from one cache. */
class DropsOfCache {
    constructor() {
        this.keys = new Map();
        this.marks = new Map();
        this.groups = new Set();
        this.tags = new Set();
        /** `FilesService.exists`, of those that were named. */
        this.methods = new Set();
        /** The greatest that an outcome of any of the methods was given, in milliseconds. */
        this.life = 0;
        this.isWhole = false;
        /** Whether some process may have copies of it in the memory in front of its cache. */
        this.mayHaveCopies = false;
    }
    /** undefined where there is none. */
    get names() {
        const lists = nonEmpty({
            keys: [...this.keys.keys()],
            marks: [...this.marks.keys()],
            groups: [...this.groups],
            tags: [...this.tags],
        });
        if (Object.keys(lists).length === 0)
            return undefined;
        return lists.keys || lists.marks ? { ...lists, life: this.life } : lists;
    }
    addAll({ keys, marks, groups, tags, life, isWhole, mayHaveCopies }) {
        for (const [key, { group, calls }] of keys)
            addTo(this.keys, key, { group, calls: [...calls] });
        for (const [mark, { group, calls }] of marks)
            addTo(this.marks, mark, { group, calls: [...calls] });
        for (const group of groups)
            this.groups.add(group);
        for (const tag of tags)
            this.tags.add(tag);
        this.life = Math.max(this.life, life);
        this.isWhole ||= isWhole;
        this.mayHaveCopies ||= mayHaveCopies;
    }
    /** The arguments that some of its keys and marks stand for. */
    callsOf({ keys = [], marks = [] }) {
        return [
            ...keys.flatMap((key) => this.keys.get(key)?.calls ?? []),
            ...marks.flatMap((mark) => this.marks.get(mark)?.calls ?? []),
        ];
    }
    /** Some of it, for who sends it again. */
    unconfirmed({ keys = [], marks = [], ...others }, isWhole) {
        return {
            ...others,
            keys: keys.map((key) => [key, this.keys.get(key)?.group]),
            marks: marks.map((mark) => [mark, this.marks.get(mark)?.group]),
            life: this.life,
            whole: isWhole ? 'outcomes' : undefined,
        };
    }
}
exports.DropsOfCache = DropsOfCache;
/** What to drop, by cache: made in full before anything is attempted. */
class CollectedDrops {
    constructor() {
        this.byCache = new Map();
        this.described = new Set();
    }
    get caches() {
        return [...this.byCache];
    }
    /** What is to be dropped, in words. */
    get target() {
        return [...this.described].join(', ');
    }
    /** Whether it is told by the arguments what was not confirmed: those of several methods say nothing. */
    get hasOneTarget() {
        return this.described.size === 1;
    }
    /**
     * @param extra what stands in the keys in place of what the function `extra` would answer
     * @throws UnkeyableArgumentError, and InvalidOptionError for a batch without a list of ids
     */
    addCalls(targets, calls, extra) {
        this.described.add(nameOf(targets));
        for (const { method, instance, batch } of targets) {
            const drops = this.of(method.registered);
            drops.methods.add(method.name);
            drops.life = Math.max(drops.life, method.longestLife);
            drops.mayHaveCopies ||= hasCopies(method);
            const ofKind = method.kind === 'mark' ? drops.marks : drops.keys;
            const { group } = method;
            const meant = batch === undefined ? calls : calls.flatMap((args) => (0, batch_calls_1.callsOfBatch)(args, batch));
            for (const args of meant)
                addTo(ofKind, method.requireKey(instance, args, extra), { group, calls: [args] });
        }
    }
    addMethods(targets) {
        this.described.add(`every outcome of ${nameOf(targets)}`);
        for (const { method } of targets) {
            const drops = this.of(method.registered);
            drops.methods.add(method.name);
            drops.groups.add(method.group);
            drops.mayHaveCopies ||= hasCopies(method);
        }
    }
    addPrefix(prefix, caches) {
        this.described.add(`prefix '${prefix}'`);
        for (const registered of caches)
            this.withCopies(registered).groups.add(prefix);
    }
    addTags(tags, caches) {
        this.described.add(`the tags ${tags.map((tag) => `'${tag}'`).join(', ')}`);
        for (const registered of caches)
            for (const tag of tags)
                this.withCopies(registered).tags.add(tag);
    }
    addWhole(caches) {
        this.described.add(`the caches ${caches.map(({ alias }) => `'${alias}'`).join(', ')}`);
        for (const registered of caches)
            this.withCopies(registered).isWhole = true;
    }
    addStep(registered, step) {
        this.described.add(`a plan for the cache '${step.alias}'`);
        const drops = this.withCopies(registered);
        for (const key of step.keys ?? [])
            addTo(drops.keys, key, { group: undefined, calls: [] });
        for (const mark of step.marks ?? [])
            addTo(drops.marks, mark, { group: undefined, calls: [] });
        for (const group of step.groups ?? [])
            drops.groups.add(group);
        for (const tag of step.tags ?? [])
            drops.tags.add(tag);
        drops.life = Math.max(drops.life, step.life ?? Infinity);
        drops.isWhole ||= step.clear === true;
    }
    /** Takes over what others have collected. */
    addAll(others) {
        for (const target of others.described)
            this.described.add(target);
        for (const [registered, drops] of others.byCache)
            this.of(registered).addAll(drops);
    }
    /** Of what nobody knows whose it is. */
    withCopies(registered) {
        const drops = this.of(registered);
        drops.mayHaveCopies = true;
        return drops;
    }
    of(registered) {
        const known = this.byCache.get(registered);
        if (known)
            return known;
        const drops = new DropsOfCache();
        this.byCache.set(registered, drops);
        return drops;
    }
}
exports.CollectedDrops = CollectedDrops;
/** What is left to do in one cache, as data. */
function toStep({ alias, keyPrefix = '' }, names, isWhole) {
    const { life = Infinity } = names;
    return {
        alias,
        keyPrefix,
        ...nonEmpty(names),
        // JSON knows no Infinity.
        ...((names.keys?.length || names.marks?.length) && life < Infinity && { life }),
        ...(isWhole && { clear: true }),
    };
}
function toPlan(steps) {
    return { version: 1, steps };
}
function hasCopies({ kind, localCopies }) {
    return kind === 'outcome' && localCopies;
}
function nameOf(targets) {
    return [...new Set(targets.map(({ method }) => method.name))].join(', ');
}
function nonEmpty(names) {
    return Object.fromEntries(exports.NAME_LISTS.flatMap((list) => (names[list]?.length ? [[list, names[list]]] : [])));
}
function addTo(names, name, named) {
    const sharing = names.get(name);
    if (sharing === undefined) {
        names.set(name, named);
        return;
    }
    sharing.calls.push(...named.calls);
    if (sharing.group !== named.group)
        sharing.group = undefined;
}
//# sourceMappingURL=collected-drops.js.map
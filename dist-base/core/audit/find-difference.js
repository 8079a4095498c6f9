"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findDifference = findDifference;
const kind_1 = require("../kinds/kind");
const path_1 = require("../kinds/path");
const describe_part_1 = require("./describe-part");
const pairs_1 = require("./pairs");
/**
 * Compares what was kept with what is now, in the order in which they are read; undefined where they are alike. It does
 * not recurse, however deep they are.
 */
function findDifference(kept, now, { start, classes }) {
    const known = new KnownPairs();
    const levels = [];
    let pair = { step: start, one: kept, other: now };
    while (pair !== undefined) {
        const { one, other } = pair;
        if (!Object.is(one, other)) {
            if (!areOfOneKind(one, other))
                return describe(pair, levels);
            if (known.add(one, other))
                levels.push({ pair, parts: (0, pairs_1.pairsOf)(one, other, classes)[Symbol.iterator]() });
        }
        pair = nextOf(levels);
    }
    return undefined;
}
function nextOf(levels) {
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
        const next = level.parts.next();
        if (next.done !== true)
            return next.value;
        levels.pop();
    }
    return undefined;
}
function areOfOneKind(one, other) {
    if (!(0, kind_1.isObject)(one) || !(0, kind_1.isObject)(other))
        return false;
    return Reflect.getPrototypeOf(one) === Reflect.getPrototypeOf(other);
}
/** References may be shared, and may go round. */
class KnownPairs {
    constructor() {
        this.pairs = new WeakMap();
    }
    /** false where it is known already. */
    add(one, other) {
        const others = this.pairs.get(one) ?? new Set();
        this.pairs.set(one, others);
        if (others.has(other))
            return false;
        others.add(other);
        return true;
    }
}
function describe({ step, one, other }, levels) {
    const [start, ...steps] = [...levels.map(({ pair }) => pair.step), step];
    const [kept, now] = typeof one === 'string' && typeof other === 'string'
        ? (0, describe_part_1.describeTexts)(one, other)
        : [(0, describe_part_1.describePart)(one), (0, describe_part_1.describePart)(other)];
    return { path: (0, path_1.joinSteps)(start, steps), kept, now };
}
//# sourceMappingURL=find-difference.js.map
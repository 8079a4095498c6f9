"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.pairsOf = pairsOf;
const node_util_1 = require("node:util");
const kind_1 = require("../kinds/kind");
const path_1 = require("../kinds/path");
const describe_part_1 = require("./describe-part");
/** Takes two objects apart that are of one kind: into what must be alike in both for them to be alike. */
function pairsOf(one, other, classes) {
    if (!(0, kind_1.isObject)(other))
        return [];
    const converted = pairConverted(one, other, classes);
    if (converted !== undefined)
        return [converted];
    if (node_util_1.types.isMap(one) && node_util_1.types.isMap(other))
        return pairsOfMaps(one, other);
    if (node_util_1.types.isSet(one) && node_util_1.types.isSet(other))
        return pairsOfSets(one, other);
    if (node_util_1.types.isTypedArray(one) && node_util_1.types.isTypedArray(other))
        return (0, node_util_1.isDeepStrictEqual)(one, other) ? [] : pairsOfLists(one, other);
    if (Array.isArray(one) && Array.isArray(other))
        return pairsOfLists(one, other);
    const [text, otherText] = [textOf(one), textOf(other)];
    return text === undefined ? pairsOfFields(one, other) : [pair(text.step, text.value, otherText?.value)];
}
/** What says all of an object that has no fields. */
function textOf(value) {
    if (node_util_1.types.isDate(value))
        return { step: '.toISOString()', value: describeDate(value) };
    if (value instanceof URL)
        return { step: '.href', value: value.href };
    if (node_util_1.types.isRegExp(value))
        return { step: '.toString()', value: String(value) };
    if (node_util_1.types.isBoxedPrimitive(value))
        return { step: '.valueOf()', value: value.valueOf() };
    return undefined;
}
function describeDate(date) {
    return Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString();
}
function pair(step, one, other) {
    return { step, one, other };
}
/** What a class is kept as says all that is kept of it. */
function pairConverted(one, other, classes) {
    const prototype = Reflect.getPrototypeOf(one);
    const to = classes.find((entry) => entry.to !== undefined && entry.class.prototype === prototype)?.to;
    return to && pair('.to()', to(one), to(other));
}
function* pairsOfLists(one, other) {
    const shared = Math.min(one.length, other.length);
    for (let index = 0; index < shared; index++)
        yield pair(`[${index}]`, one[index], other[index]);
    yield pair('.length', one.length, other.length);
}
/** Of keys that are objects, those in the same place belong together. */
function* pairsOfMaps(one, other) {
    for (const [key, value] of one) {
        if ((0, kind_1.isObject)(key))
            continue;
        yield pair((0, path_1.stepTo)(String(key)), value, other.has(key) ? other.get(key) : describe_part_1.NOTHING);
    }
    for (const [key, value] of other)
        if (!(0, kind_1.isObject)(key) && !one.has(key))
            yield pair((0, path_1.stepTo)(String(key)), describe_part_1.NOTHING, value);
    yield* pairsOfLists(complexOnly(one, ([key]) => key), complexOnly(other, ([key]) => key));
}
/** Of members that are objects likewise. */
function* pairsOfSets(one, other) {
    for (const member of one)
        if (!(0, kind_1.isObject)(member) && !other.has(member))
            yield pair('.has()', member, describe_part_1.NOTHING);
    for (const member of other)
        if (!(0, kind_1.isObject)(member) && !one.has(member))
            yield pair('.has()', describe_part_1.NOTHING, member);
    yield* pairsOfLists(complexOnly(one, (member) => member), complexOnly(other, (member) => member));
}
function complexOnly(items, keyOf) {
    return [...items].filter((item) => (0, kind_1.isObject)(keyOf(item)));
}
/** Of an error, what is seldom enumerable; nobody keeps a stack. */
const HIDDEN_IN_ERRORS = ['name', 'message', 'cause', 'errors'];
/** The order does not count, nor does a field that is there and undefined. */
function* pairsOfFields(one, other) {
    const isError = (0, kind_1.kindOf)(one) === 'error' || one instanceof Error;
    const hidden = isError ? HIDDEN_IN_ERRORS : [];
    const names = new Set([...hidden, ...Object.keys(one), ...Object.keys(other)]);
    if (isError)
        names.delete('stack');
    for (const name of names)
        yield pair((0, path_1.stepTo)(name), fieldOf(one, name), fieldOf(other, name));
}
function fieldOf(value, name) {
    const field = Reflect.get(value, name);
    return field === undefined ? describe_part_1.NOTHING : field;
}
//# sourceMappingURL=pairs.js.map
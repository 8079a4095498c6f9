"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NOTHING = void 0;
exports.describePart = describePart;
exports.describeTexts = describeTexts;
const node_util_1 = require("node:util");
const describe_value_1 = require("../../errors/describe-value");
/** Stands for a field, an item or a member that only the other of two values has. */
exports.NOTHING = Symbol('nothing');
/** Describes a part of an outcome for who compares it with another one: as any value, and what it says where that matters. */
function describePart(part) {
    if (part === exports.NOTHING)
        return 'nothing';
    return node_util_1.types.isDate(part) || node_util_1.types.isNativeError(part) ? describeContent(part) : (0, describe_value_1.describeValue)(part);
}
function describeContent(part) {
    if (node_util_1.types.isNativeError(part))
        return (0, describe_value_1.describeThrown)(part);
    return Number.isNaN(part.getTime()) ? 'an invalid date' : `${part.toISOString()} (Date)`;
}
/** Of what comes before the place where two texts part, so much is shown. */
const SHOWN_BEFORE = 15;
/** Describes two texts from a little before the place where they part: long ones may begin alike. */
function describeTexts(one, other) {
    const from = placeOfDifference(one, other) - SHOWN_BEFORE;
    if (from <= SHOWN_BEFORE)
        return [(0, describe_value_1.describeValue)(one), (0, describe_value_1.describeValue)(other)];
    return [(0, describe_value_1.describeValue)(`…${one.slice(from)}`), (0, describe_value_1.describeValue)(`…${other.slice(from)}`)];
}
function placeOfDifference(one, other) {
    let place = 0;
    while (place < one.length && one[place] === other[place])
        place++;
    return place;
}
//# sourceMappingURL=describe-part.js.map
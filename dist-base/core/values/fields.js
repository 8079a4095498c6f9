"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.takeFields = takeFields;
exports.hasHidden = hasHidden;
exports.refuseOwnFields = refuseOwnFields;
exports.valueOfField = valueOfField;
exports.defineField = defineField;
exports.giveFields = giveFields;
const refusal_1 = require("./refusal");
/** What the language, or whoever writes JSON or a log, calls by its name: data must never be called. */
const CALLED_BY_NAME = ['then', 'toJSON', 'toString', 'valueOf'];
function isCallable(key, value) {
    return typeof value === 'function' && CALLED_BY_NAME.some((name) => name === key);
}
/** Lists the fields of an object, name and value by turns, and refuses what could come back as something else. */
function takeFields(value) {
    const keys = Object.keys(value);
    refuseHidden(value, keys.length);
    const parts = [];
    for (const key of keys)
        parts.push(key, valueOfField(value, key));
    return parts;
}
/** Looks for symbol-keyed and non-enumerable fields: neither JSON nor a spread sees both. Both questions are cheap. */
function hasHidden(value, visible) {
    return (Object.getOwnPropertyNames(value).length !== visible || Object.getOwnPropertySymbols(value).length > 0);
}
/** Refuses an object with fields that {@link hasHidden} finds. */
function refuseHidden(value, visible) {
    if (!hasHidden(value, visible))
        return;
    if (Object.getOwnPropertySymbols(value).length > 0)
        (0, refusal_1.refuse)('an object with symbol-keyed fields');
    (0, refusal_1.refuse)('an object with fields that are not enumerable');
}
/** Refuses fields on a built-in object, whose content is elsewhere. */
function refuseOwnFields(value) {
    if (hasHidden(value, 0))
        (0, refusal_1.refuse)('a built-in object with fields of its own');
}
/** Reads a field, but never runs a getter: what it answers now is not what it will answer then. */
function valueOfField(value, key) {
    if (key === '__proto__')
        (0, refusal_1.refuse)('an object with an own field __proto__');
    const field = Object.getOwnPropertyDescriptor(value, key);
    if (field === undefined || !('value' in field))
        (0, refusal_1.refuse)(`an object with an accessor (${key})`);
    if (isCallable(key, field.value))
        (0, refusal_1.refuse)(`an object with a function of the name ${key}`);
    return field.value;
}
/** Defines a field, even where an assignment would run a setter of the prototype. */
function defineField(target, key, field) {
    if (typeof key !== 'string' || key === '__proto__' || isCallable(key, field.value))
        return false;
    return Reflect.defineProperty(target, key, { ...field, writable: true, configurable: true });
}
/** Gives an object the fields that {@link takeFields} lists. Answers false where the parts are not fields. */
function giveFields(target, parts) {
    if (parts.length % 2 !== 0)
        return false;
    for (let index = 0; index < parts.length; index += 2) {
        const key = parts[index];
        const value = parts[index + 1];
        // Where the name means nothing yet an assignment is a definition, at a fifth of the cost.
        const isPlain = typeof key === 'string' && key !== '__proto__' && typeof value !== 'function';
        if (isPlain && !(key in target))
            target[key] = value;
        else if (!defineField(target, key, { value, enumerable: true }))
            return false;
    }
    return true;
}
//# sourceMappingURL=fields.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.domExceptionRule = exports.errorRule = exports.urlRule = exports.dateRule = exports.setRule = exports.mapRule = exports.arrayRule = exports.instanceRule = exports.objectRule = void 0;
const hidden_state_1 = require("../kinds/hidden-state");
const kind_1 = require("../kinds/kind");
const path_1 = require("../kinds/path");
const fields_1 = require("./fields");
const refusal_1 = require("./refusal");
/** Names the step where parts are names and values by turns. */
const stepToField = (parts, place) => (0, path_1.stepTo)(String(parts[place - 1]));
/** Names no step, where no part leads anywhere. */
const noStep = () => '';
exports.objectRule = {
    take: fields_1.takeFields,
    make: () => ({}),
    fill: fields_1.giveFields,
    step: stepToField,
};
/** Keeps null-prototype objects, and instances of listed classes: no constructor runs. */
exports.instanceRule = {
    take: takeInstance,
    make: (prototype) => Object.create(prototype), // its type is any: fields are given to it next
    fill: fields_1.giveFields,
    step: stepToField,
};
exports.arrayRule = {
    take: takeArray,
    make: () => [],
    fill: (made, parts) => {
        for (const part of parts)
            made.push(part);
        return true;
    },
    step: (_, place) => (0, path_1.stepTo)(String(place)),
};
exports.mapRule = {
    take: (value) => {
        (0, fields_1.refuseOwnFields)(value);
        return [...value].flatMap((entry) => entry);
    },
    make: () => new Map(),
    fill: (made, parts) => {
        for (let index = 0; index < parts.length; index += 2) {
            made.set(parts[index], parts[index + 1]);
        }
        return parts.length % 2 === 0;
    },
    step: (_, place) => `[${place % 2 === 0 ? 'key' : 'value'} ${place >> 1}]`,
};
exports.setRule = {
    take: (value) => {
        (0, fields_1.refuseOwnFields)(value);
        return [...value];
    },
    make: () => new Set(),
    fill: (made, parts) => {
        for (const part of parts)
            made.add(part);
        return true;
    },
    step: (_, place) => `[member ${place}]`,
};
/** Keeps dates by their time. Invalid ones have no number in JSON: their part is null. */
exports.dateRule = {
    take: (value) => {
        (0, fields_1.refuseOwnFields)(value);
        const time = value.getTime();
        return [Number.isNaN(time) ? null : time];
    },
    make: (_, [time]) => time === null ? new Date(NaN) : typeof time === 'number' ? new Date(time) : undefined,
    fill: (_, parts) => parts.length === 1,
    step: noStep,
};
exports.urlRule = {
    take: (value) => {
        (0, fields_1.refuseOwnFields)(value);
        return [value.href];
    },
    make: (_, [href]) => (typeof href === 'string' && URL.canParse(href) ? new URL(href) : undefined),
    fill: (_, parts) => parts.length === 1,
    step: noStep,
};
/**
 * Keeps errors: first how many fields are not enumerable (message and cause, as a rule), then those, then the others,
 * each name before its value. The stack stays behind.
 */
exports.errorRule = {
    take: takeError,
    make: makeError,
    fill: giveErrorFields,
    step: stepToField,
};
/** Keeps a DOMException, whose name and message are inside of it, with the fields that any error may have. */
exports.domExceptionRule = {
    take: (value) => [value.message, value.name, ...takeError(value)],
    make: (_, [message, name]) => typeof message === 'string' && typeof name === 'string' ? new DOMException(message, name) : undefined,
    fill: (made, [, , ...parts]) => giveErrorFields(made, parts),
    step: stepToField,
};
function giveErrorFields(made, [hidden, ...fields]) {
    if (fields.length % 2 !== 0)
        return false;
    return fields.every((key, index) => {
        if (index % 2 !== 0)
            return true;
        return (0, fields_1.defineField)(made, key, { value: fields[index + 1], enumerable: index >= Number(hidden) * 2 });
    });
}
function takeInstance(value) {
    if ((0, kind_1.hasInnerContent)(value) || Array.isArray(value))
        (0, refusal_1.refuse)('an instance of a class that extends a built-in one');
    if ((0, kind_1.isPromise)(value))
        (0, refusal_1.refuse)('a promise');
    if ((0, hidden_state_1.hidesState)(Reflect.getPrototypeOf(value)) || (0, hidden_state_1.isShell)(value))
        (0, refusal_1.refuseHiddenState)(value);
    return (0, fields_1.takeFields)(value);
}
function takeArray(array) {
    for (let index = 0; index < array.length; index++)
        if (!(index in array))
            (0, refusal_1.refuse)('an array with gaps');
    // Its items and its length.
    if ((0, fields_1.hasHidden)(array, array.length + 1))
        (0, refusal_1.refuse)('an array with fields besides its items');
    return [...array];
}
function takeError(value) {
    if ((0, hidden_state_1.hidesState)(Reflect.getPrototypeOf(value)) && !(value instanceof DOMException))
        (0, refusal_1.refuseHiddenState)(value);
    if (Object.getOwnPropertySymbols(value).length > 0)
        (0, refusal_1.refuse)('an error with symbol-keyed fields');
    const names = Object.getOwnPropertyNames(value).filter((name) => name !== 'stack');
    const isVisible = (name) => Object.prototype.propertyIsEnumerable.call(value, name);
    const hidden = names.filter((name) => !isVisible(name));
    const parts = [hidden.length];
    for (const name of [...hidden, ...names.filter(isVisible)])
        parts.push(name, (0, fields_1.valueOfField)(value, name));
    return parts;
}
/** Makes a genuine error with the prototype of its class, without running a constructor of the class's own. */
function makeError(prototype, parts) {
    if (typeof parts[0] !== 'number')
        return undefined;
    const error = new Error(messageIn(parts));
    Object.setPrototypeOf(error, prototype);
    // Only what was there comes back; without a message an error has none of its own.
    Reflect.deleteProperty(error, 'message');
    return error;
}
/** Finds the message, which must be known before the fields are filled in, because the stack begins with it. */
function messageIn(parts) {
    const place = parts.indexOf('message');
    const message = place % 2 === 1 ? parts[place + 1] : undefined;
    return typeof message === 'string' ? message : '';
}
//# sourceMappingURL=rules.js.map
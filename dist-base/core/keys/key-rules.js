"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.textOfPrimitive = textOfPrimitive;
exports.openObject = openObject;
const class_name_1 = require("../../types/class-name");
const kind_1 = require("../kinds/kind");
const own_fields_1 = require("../kinds/own-fields");
const key_containers_1 = require("./key-containers");
const key_instance_1 = require("./key-instance");
const key_refusal_1 = require("./key-refusal");
const key_text_1 = require("./key-text");
/** Writes a primitive, in at most `room` characters; answers undefined for an object. */
function textOfPrimitive(value, room) {
    switch (typeof value) {
        case 'string':
            return textOfString(value, room);
        case 'number':
            return (0, key_text_1.textOfNumber)(value);
        case 'boolean':
            return value ? 'true' : 'false';
        case 'undefined':
            return 'undefined';
        case 'bigint':
            return (0, key_text_1.textOfBigInt)(value, room);
        case 'object':
            return value === null ? 'null' : undefined;
        case 'function':
            throw new key_refusal_1.KeyRefusal('a function');
        default:
            throw new key_refusal_1.KeyRefusal('a symbol');
    }
}
function textOfString(value, room) {
    (0, key_refusal_1.refuseOver)(room, value.length);
    return (0, key_text_1.quote)(value);
}
const dateRule = {
    open: (value) => {
        (0, key_containers_1.refuseOwnFields)(value, 0);
        return wrap(value, Number.isNaN(value.getTime()) ? 'NaN' : value.toISOString());
    },
};
const urlRule = {
    open: (value, room) => {
        (0, key_containers_1.refuseOwnFields)(value, 0);
        return wrap(value, textOfString(value.href, room));
    },
};
const regExpRule = {
    open: (value, room) => {
        // Its lastIndex is one.
        (0, key_containers_1.refuseOwnFields)(value, 1);
        if (value.lastIndex !== 0)
            throw new key_refusal_1.KeyRefusal('a RegExp in the middle of a search (its lastIndex is not 0)');
        return wrap(value, `${textOfString(value.source, room)},"${value.flags}"`);
    },
};
const bytesRule = {
    open: (value, room) => {
        (0, key_refusal_1.refuseOver)(room, value.byteLength);
        if ((0, own_fields_1.hasFieldsBesideBytes)(value))
            throw new key_refusal_1.KeyRefusal('a built-in object with fields of its own');
        return wrap(value, Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'));
    },
};
const boxedRule = {
    open: (value, room) => {
        const content = value.valueOf();
        // A text has its characters and its length.
        (0, key_containers_1.refuseOwnFields)(value, typeof content === 'string' ? content.length + 1 : 0);
        return wrap(value, textOfPrimitive(content, room) ?? '');
    },
};
const plainRule = {
    open: (value, room, { recorded }) => (0, key_containers_1.openFields)(value, { opening: '{', room, recorded }),
};
/**
 * What begins with `@` is built in, a bare name is a class of the application's, so a class that somebody calls `Map`
 * is not a Map. Nothing begins with `#`: that is the mark of a hashed key.
 */
const RULES = {
    object: plainRule,
    // GraphQL makes input objects of literals without a prototype, and those of variables with one.
    'null-object': plainRule,
    array: { open: key_containers_1.openArray },
    map: { open: key_containers_1.openMap },
    set: { open: key_containers_1.openSet },
    error: { open: (value) => (0, key_containers_1.openError)(value, builtInName(value)) },
    date: dateRule,
    url: urlRule,
    regexp: regExpRule,
    bytes: bytesRule,
    boxed: boxedRule,
    instance: { open: key_instance_1.openInstance },
};
/** Begins an object by the rule of its kind: with its text, or with a frame where it has children. */
function openObject(value, room, place) {
    return (0, key_instance_1.openDeclared)(value, place) ?? RULES[(0, kind_1.kindOf)(value)].open(value, room, place);
}
function wrap(value, content) {
    return `${builtInName(value)}(${content})`;
}
function builtInName(value) {
    return `@${(0, class_name_1.classNameOf)(value)}`;
}
//# sourceMappingURL=key-rules.js.map
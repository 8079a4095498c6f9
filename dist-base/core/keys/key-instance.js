"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.openDeclared = openDeclared;
exports.openInstance = openInstance;
const node_util_1 = require("node:util");
const class_name_1 = require("../../types/class-name");
const hidden_state_1 = require("../kinds/hidden-state");
const kind_1 = require("../kinds/kind");
const key_containers_1 = require("./key-containers");
const key_frame_1 = require("./key-frame");
const key_refusal_1 = require("./key-refusal");
const key_text_1 = require("./key-text");
const zoned_date_1 = require("./zoned-date");
/** Begins an instance of which the option `classes` says what it counts as; undefined where it says nothing. */
function openDeclared(value, { classes }) {
    if (classes.keys.size === 0)
        return undefined;
    const keyOf = classes.keys.get(Reflect.getPrototypeOf(value));
    return keyOf && wrap(value, 'key()', [keyOf(value)]);
}
/**
 * Begins an instance of a class: the name of the class, then the first of `toCacheKey()`, a primitive of `toJSON()`,
 * own enumerable fields.
 */
function openInstance(value, room, place) {
    if (hasEmptyPrototype(value))
        return (0, key_containers_1.openFields)(value, { opening: '{', room, recorded: place.recorded });
    const instance = value;
    if (typeof instance.toCacheKey === 'function') {
        return wrap(value, 'toCacheKey()', [instance.toCacheKey()]);
    }
    const unreadable = nameUnreadable(value);
    if (unreadable)
        throw new key_refusal_1.KeyRefusal(unreadable);
    return openByJson(value) ?? openByFields(value, room, place);
}
/**
 * Tells whether the prototype is as good as none: Fastify makes queries and parameters of paths so, because it is
 * faster than `Object.create(null)`.
 */
function hasEmptyPrototype(value) {
    const prototype = Reflect.getPrototypeOf(value);
    return (prototype !== null &&
        Reflect.getPrototypeOf(prototype) === null &&
        Reflect.ownKeys(prototype).length === 0);
}
/** @param method which of them it was, for error texts */
function wrap(value, method, answers) {
    const opening = `${(0, key_text_1.textOfClassName)((0, class_name_1.classNameOf)(value))}(`;
    return new key_frame_1.KeyFrame({ value, values: answers, opening, closing: ')', names: answers.map(() => method) });
}
/** Begins an instance whose `toJSON` tells it apart, and undefined for others. */
function openByJson(value) {
    if (typeof value.toJSON !== 'function')
        return undefined;
    const json = value.toJSON();
    if (!isTelling(json))
        return undefined;
    if (isInherited(value))
        refuseUntold(value);
    return wrap(value, 'toJSON()', [json, ...((0, zoned_date_1.zoneOf)(value) ?? [])]);
}
/** Tells whether the answer of a `toJSON` tells instances apart: undefined would give all of them one key. */
function isTelling(json) {
    return json === null || ['string', 'number', 'boolean', 'bigint'].includes(typeof json);
}
/** Tells whether the `toJSON` is that of the built-in class above, Date or URL, which knows nothing of this one. */
function isInherited(value) {
    return node_util_1.types.isDate(value) || value instanceof URL;
}
/** Such an instance may have its own state only where a `toJSON` of its own tells it. */
function refuseUntold(value) {
    const isOwn = value.toJSON !== Date.prototype.toJSON && value.toJSON !== URL.prototype.toJSON;
    if (isOwn || (Reflect.ownKeys(value).length === 0 && !hasPrivateFields(value)))
        return;
    throw new key_refusal_1.KeyRefusal(`an instance of ${nameOf(value)} whose toJSON() does not tell its fields`);
}
function openByFields(value, room, place) {
    if (node_util_1.types.isNativeError(value)) {
        refusePrivateFields(value);
        return (0, key_containers_1.openError)(value, (0, key_text_1.textOfClassName)((0, class_name_1.classNameOf)(value)));
    }
    refuseUnlikelyClass(value);
    refusePrivateFields(value);
    return openOwnFields(value, room, place);
}
function openOwnFields(value, room, { recorded, classes }) {
    const prototype = Reflect.getPrototypeOf(value);
    const isDeclared = recorded?.prototype === prototype;
    if (!isDeclared && isBare(value)) {
        throw new key_refusal_1.KeyRefusal(`an instance of ${nameOf(value)} without enumerable fields`);
    }
    // A DTO and a literal of its fields are one call.
    const opening = isDeclared ? '{' : `${(0, key_text_1.textOfClassName)((0, class_name_1.classNameOf)(value))}{`;
    return (0, key_containers_1.openFields)(value, { opening, room, recorded: classes.typeOf(prototype) });
}
/** The first question is nearly always enough, and costs next to nothing. */
function isBare(value) {
    return Object.keys(value).length === 0 && Reflect.ownKeys(value).length === 0;
}
function refuseUnlikelyClass(value) {
    const hasClass = Object.hasOwn(Reflect.getPrototypeOf(value) ?? {}, 'constructor');
    if (!hasClass)
        throw new key_refusal_1.KeyRefusal('an object with a prototype that belongs to no class');
    if (!(0, kind_1.hasInnerContent)(value))
        return;
    throw new key_refusal_1.KeyRefusal(`an instance of ${nameOf(value)} whose content is not in its fields`);
}
function refusePrivateFields(value) {
    if (hasPrivateFields(value))
        throw new key_refusal_1.KeyRefusal(`an instance of ${nameOf(value)} with private state`);
}
function hasPrivateFields(value) {
    return (0, hidden_state_1.hidesState)(Reflect.getPrototypeOf(value));
}
function nameOf(value) {
    return (0, class_name_1.classNameOf)(value) || 'a class without a name';
}
const HTTP_NAMES = ['Request', 'Response', 'IncomingMessage', 'ServerResponse'];
function nameUnreadable(value) {
    if ((0, kind_1.isPromise)(value))
        return 'a promise';
    const name = (0, class_name_1.classNameOf)(value);
    if (HTTP_NAMES.includes(name))
        return `a request or a response (${name})`;
    if ((0, kind_1.isIterator)(value))
        return 'an iterator';
    return (0, kind_1.isStream)(value) ? 'a stream' : undefined;
}
//# sourceMappingURL=key-instance.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.invisibleFieldsOf = invisibleFieldsOf;
exports.hasFieldsBesideBytes = hasFieldsBesideBytes;
const node_util_1 = require("node:util");
const kind_1 = require("./kind");
/**
 * Says which fields an object has besides those that can be seen, of which there are `visible`; undefined where it has
 * none. Asked of objects that are not arrays, the names cost a few nanoseconds.
 */
function invisibleFieldsOf(value, visible) {
    if (Object.getOwnPropertyNames(value).length !== visible)
        return 'fields that are not enumerable';
    return Object.getOwnPropertySymbols(value).length > 0 ? 'symbol-keyed fields' : undefined;
}
/** Up to this length all keys are asked for: it is faster, and finds what is not enumerable too. */
const LONGEST_LISTED = 32;
/**
 * Tells whether a typed array has fields besides its bytes. Asking a long one for its keys would list every index:
 * 10 ms for 64 KiB. Node's comparison compares the bytes at once, here with themselves, and then only the fields that
 * are no index: 1.3 µs, and 20 µs for 1 MiB. Of those it does not see what is neither enumerable nor keyed by a symbol.
 */
function hasFieldsBesideBytes(array) {
    if (array.length <= LONGEST_LISTED)
        return Reflect.ownKeys(array).length !== array.length;
    if (Object.getOwnPropertySymbols(array).length > 0)
        return true;
    const bare = new (plainClassOf(array))(array.buffer, array.byteOffset, array.length);
    // A Buffer, or one of another realm, has another prototype, which would be a difference too.
    Object.setPrototypeOf(bare, Reflect.getPrototypeOf(array));
    return !(0, node_util_1.isDeepStrictEqual)(array, bare);
}
const PLAIN_CLASSES = kind_1.BYTES_CLASSES.filter((each) => each !== Buffer);
function plainClassOf(array) {
    // Read of the prototype, because the array may have such a field of its own.
    const tag = Reflect.get(Uint8Array.prototype, Symbol.toStringTag, array);
    return PLAIN_CLASSES.find((each) => each.name === tag) ?? Uint8Array;
}
//# sourceMappingURL=own-fields.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BYTES_CLASSES = exports.ERROR_CLASSES = void 0;
exports.kindOf = kindOf;
exports.isPromise = isPromise;
exports.isIterator = isIterator;
exports.hasBody = hasBody;
exports.isStream = isStream;
exports.hasInnerContent = hasInnerContent;
exports.isObject = isObject;
const node_util_1 = require("node:util");
const class_name_1 = require("../../types/class-name");
const anyObject = () => true;
function isUrl(value) {
    try {
        return value instanceof URL && typeof value.href === 'string';
    }
    catch {
        return false;
    }
}
/** Its name is read by a getter that knows what it has made. */
function isDomException(value) {
    try {
        return typeof Reflect.get(DOMException.prototype, 'name', value) === 'string';
    }
    catch {
        return false;
    }
}
exports.ERROR_CLASSES = [
    Error,
    TypeError,
    RangeError,
    SyntaxError,
    ReferenceError,
    EvalError,
    URIError,
    AggregateError,
];
exports.BYTES_CLASSES = [
    Buffer,
    Uint8Array,
    Uint8ClampedArray,
    Uint16Array,
    Uint32Array,
    Int8Array,
    Int16Array,
    Int32Array,
    BigInt64Array,
    BigUint64Array,
    Float32Array,
    Float64Array,
];
const KINDS = new Map([
    [Object.prototype, { kind: 'object', isGenuine: anyObject }],
    [null, { kind: 'null-object', isGenuine: anyObject }],
    [Array.prototype, { kind: 'array', isGenuine: Array.isArray }],
    [Date.prototype, { kind: 'date', isGenuine: node_util_1.types.isDate }],
    [URL.prototype, { kind: 'url', isGenuine: isUrl }],
    [RegExp.prototype, { kind: 'regexp', isGenuine: node_util_1.types.isRegExp }],
    [Map.prototype, { kind: 'map', isGenuine: node_util_1.types.isMap }],
    [Set.prototype, { kind: 'set', isGenuine: node_util_1.types.isSet }],
    ...[Number, String, Boolean, BigInt].map((each) => [each.prototype, { kind: 'boxed', isGenuine: node_util_1.types.isBoxedPrimitive }]),
    ...exports.BYTES_CLASSES.map((each) => [each.prototype, { kind: 'bytes', isGenuine: node_util_1.types.isTypedArray }]),
    ...exports.ERROR_CLASSES.map((each) => [each.prototype, { kind: 'error', isGenuine: node_util_1.types.isNativeError }]),
    [DOMException.prototype, { kind: 'error', isGenuine: isDomException }],
]);
/**
 * Tells the kind of an object. It goes by the prototype, never by a `constructor` field, which may be data:
 * `{ constructor: 'Ferrari' }`.
 */
function kindOf(value) {
    const prototype = Reflect.getPrototypeOf(value);
    if (prototype === Object.prototype)
        return 'object';
    const known = KINDS.get(prototype);
    if (known)
        return known.isGenuine(value) ? known.kind : 'instance';
    return foreignKind(value);
}
/** How many steps there are from the value to the end of its prototypes: more means a subclass. */
const STEPS_OF_FOREIGN = [
    [Array.isArray, 'array', 2],
    [node_util_1.types.isDate, 'date', 2],
    [node_util_1.types.isRegExp, 'regexp', 2],
    [node_util_1.types.isMap, 'map', 2],
    [node_util_1.types.isSet, 'set', 2],
    [node_util_1.types.isTypedArray, 'bytes', 3],
];
/**
 * Tells the kind of a value of another realm: under Jest, and in any `vm` context, what `fetch().json()`,
 * `structuredClone` and `fs` return has other prototypes than what our code makes, and is the same kind of thing.
 */
function foreignKind(value) {
    const chain = prototypesOf(value);
    const root = chain.at(-1);
    if (root === undefined || root === Object.prototype || !Object.hasOwn(root, 'isPrototypeOf'))
        return 'instance';
    if (chain.length === 1)
        return 'object';
    if (node_util_1.types.isNativeError(value))
        return isBuiltInError(value, chain) ? 'error' : 'instance';
    const found = STEPS_OF_FOREIGN.find(([isOne, , steps]) => chain.length === steps && isOne(value));
    return found ? found[1] : 'instance';
}
function isBuiltInError(value, chain) {
    const name = (0, class_name_1.classNameOf)(value);
    return chain.length <= 3 && exports.ERROR_CLASSES.some((each) => each.name === name);
}
/** A longer chain belongs to no built-in class, and may have been made to keep us busy. */
const LONGEST_CHAIN = 8;
function prototypesOf(value) {
    const chain = [];
    let prototype = Reflect.getPrototypeOf(value);
    while (prototype !== null && chain.length < LONGEST_CHAIN) {
        chain.push(prototype);
        prototype = Reflect.getPrototypeOf(prototype);
    }
    return chain;
}
/** Tells whether an object can be awaited: an `await` would take it apart. */
function isPromise(value) {
    return typeof value.then === 'function';
}
/** Recognises iterators and generators, of either sort: whoever reads one leaves nothing for the next. */
function isIterator(value) {
    if (typeof value.next !== 'function')
        return false;
    return typeof value[Symbol.iterator] === 'function' || typeof value[Symbol.asyncIterator] === 'function';
}
/** Recognises a request or a response of the web that has a body, which can be read once. */
function hasBody(value) {
    return typeof value.bodyUsed === 'boolean' && isObject(value.body);
}
const STREAM_METHODS = ['pipe', 'getReader', 'getWriter', 'getStream'];
/** Recognises streams of Node and of the web, and Nest's StreamableFile: they can be read once. */
function isStream(value) {
    return STREAM_METHODS.some((method) => typeof value[method] === 'function');
}
/** Tells whether an object has content that is not in its fields, whatever class it is of. */
function hasInnerContent(value) {
    const isBytes = ArrayBuffer.isView(value) || node_util_1.types.isAnyArrayBuffer(value);
    const isCollection = node_util_1.types.isMap(value) || node_util_1.types.isSet(value) || node_util_1.types.isWeakMap(value) || node_util_1.types.isWeakSet(value);
    const isAtom = node_util_1.types.isDate(value) || node_util_1.types.isRegExp(value) || node_util_1.types.isPromise(value) || node_util_1.types.isBoxedPrimitive(value);
    return isBytes || isCollection || isAtom;
}
/** Tells an object from a primitive and from a function. */
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
//# sourceMappingURL=kind.js.map
/** What an object is, as far as the rules of keys and of kept values differ. `instance` is everything else. */
export type Kind = 'object' | 'null-object' | 'array' | 'date' | 'url' | 'regexp' | 'map' | 'set' | 'bytes' | 'boxed' | 'error' | 'instance';
export declare const ERROR_CLASSES: readonly [ErrorConstructor, TypeErrorConstructor, RangeErrorConstructor, SyntaxErrorConstructor, ReferenceErrorConstructor, EvalErrorConstructor, URIErrorConstructor, AggregateErrorConstructor];
export declare const BYTES_CLASSES: readonly [BufferConstructor, Uint8ArrayConstructor, Uint8ClampedArrayConstructor, Uint16ArrayConstructor, Uint32ArrayConstructor, Int8ArrayConstructor, Int16ArrayConstructor, Int32ArrayConstructor, BigInt64ArrayConstructor, BigUint64ArrayConstructor, Float32ArrayConstructor, Float64ArrayConstructor];
/**
 * Tells the kind of an object. It goes by the prototype, never by a `constructor` field, which may be data:
 * `{ constructor: 'Ferrari' }`.
 */
export declare function kindOf(value: object): Kind;
/** Tells whether an object can be awaited: an `await` would take it apart. */
export declare function isPromise(value: {
    readonly then?: unknown;
}): boolean;
interface Iterating {
    readonly next?: unknown;
    readonly [Symbol.iterator]?: unknown;
    readonly [Symbol.asyncIterator]?: unknown;
}
/** Recognises iterators and generators, of either sort: whoever reads one leaves nothing for the next. */
export declare function isIterator(value: Iterating): boolean;
/** Recognises a request or a response of the web that has a body, which can be read once. */
export declare function hasBody(value: {
    readonly body?: unknown;
    readonly bodyUsed?: unknown;
}): boolean;
declare const STREAM_METHODS: readonly ["pipe", "getReader", "getWriter", "getStream"];
type Streamable = {
    readonly [Method in (typeof STREAM_METHODS)[number]]?: unknown;
};
/** Recognises streams of Node and of the web, and Nest's StreamableFile: they can be read once. */
export declare function isStream(value: Streamable): boolean;
/** Tells whether an object has content that is not in its fields, whatever class it is of. */
export declare function hasInnerContent(value: object): boolean;
/** Tells an object from a primitive and from a function. */
export declare function isObject(value: unknown): value is object;
export {};

/** Holds a value for each object as long as somebody else holds the object, and can list them all. */
export declare class IterableWeakMap<Value> {
    private readonly values;
    private readonly refs;
    private readonly registry;
    /** How many objects there are, some of which may be gone. */
    get size(): number;
    get(key: object): Value | undefined;
    has(key: object): boolean;
    set(key: object, value: Value): void;
    entries(): Generator<readonly [object, Value]>;
}

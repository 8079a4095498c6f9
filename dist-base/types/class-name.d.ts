/**
 * Tells the name of a class, without running code of the class's own: `static name()`, or a getter of that name, takes
 * the place of the real one, which then stands in the source text only.
 */
export declare function nameOfClass(given: unknown): string;
/** Names the class of an object as its prototype does; a `constructor` field of the object's own is data. */
export declare function classNameOf(value: object): string;

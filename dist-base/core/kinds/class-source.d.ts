/**
 * Tells whether the source text of a class shows private fields, which nobody outside can see: `#name` as a field in
 * its body, or what compilers write in its place. Not private methods and accessors, nothing static, and nothing in
 * strings and comments. Where the text is more than is understood here, every `#name` at a start counts: a class too
 * many has to say its key, which is better than two instances that share one.
 */
export declare function showsPrivateFields(source: string): boolean;

/** Describes a value for an error text: in one short line, with its type, and never by running code of its own. */
export declare function describeValue(value: unknown): string;
/**
 * Says what was thrown, or what a promise was rejected with: name and message of an error, which may be anything, and
 * may throw when they are read.
 */
export declare function describeThrown(thrown: unknown): string;
/** Says the message of what was thrown, as a sentence; its name where it has no message. */
export declare function messageOf(thrown: unknown): string;

/** Writes a text as one line: what a terminal or a log would not show as it is stands there as an escape. */
export declare function escapeLine(text: string): string;
/**
 * Makes one line of at most 2,000 characters of any text. Of a longer one the beginning and the end stay. It is cut
 * before it is escaped, because it may be a megabyte, and again after it, because escapes are longer.
 */
export declare function toLine(text: string): string;

/** Has a 1 at the code of each character that needs no escape: printable ASCII but space, quote and backslash. */
export declare const UNESCAPED: Uint8Array<ArrayBuffer>;
/** Tells whether a string needs no escapes. */
export declare function isUnescaped(text: string): boolean;
/** Writes a string as JSON does, but escapes everything that is not printable ASCII, spaces included. */
export declare function quote(text: string): string;
/** Writes a number: 0 and -0 differ; for every other one JavaScript's own text is unambiguous. */
export declare function textOfNumber(value: number): string;
/** Writes a BigInt: in hexadecimal where it is long, because decimal digits take quadratic time. */
export declare function textOfBigInt(value: bigint, room: number): string;
/** Writes the name of a class, which is part of keys and may be any text. */
export declare function textOfClassName(name: string): string;
/**
 * Writes a list of numbers and nothing else, which JSON writes exactly as keys do and faster than anything written in
 * JavaScript; answers undefined for every other list.
 */
export declare function writeNumbers(value: readonly unknown[]): string | undefined;

import type { Class } from '../types/class';
/** Is a callback whose types were checked where it was written. */
export type Callback<Result = unknown> = (this: unknown, ...args: unknown[]) => Result;
/** Matches a prefix or a keyPrefix: what every store takes in a key, and a shell needs no quotes for. */
export declare const PREFIX_PATTERN: RegExp;
export declare const PREFIX_RULE = "1 to 100 characters of A-Z a-z 0-9 _ . : / @ -";
/**
 * Reads options one by one and refuses what cannot be: each method answers the value, or throws an
 * `InvalidOptionError` that says where it stands and what it must be.
 */
export declare class OptionReader {
    private readonly options;
    private readonly where;
    private readonly path;
    constructor(options: Readonly<Record<string, unknown>>, where: string, path?: string);
    /** @throws InvalidOptionError when the options are no plain object. */
    static of(given: unknown, where: string): OptionReader;
    /** @throws InvalidOptionError for a name that is not in `known`: a misspelt option must not be ignored. */
    allowOnly(known: readonly string[]): this;
    has(name: string): boolean;
    get(name: string): unknown;
    section(name: string, known: readonly string[]): OptionReader;
    duration(name: string, byDefault: unknown, { least }?: {
        least?: number | undefined;
    }): number;
    finiteDuration(name: string, byDefault: unknown, { least }?: {
        least?: number | undefined;
    }): number;
    integer(name: string, byDefault: number): number;
    fraction(name: string, byDefault: number): number;
    /** Undefined where it is not said. */
    part(name: string): number | undefined;
    boolean(name: string, byDefault: boolean): boolean;
    prefix(name: string): string | undefined;
    callback(name: string): Callback | undefined;
    refuse(name: string, expected: string): never;
}
/** Recognises a function, of which no more can be checked before it is called. */
export declare function isCallback(value: unknown): value is Callback;
/** Recognises a class: a function that can be called with `new`. Arrow functions and methods have no prototype. */
export declare function isClass(value: unknown): value is Class;
/**
 * Recognises a function that is meant to be called: one that was declared has a prototype as a class has, and only the
 * text of a class begins with that word.
 */
export declare function isFactory(value: unknown): value is () => unknown;
/** Recognises an array whose every item is recognised. */
export declare function isListOf<Item>(isItem: (value: unknown) => value is Item, value: unknown): value is readonly Item[];
/** Recognises an object literal, and what has no prototype: options, as against an instance of some class. */
export declare function isPlainRecord(value: unknown): value is Readonly<Record<string, unknown>>;

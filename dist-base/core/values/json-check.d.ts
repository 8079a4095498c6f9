/**
 * Tells whether JSON holds a value as it is: object literals and arrays of strings, finite numbers, booleans and null,
 * each object once, nothing hidden. It answers "no" where anything is unusual, and leaves it to others to say what.
 *
 * It counts what the text will have at least, each part before it is looked into, and stops where that is too much: to
 * find out that a value is too large must not take the time of its size.
 */
export declare class JsonCheck {
    private readonly seen;
    private room;
    /** @param room how many characters the text may have */
    constructor(room: number);
    /** Whether the answer was "no" because the text of what was looked at so far would be too long already. */
    get isTooLarge(): boolean;
    holds(value: unknown, depth?: number): boolean;
    private holdsObject;
    private holdsItems;
    private holdsFields;
    private has;
    /** Whether there is room for so many items: they are counted when they are looked at. */
    private couldHold;
}
/**
 * Reads JSON that may come from a stranger: undefined where an object has an own `__proto__`, which whoever merges it
 * into another would fall for, or where it is deeper than anything that was written here. May throw a SyntaxError.
 */
export declare function readJson(text: string): {
    readonly value: unknown;
} | undefined;

import { type Fields } from './fields';
/**
 * Says how one kind of object is kept. The same rules drive the copy in memory, the text on a shared cache and the way
 * back, so that nothing is kept that cannot be read again. An object is taken into parts (primitives and other
 * objects), and made of them in two steps, an empty one first: in a cycle a part is not there yet when it is needed.
 *
 * `Value` is what the species that has the rule has found out. TypeScript takes that on trust where rules of all kinds
 * are in one table, because `take` and `fill` are methods and not properties.
 */
export interface Rule<Value extends object = object> {
    /** True where the parts hold no other objects of the value's, and are not looked into. */
    readonly isLeaf?: true;
    /** True where the one part is what `to` of an entry in `classes` gave. */
    readonly isConverted?: true;
    /** Takes an object into parts. @throws Refusal */
    take(value: Value): unknown[];
    /**
     * Makes an object still without its parts; undefined where the parts are none of ours. It may read parts that are
     * primitives, no others. `prototype` comes from the table, never from data.
     */
    make(prototype: object | null, parts: readonly unknown[]): Value | undefined;
    /** Puts the parts in. Answers false where they are none of ours; they may come from a stranger. */
    fill(made: Value, parts: readonly unknown[]): boolean;
    /** Names what leads to the part at this place, for error texts: `.owner`, `[3]`. */
    step(parts: readonly unknown[], place: number): string;
}
/** Describes what is kept of one prototype: how text calls it, and by which rule it is taken and made. */
export interface Species {
    /** The name in text; undefined where text could not tell it from another, and it is kept in memory only. */
    readonly tag: string | undefined;
    readonly prototype: object | null;
    readonly rule: Rule;
    readonly isListed?: true;
}
export declare const objectRule: Rule<Fields>;
/** Keeps null-prototype objects, and instances of listed classes: no constructor runs. */
export declare const instanceRule: Rule<Fields>;
export declare const arrayRule: Rule<unknown[]>;
export declare const mapRule: Rule<Map<unknown, unknown>>;
export declare const setRule: Rule<Set<unknown>>;
/** Keeps dates by their time. Invalid ones have no number in JSON: their part is null. */
export declare const dateRule: Rule<Date>;
export declare const urlRule: Rule<URL>;
/**
 * Keeps errors: first how many fields are not enumerable (message and cause, as a rule), then those, then the others,
 * each name before its value. The stack stays behind.
 */
export declare const errorRule: Rule<Error>;
/** Keeps a DOMException, whose name and message are inside of it, with the fields that any error may have. */
export declare const domExceptionRule: Rule<DOMException>;

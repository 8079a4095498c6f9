/** Says where the trouble is: the index of the argument (or of the part that `argsRewrite` made), or `extra`. */
export type KeyPosition = number | 'extra';
export interface UnkeyableValueFacts {
    readonly position: KeyPosition;
    /** The place, from the position on: `[0].owner.friends[3]`, `extra.tenant`. */
    readonly path: string;
    /** What was found there, as the end of a sentence: "a function". */
    readonly reason: string;
}
/**
 * Tells whoever asked for a key that a value has none, and where it is. It stays inside the library: what knows the
 * method, `runtime/method/method-key.ts`, makes an `UnkeyableArgumentError` of it.
 */
export declare class UnkeyableValue extends Error implements UnkeyableValueFacts {
    readonly position: KeyPosition;
    readonly path: string;
    readonly reason: string;
    /** Which extra, where there are several. */
    extraIndex: number;
    constructor({ position, path, reason }: UnkeyableValueFacts, options?: ErrorOptions);
}
/** Is thrown by the rules of keys for a value that has none. The walk knows the place: see {@link UnkeyableValue}. */
export declare class KeyRefusal extends Error {
}
/** Is thrown where the text would be longer than it may be. */
export declare class KeyTooLarge extends KeyRefusal {
    constructor();
}
/** Refuses what is too large by its length, before time is spent on reading it. */
export declare function refuseOver(room: number, length: number): void;

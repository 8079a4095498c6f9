/** An object whose fields may have any name. */
export type Fields = Record<string, unknown>;
/** Lists the fields of an object, name and value by turns, and refuses what could come back as something else. */
export declare function takeFields(value: object): unknown[];
/** Looks for symbol-keyed and non-enumerable fields: neither JSON nor a spread sees both. Both questions are cheap. */
export declare function hasHidden(value: object, visible: number): boolean;
/** Refuses fields on a built-in object, whose content is elsewhere. */
export declare function refuseOwnFields(value: object): void;
/** Reads a field, but never runs a getter: what it answers now is not what it will answer then. */
export declare function valueOfField(value: object, key: string): unknown;
/** Defines a field, even where an assignment would run a setter of the prototype. */
export declare function defineField(target: object, key: unknown, field: {
    value: unknown;
    enumerable: boolean;
}): boolean;
/** Gives an object the fields that {@link takeFields} lists. Answers false where the parts are not fields. */
export declare function giveFields(target: Fields, parts: readonly unknown[]): boolean;

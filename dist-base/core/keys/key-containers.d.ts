import { type KeyPlace } from './key-classes';
import { KeyFrame } from './key-frame';
export interface FieldsOpening {
    /** What stands before the first field: a brace, and the name of a class before it. */
    readonly opening: string;
    readonly room: number;
    /** What is recorded of the fields. */
    readonly recorded: KeyPlace['recorded'];
}
/**
 * Begins an object, with its fields in the order of their names: objects that differ in nothing else have one text.
 * A field that is undefined is as none: a class that declares it and a literal that leaves it out are one call.
 */
export declare function openFields(value: object, { opening, room, recorded }: FieldsOpening): string | KeyFrame;
/** Begins an array, or writes it where it holds numbers only. */
export declare function openArray(value: readonly unknown[], room: number, { recorded }: KeyPlace): string | KeyFrame;
/** Begins a Map, whose entries have no order. */
export declare function openMap(value: ReadonlyMap<unknown, unknown>, room: number): KeyFrame;
/** Begins a Set, whose members have no order. */
export declare function openSet(value: ReadonlySet<unknown>, room: number): KeyFrame;
/**
 * Begins an error: name and message, then what was added, a status or a code, and what is not enumerable as a rule:
 * its cause, and the errors that an AggregateError holds.
 */
export declare function openError(value: Error, name: string): KeyFrame;
/** Refuses fields of a built-in object, whose content is elsewhere, beyond those that it always has. */
export declare function refuseOwnFields(value: object, usual: number): void;

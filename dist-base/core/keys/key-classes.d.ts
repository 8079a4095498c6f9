import { type RecordedType } from '../../ports/recorded-type';
/** Says what an instance of a class counts as. */
export type KeyOfInstance = (instance: object) => unknown;
/** Is what is known of classes besides what they say themselves. */
export interface KeyClasses {
    /** What the option `classes` says that instances count as, by their prototype. */
    readonly keys: ReadonlyMap<object | null, KeyOfInstance>;
    /** What is recorded of the fields of instances with this prototype. */
    typeOf(prototype: object | null): RecordedType | undefined;
}
export declare const NO_CLASSES: KeyClasses;
/** Is what is known of the place where a value stands, and of all classes. */
export interface KeyPlace {
    readonly recorded: RecordedType | undefined;
    readonly classes: KeyClasses;
}

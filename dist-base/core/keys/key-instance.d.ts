import { type KeyPlace } from './key-classes';
import { KeyFrame } from './key-frame';
/** Begins an instance of which the option `classes` says what it counts as; undefined where it says nothing. */
export declare function openDeclared(value: object, { classes }: KeyPlace): KeyFrame | undefined;
/**
 * Begins an instance of a class: the name of the class, then the first of `toCacheKey()`, a primitive of `toJSON()`,
 * own enumerable fields.
 */
export declare function openInstance(value: object, room: number, place: KeyPlace): string | KeyFrame;

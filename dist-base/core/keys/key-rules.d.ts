import { type KeyPlace } from './key-classes';
import { type KeyFrame } from './key-frame';
/** Writes a primitive, in at most `room` characters; answers undefined for an object. */
export declare function textOfPrimitive(value: unknown, room: number): string | undefined;
/** Begins an object by the rule of its kind: with its text, or with a frame where it has children. */
export declare function openObject(value: object, room: number, place: KeyPlace): string | KeyFrame;

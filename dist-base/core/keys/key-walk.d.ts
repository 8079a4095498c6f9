import { type KeyPlace } from './key-classes';
import { type KeyPosition } from './key-refusal';
export interface KeyWalkSettings {
    readonly position: KeyPosition;
    /** The number of characters that the text may have. */
    readonly room: number;
    readonly place: KeyPlace;
}
/**
 * Writes one argument. Iterative, because a structure may be deeper than the call stack; bounded, because every step
 * adds at least one character and the characters are counted.
 */
export declare class KeyWalk {
    private readonly settings;
    /** The values on the way to the one being written, the outermost first. */
    private readonly frames;
    /** The number of characters in all frames but the last. */
    private spent;
    /** The number of characters that were sorted. */
    private sorted;
    private readonly position;
    private readonly room;
    constructor(settings: KeyWalkSettings);
    /**
     * Writes the argument.
     *
     * @throws UnkeyableValue for everything that has no key, whatever the value does to us while it is read.
     */
    write(value: unknown): string;
    private walk;
    /** Answers the text of a value without children, and undefined where it has begun a frame for one with. */
    private open;
    private placeOfNext;
    private push;
    private close;
    private add;
    /** Writes the children up to the next one that is an object. */
    private writePrimitives;
    private explain;
    /** Finds the depth at which the first value comes that is already on the way. */
    private findCycle;
}

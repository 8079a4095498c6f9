import { type RecordedType } from '../../ports/recorded-type';
import { type KeyPosition } from './key-refusal';
/** Says what a frame is made of; everything but `value` and `values` has a usual case. */
export interface KeyFrameParts {
    /** The object whose text the frame writes. */
    readonly value: object;
    /** The children, whose texts come between opening and closing. */
    readonly values: readonly unknown[];
    readonly opening: string;
    readonly closing: string;
    /** The text before each child; a comma between two where left out. */
    readonly labels?: readonly string[];
    /** For each place the child that comes there, by its index; as they are where left out. */
    readonly order?: readonly number[];
    /** The number of children that make one member, where members have no order: 1 in a Set, 2 in a Map. */
    readonly perMember?: 1 | 2;
    /** The name that leads to each child, for error texts; its index where left out. */
    readonly names?: readonly string[];
    /** What is recorded of the children, each a field of its name, or an item. */
    readonly recorded?: RecordedType | undefined;
}
/** Holds an object with children, half written: what the call stack would hold if the walk were recursive. */
export declare class KeyFrame {
    readonly value: object;
    readonly perMember: 1 | 2 | undefined;
    readonly names: readonly string[] | undefined;
    private readonly values;
    private readonly order;
    private readonly closing;
    private readonly labels;
    private readonly recorded;
    private text;
    private members;
    private lengthOfMembers;
    /** The number of children that are written. */
    private place;
    constructor(parts: KeyFrameParts);
    get isComplete(): boolean;
    /** The number of characters so far, the closing ones included: they will have to be written. */
    get length(): number;
    /** The index of the next child. */
    get index(): number;
    get child(): unknown;
    /** What is recorded of the next child. */
    get typeOfChild(): RecordedType | undefined;
    /** Tells whether there are members to be put in an order. */
    get isSorted(): boolean;
    /** Tells whether the next child is a gap in an array: `[, 1]` is not `[undefined, 1]`. */
    get isGap(): boolean;
    write(text: string): void;
    close(): string;
    private writeMember;
}
/** Names the way to the child that the last frame was about to write: `[0].owner.friends[3]`. */
export declare function pathThrough(position: KeyPosition, frames: readonly KeyFrame[]): string;

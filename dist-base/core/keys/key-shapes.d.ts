/** Holds the fields of an object in the order of the key, each with the text that stands before its value. */
export interface KeyShape {
    readonly keys: readonly string[];
    /** For each place of the sorted order, the index into `keys`. */
    readonly order: readonly number[];
    readonly labels: readonly string[];
    /** All labels one after the other in ASCII, with the brace before the first, and three bytes to spare behind. */
    readonly labelBytes: DataView;
    /** Where each label ends among the bytes. */
    readonly labelEnds: readonly number[];
}
/**
 * Remembers the sorted order of the shapes that were seen: sorting twenty names costs more than the rest of their
 * object's key. It changes how fast a key is made and never what it says, so one memory serves the whole process.
 */
declare class KeyShapes {
    /** The shapes by their number of keys, then by the last one: the first is `id` too often. */
    private readonly groups;
    private count;
    /** Answers undefined where the names alone are longer than `room`. */
    shapeOf(keys: readonly string[], room: number): KeyShape | undefined;
    private remember;
    private forgetAll;
}
export declare const keyShapes: KeyShapes;
export {};

/**
 * Writes what nearly all objects among arguments are: small object literals and arrays of strings and numbers. It
 * writes what the walk writes (the tests hold the two together) and leaves everything else to it.
 *
 * It is not as fine as the walk, because most of a hit on an object is spent here. Characters are written as bytes, and
 * made a string once: a text that is put together with `+` is a tree of pieces to V8, which the look-up has to flatten
 * (a tenth to a fifth of the whole key).
 */
declare class FastWriter {
    private readonly bytes;
    private readonly view;
    private length;
    private isBusy;
    /**
     * Answers `start` and the text of `value` behind it; undefined where the walk has to write it.
     *
     * @throws KeyTooLarge
     */
    append(start: string, value: object, longest: number): string | undefined;
    private write;
    private putObject;
    private putFields;
    private putItems;
    /** Answers false for what is left to the walk; undefined is, because in an array it may be a gap, and in an object it is none. */
    private putChild;
    private putNumber;
    private putString;
    private put;
    /** Copies four bytes at a time: what is too much at the end is written over by what comes next. */
    private putLabel;
}
export declare const fastWriter: FastWriter;
export {};

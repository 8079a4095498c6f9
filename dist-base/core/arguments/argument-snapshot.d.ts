import type { CopyingCodec } from '../values/copying-codec';
/** The arguments of one call as they were when it was made, for who reads them later. */
export declare class ArgumentSnapshot {
    private readonly args;
    private readonly isSame;
    /** Of each argument what is kept of it: null where there is no need, undefined where it cannot be copied. */
    private readonly kept;
    /** @param isSame whether these arguments make the same key as they did when the call was made */
    constructor(args: readonly unknown[], codec: CopyingCodec, isSame: (args: readonly unknown[]) => boolean);
    /** The arguments as they were, the very same objects while nobody has changed them; undefined where that is lost. */
    restore(): readonly unknown[] | undefined;
}
/** Nobody can change anything about those. */
export declare function arePrimitive(args: readonly unknown[]): boolean;

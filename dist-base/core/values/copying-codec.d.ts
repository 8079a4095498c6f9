import { type Payload } from '../../ports/outcome-cache';
import { type Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { type Kept, replayKept } from './kept';
import { type ListedClass } from './species-table';
export interface CopyingCodecOptions {
    /** For error texts: `FilesService.exists`. */
    readonly method: string;
    /** The classes whose instances may be in results. */
    readonly classes: readonly ListedClass[];
    /** How large a value may be, by estimate: in memory no text is made. */
    readonly maxValueBytes: number;
}
/** Serves memory with `isolation: 'copy'`: what one caller does to its value, the next does not see. */
export declare class CopyingCodec implements OutcomeCodec {
    private readonly options;
    private readonly table;
    readonly replay: typeof replayKept;
    constructor(options: CopyingCodecOptions);
    encode(outcome: Outcome): Kept;
    decode(payload: Payload): Outcome | undefined;
    private keepResult;
    /** Keeps an error whose class need not be listed: one that it inherits from in `cacheExceptions` is enough here. */
    private keepError;
    private speciesOfThrown;
}

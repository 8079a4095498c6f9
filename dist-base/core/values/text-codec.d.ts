import { type Class } from '../../types/class';
import { type Payload } from '../../ports/outcome-cache';
import { type Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { type ListedClass } from './species-table';
import { type SignedPlace } from './text-signature';
export interface TextCodecOptions {
    /** For error texts: `FilesService.exists`. */
    readonly method: string;
    /** The classes whose instances may be in results. */
    readonly classes: readonly ListedClass[];
    /** The classes whose errors are kept, besides those in `classes` and `Error` itself. */
    readonly errorClasses: readonly Class[];
    /** How large the text may be, in UTF-8. */
    readonly maxValueBytes: number;
    /** The secrets: the first signs, all verify. Entries are not signed where there is none. */
    readonly secrets?: readonly string[];
    /** What entries are signed for. @default no prefix and no group */
    readonly signedFor?: SignedPlace;
}
/**
 * Writes outcomes as text, for caches that other processes read and write. The envelope is a version, a signature where
 * there is a secret, and a tag; behind the tag `j` the result stands as plain JSON. Nothing that is read is trusted.
 */
export declare class TextCodec implements OutcomeCodec {
    private readonly options;
    private readonly results;
    private readonly errors;
    /** The prototypes of the errors that are kept: those of listed classes, built-in ones too, and Error's own. */
    private readonly keptErrors;
    private readonly signature;
    constructor(options: TextCodecOptions);
    encode(outcome: Outcome, key: string): string;
    decode(payload: Payload, key: string): Outcome | undefined;
    replay(payload: Payload, key: string): Promise<unknown> | undefined;
    private write;
    private writeResult;
    /** Only an error whose very class is known can be made again elsewhere; of the built-in ones `Error` is enough. */
    private writeError;
    private refuse;
    /** Answers the part behind the envelope; undefined where that is not ours. */
    private open;
    private read;
    /** Throws nothing that would not have been kept. */
    private asError;
    private isKeptError;
}

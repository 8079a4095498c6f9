import { CacheMemoizeError } from './cache-memoize.error';
/** Says which handler answers by itself, and how. */
export interface SelfAnsweringHandlerFacts {
    /** `FilesController.find`. */
    readonly method: string;
    /** How it answers, as the end of a sentence: "@Res() without passthrough". */
    readonly by: string;
    /** What to do about it, as a sentence. */
    readonly remedy: string;
}
/** Is thrown at start where a memoized handler answers its request by itself, which no hit would repeat. */
export declare class SelfAnsweringHandlerError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_SELF_ANSWERING_HANDLER";
    /** The method: `FilesService.exists`. */
    readonly method: string;
    /** How it answers: `@Res() without passthrough`. */
    readonly by: string;
    constructor({ method, by, remedy }: SelfAnsweringHandlerFacts);
}

import { CacheMemoizeError } from './cache-memoize.error';
/** Says where a value comes from: the index of an argument, or the option of the decorator that gave it. */
export type UnkeyablePosition = number | 'extra' | 'argsRewrite' | 'keyGeneratorCallable';
/** Says where a value without a key is. */
export interface UnkeyablePlace {
    /** The index of the argument, or the option that gave the value. */
    readonly position: UnkeyablePosition;
    /** The place: `[0].owner.friends[3]`, `extra.tenant`; of what a callback gave, `argsRewrite()[1].owner`. */
    readonly path: string;
}
/** Says which call has no key, and why. */
export interface UnkeyableArgumentFacts extends UnkeyablePlace {
    /** `FilesService.exists`. */
    readonly method: string;
    /** What was found there, as the end of a sentence: "a function". */
    readonly reason: string;
    /** What the value threw while it was read. */
    readonly cause?: unknown;
}
/**
 * Tells that an argument, or what a callback gave in its place, has no key, so that its call cannot be told from
 * another: the call runs uncached and `onError` hears of it, and a verb, which needs the key, fails with it.
 */
export declare class UnkeyableArgumentError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT";
    /** The method: `FilesService.exists`. */
    readonly method: string;
    /** The index of the argument, or the option that gave the value. */
    readonly position: UnkeyablePosition;
    /** The place: `[0].owner.friends[3]`, `extra.tenant`; of what a callback gave, `argsRewrite()[1].owner`. */
    readonly path: string;
    /** What was found there, as the end of a sentence: "a function". */
    readonly reason: string;
    constructor({ method, position, path, reason, cause }: UnkeyableArgumentFacts);
}

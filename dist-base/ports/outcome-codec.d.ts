import type { Payload, SizedPayload } from './outcome-cache';
import type { Outcome } from './outcome';
/**
 * Between outcomes and the payloads that a cache keeps. One for memory (classify once, copy on the way out), one for
 * text (a versioned envelope). Whatever `encode` accepts, `decode` gives back as it was, a fresh copy each time.
 */
export interface OutcomeCodec {
    /**
     * @throws UncacheableValueError where the outcome cannot be kept faithfully.
     */
    encode(outcome: Outcome, key: string): Payload;
    /** A copy of what was kept; `undefined` when the payload is not one of ours: a miss. Never throws. */
    decode(payload: Payload, key: string): Outcome | undefined;
    /**
     * The same, as the promise that a call returns: of the result, of `true` for a mark, or rejected with the kept
     * error. Apart from `decode` because in memory the promise itself can be kept, and so a hit makes nothing.
     */
    replay(payload: Payload, key: string): Promise<unknown> | undefined;
}
/**
 * What a hit from the memory in front of a shared cache has for a payload: what the shared cache answered, and beside it what
 * the codec has made of that, so that the next hit is answered as fast as one of a memory cache.
 */
export declare class LocalCopy implements SizedPayload {
    readonly original: Payload;
    /** In the form that memory keeps, once there is one; `null`: there can be none, so that each hit reads the original. */
    kept: Payload;
    constructor(original: Payload);
    get bytes(): number;
}
/** What the shared cache has answered, for who compares two answers. */
export declare function originalOf(payload: Payload): Payload;

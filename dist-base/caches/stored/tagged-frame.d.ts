import { type AgingQuestion, FramedHit } from './value-frame';
/** Stands for a nonce, and is none. */
export declare const RESULT_TAGS_MARK = "tags-of-a-result";
/** A tag that a value carries: its label, and its nonce when the value was kept. */
export interface CarriedTag {
    readonly label: string;
    readonly nonce: string;
}
/** A hit, if its tags still have the nonces that it carries. */
export interface TaggedFrame {
    readonly hit: FramedHit;
    readonly tags: readonly CarriedTag[];
    /** What it is bound to in all, from the key check on: no other value ever has the same once one of them has changed. */
    readonly bound: string;
}
/** What a value has to be bound to: its key, and the nonces of the question with the mark behind them. */
export interface TaggedBinding {
    readonly keyCheck: string;
    readonly nonces: string;
}
/** The names of the tags, as a value has them in front of its payload. */
export declare function writeLabels(labels: readonly string[]): string;
/**
 * The value in `text`, or `undefined` where it is not of exactly this key and these nonces of the question.
 *
 * @param question looked at only where the value may be past its life
 */
export declare function readTaggedFrame(text: unknown, { keyCheck, nonces }: TaggedBinding, question?: AgingQuestion): TaggedFrame | undefined;

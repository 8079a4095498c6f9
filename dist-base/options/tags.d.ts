import { type Callback, type OptionReader } from './option-reader';
/** How many an outcome may carry. */
export declare const MOST_TAGS = 32;
/** What a tag has to be, as the end of a sentence. */
export declare const TAG_RULE = "a text of 1 to 200 characters without control characters";
/** Recognises a tag. */
export declare function isTag(value: unknown): value is string;
/**
 * The tags in an answer, sorted, each once; or what is wrong with them, as the end of a sentence.
 *
 * @param others that the outcome carries besides: they are left out, and count
 */
export declare function readTags(answer: unknown, others?: readonly string[]): readonly string[] | {
    readonly reason: string;
};
/** Tags that are always the same, or a function of the arguments. */
export declare function resolveTags(options: OptionReader): readonly string[] | Callback | undefined;

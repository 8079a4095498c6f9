import type { AnswerRules } from '../../options/batch-options';
/** What a method was asked for. */
export interface AskedIds {
    readonly instance: unknown;
    readonly ids: readonly unknown[];
    /** Equal for ids that are the same to the cache; undefined where that cannot be told. */
    readonly keyOf: (id: unknown) => string | undefined;
}
/** What an answer comes to: one item for each id, or what is wrong with it, as the end of a sentence. */
export type Fitted = {
    readonly kind: 'fit';
    readonly items: readonly unknown[];
} | {
    readonly kind: 'unfit';
    readonly reason: string;
    readonly cause?: unknown;
};
/** Tells the items of an answer apart. Never throws. */
export declare function fitAnswer(answer: unknown, rules: AnswerRules, asked: AskedIds): Fitted;

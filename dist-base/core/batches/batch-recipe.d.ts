import type { CallListener } from '../../ports/call-listener';
import type { Recipe } from '../calls/recipe';
import type { AnswerRules } from '../../options/batch-options';
/** All that has to be known of a method that computes many outcomes of another one. Nothing here throws. */
export interface BatchRecipe extends Pick<Recipe, 'name' | 'run'> {
    /** `ProductsService.findByIds`, for texts. */
    readonly name: string;
    /** The method whose outcomes its items are: never a guard. */
    readonly single: Recipe;
    /** How many ids it is asked for at once, at most. */
    readonly maxSize: number;
    /** Which item of an answer belongs to which id. */
    readonly rules: AnswerRules;
    /** Who wants to know of the calls of the single method: each id is one. */
    readonly listener: CallListener | undefined;
    /** The key of a call of the single method; undefined, and nobody told, where it has none. */
    keyOf(instance: object, args: readonly unknown[]): string | undefined;
}
/** One call of a batch. */
export interface BatchCall {
    readonly instance: object;
    readonly ids: readonly unknown[];
    /** What the method takes besides: equal for all ids. */
    readonly further: readonly unknown[];
}

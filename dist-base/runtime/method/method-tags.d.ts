import type { Call } from '../../core/calls/call';
import type { Recipe } from '../../core/calls/recipe';
import { CallbackError } from '../../errors/callback.error';
import type { Callback } from '../../options/option-reader';
import type { SourcedTags } from './method-options';
type Tags = readonly string[];
export interface MethodTagsParts {
    /** `FilesService.exists`. */
    readonly method: string;
    /** Of each class from the base down, and of its decorator. */
    readonly tags: readonly SourcedTags[];
    /** Of its decorator. */
    readonly resultTags: Callback | undefined;
    readonly report: (error: CallbackError) => void;
}
/** The tags of one method's outcomes, as its decorator and its classes say: they add up. */
export declare class MethodTags {
    private readonly parts;
    /** undefined: it has none of its arguments. */
    readonly ofCall: Recipe['tagsFor'];
    /** undefined: it has none of its results. */
    readonly ofOutcome: Recipe['resultTagsFor'];
    /** Those that are written down. */
    private readonly fixed;
    private readonly functions;
    constructor(parts: MethodTagsParts);
    /** @throws CallbackError where the tags of the call cannot be told */
    require({ instance, args }: Pick<Call, 'instance' | 'args'>): void;
    private askAll;
    private ask;
    private reportFailure;
    private failure;
}
/** Those that are written down, sorted, each once. */
export declare function fixedTagsOf(tags: readonly SourcedTags[]): Tags;
export {};

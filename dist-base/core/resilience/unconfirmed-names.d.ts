import type { DropNames, Question } from '../../ports/outcome-cache';
/** What was to be dropped and is not confirmed. Of keys and marks with the group they belong to, where it is known. */
export interface UnconfirmedDrop {
    readonly keys?: Iterable<GroupedName>;
    readonly marks?: Iterable<GroupedName>;
    readonly groups?: Iterable<string>;
    readonly tags?: Iterable<string>;
    readonly life?: number;
    /** Left out where names are all that is to be dropped. */
    readonly whole?: Whole | undefined;
}
/** Everything that `clear` drops, or the marks of guards as well. */
export type Whole = 'outcomes' | 'everything';
export type GroupedName = readonly [name: string, group: string | undefined];
/** More names are not remembered one by one. */
export declare const MOST_NAMES = 10000;
/**
 * Names to be dropped, as few as they need be: beyond {@link MOST_NAMES} those of one method become their group, the
 * method with the most of them first, and what is still too much becomes the whole cache.
 */
export declare class UnconfirmedNames {
    private readonly keys;
    private readonly marks;
    private readonly groups;
    private readonly tags;
    private life;
    private whole;
    get isWhole(): boolean;
    get size(): number;
    /** undefined where there is none. */
    get names(): DropNames | undefined;
    /** @param guards the groups of all marks that are known, for what becomes everything: `clear` leaves marks alone */
    add(drop: UnconfirmedDrop, guards?: Iterable<string>): void;
    /** All of it, or of keys, marks, groups and tags those among `names`. */
    pick(names: DropNames | undefined, isWhole: boolean): Iterable<UnconfirmedDrop>;
    /** Whether a question may be answered by what one of them names: of tags of the outcome nobody knows it before. */
    mayAnswer(question: Question): boolean;
    /** Whether an outcome is what one of them names. */
    has({ key, group, kind, tags }: Question, resultTags?: readonly string[]): boolean;
    private shrink;
    private largestFirst;
    private becomeEverything;
}

/**
 * What an entry in memory hangs on. A bond that has ended is replaced, never revived: what points to it is worthless,
 * however much of it there is. That an outcome has tags is known to its bond alone, so that a hit of one without them
 * pays nothing for those of others.
 */
import type { Question } from '../../ports/outcome-cache';
export interface Bond {
    /** Whether an entry that hangs on it answers the question. */
    answers(question: Question): boolean;
    /** Whether anything was invalidated that it stands for. */
    readonly isAlive: boolean;
    /** An entry that hung on it is gone. */
    release?(): void;
}
/** All outcomes of a method, or all of its marks. */
export declare class GroupBond implements Bond {
    readonly name: string;
    isAlive: boolean;
    constructor(name: string);
    answers({ group }: Question): boolean;
}
/** The outcomes that carry one tag. */
export interface Tag {
    readonly name: string;
    isAlive: boolean;
    /** How many entries carry it. */
    uses: number;
}
/** One outcome that carries tags. */
export declare class TaggedBond implements Bond {
    private readonly group;
    private readonly parts;
    /** @param asked the tags that its question had: whose question has others relies on those */
    constructor(group: GroupBond, parts: {
        readonly asked: readonly string[];
        readonly tags: readonly Tag[];
        readonly onUnused: (tag: Tag) => void;
    });
    get isAlive(): boolean;
    answers(question: Question): boolean;
    release(): void;
}
/** One outcome that is kept past its life, for methods to which it is of use then. */
export declare class AgingBond implements Bond {
    private readonly bond;
    readonly expiresAt: number;
    /** Until when it is answered without a try to compute it anew. */
    restsUntil: number;
    /** @param expiresAt when its life is over */
    constructor(bond: Bond, expiresAt: number);
    get isAlive(): boolean;
    answers(question: Question): boolean;
    release(): void;
}
/** Left out, there are none. */
export declare function areEqualTags(some?: readonly string[], others?: readonly string[]): boolean;

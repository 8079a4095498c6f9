import type { InvalidationPlan, InvalidationStep } from '../types/invalidation-plan';
import type { UnconfirmedDrop } from '../core/resilience/unconfirmed-names';
import type { DropNames } from '../ports/outcome-cache';
import type { RegisteredCache } from '../runtime/registered-cache';
import type { GivenExtra } from '../runtime/method/method-extra';
import type { Target } from './target-finder';
type ArgumentList = readonly unknown[];
/** The fields of a step that list names. */
export declare const NAME_LISTS: readonly ["keys", "marks", "groups", "tags"];
/** What a key or a mark stands for. */
interface NamedCalls {
    /** The method's; undefined where it is not known, or is more than one. */
    group: string | undefined;
    /** Several calls may share one. */
    readonly calls: ArgumentList[];
}
/** What to drop from one cache. */
export declare class DropsOfCache {
    readonly keys: Map<string, NamedCalls>;
    readonly marks: Map<string, NamedCalls>;
    readonly groups: Set<string>;
    readonly tags: Set<string>;
    /** `FilesService.exists`, of those that were named. */
    readonly methods: Set<string>;
    /** The greatest that an outcome of any of the methods was given, in milliseconds. */
    life: number;
    isWhole: boolean;
    /** Whether some process may have copies of it in the memory in front of its cache. */
    mayHaveCopies: boolean;
    /** undefined where there is none. */
    get names(): DropNames | undefined;
    addAll({ keys, marks, groups, tags, life, isWhole, mayHaveCopies }: DropsOfCache): void;
    /** The arguments that some of its keys and marks stand for. */
    callsOf({ keys, marks }: DropNames): ArgumentList[];
    /** Some of it, for who sends it again. */
    unconfirmed({ keys, marks, ...others }: DropNames, isWhole: boolean): UnconfirmedDrop;
}
/** What to drop, by cache: made in full before anything is attempted. */
export declare class CollectedDrops {
    private readonly byCache;
    private readonly described;
    get caches(): readonly (readonly [RegisteredCache, DropsOfCache])[];
    /** What is to be dropped, in words. */
    get target(): string;
    /** Whether it is told by the arguments what was not confirmed: those of several methods say nothing. */
    get hasOneTarget(): boolean;
    /**
     * @param extra what stands in the keys in place of what the function `extra` would answer
     * @throws UnkeyableArgumentError, and InvalidOptionError for a batch without a list of ids
     */
    addCalls(targets: readonly Target[], calls: readonly ArgumentList[], extra?: GivenExtra): void;
    addMethods(targets: readonly Target[]): void;
    addPrefix(prefix: string, caches: readonly RegisteredCache[]): void;
    addTags(tags: readonly string[], caches: readonly RegisteredCache[]): void;
    addWhole(caches: readonly RegisteredCache[]): void;
    addStep(registered: RegisteredCache, step: InvalidationStep): void;
    /** Takes over what others have collected. */
    addAll(others: CollectedDrops): void;
    /** Of what nobody knows whose it is. */
    private withCopies;
    private of;
}
/** What is left to do in one cache, as data. */
export declare function toStep({ alias, keyPrefix }: RegisteredCache, names: DropNames, isWhole: boolean): InvalidationStep;
export declare function toPlan(steps: readonly InvalidationStep[]): InvalidationPlan;
export declare function nameOf(targets: readonly Target[]): string;
export declare function nonEmpty(names: DropNames): Pick<DropNames, (typeof NAME_LISTS)[number]>;
export {};

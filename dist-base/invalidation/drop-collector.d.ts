import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { GivenExtra } from '../runtime/method/method-extra';
import { CollectedDrops } from './collected-drops';
import { type GivenTags } from './given-tags';
import type { TargetFinder } from './target-finder';
/** Where the targets and the caches of an application are found. */
export interface InvalidationScope {
    readonly runtime: MemoizeRuntime;
    readonly targets: TargetFinder;
}
/** What the verbs are called where they are misused. */
export interface VerbNames {
    readonly many: string;
    readonly prefix: string;
    readonly tags: string;
    readonly clear: string;
}
/** Where what is named goes, and what its keys are made with. */
export interface Collection {
    readonly drops?: CollectedDrops;
    readonly extra?: GivenExtra | undefined;
}
/** Checks what the verbs are given, and collects what they name. Nothing is dropped yet. */
export declare class DropCollector {
    private readonly scope;
    private readonly verbs;
    readonly drops: CollectedDrops;
    private readonly extra;
    constructor(scope: InvalidationScope, verbs: VerbNames, { drops, extra }?: Collection);
    /** @throws NotMemoizedError, UnkeyableArgumentError */
    addCall(target: object, method: unknown, args: readonly unknown[]): void;
    /** @throws NotMemoizedError, UnkeyableArgumentError, InvalidOptionError */
    addCalls(target: object, method: unknown, listOfArgs: unknown): void;
    /** @throws NotMemoizedError */
    addMethod(target: object, method: unknown): void;
    /** @throws InvalidOptionError, UnknownCacheAliasError */
    addPrefix(prefix: string, options?: {
        readonly cacheAlias?: string;
    }): void;
    /** @throws InvalidOptionError, UnknownCacheAliasError */
    addTags(given: GivenTags): void;
    /** @throws UnknownCacheAliasError */
    addWhole(cacheAlias: string | undefined): void;
    private caches;
    private named;
}

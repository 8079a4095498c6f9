import { type CallbackFacts } from '../errors/callback.error';
import type { CompileError } from '../options/memoize-options';
import type { Class } from '../types/class';
import { CollectedDrops } from './collected-drops';
import { DropCollector, type InvalidationScope } from './drop-collector';
import type { ArgumentsOf, MethodNameIn } from './named-method';
/**
 * Names what to invalidate: the verbs of `MemoizeInvalidator`, which here only collect. A class stands for itself, for
 * what inherits from it, and for what is provided behind it; an instance may stand in for it.
 */
export interface Drop {
    /**
     * The outcome of one call.
     *
     * @throws NotMemoizedError for a method without `@CacheMemoize`
     * @throws UnkeyableArgumentError for arguments without a key
     */
    <Instance extends object, Name extends string>(target: Class<Instance> | Instance, method: MethodNameIn<Instance, Name>, ...args: ArgumentsOf<Instance, Name>): void;
    /** The outcomes of many calls of one method: a list with one list of arguments for each call. */
    many<Instance extends object, Name extends string>(target: Class<Instance> | Instance, method: MethodNameIn<Instance, Name>, listOfArgs: readonly ArgumentsOf<Instance, Name>[]): void;
    /** Every outcome of a method. */
    all<Instance extends object, Name extends string>(target: Class<Instance> | Instance, method: MethodNameIn<Instance, Name>): void;
    /**
     * Every outcome that carries one of the tags: one by one, or in a list that may be followed by where to look.
     *
     * @param options.cacheAlias only in this cache; where left out, in every cache on which this application has a method
     *   with tags, or in all if there is none
     */
    tags(...tags: readonly string[]): void;
    tags(tags: readonly string[], options?: {
        readonly cacheAlias?: string;
    }): void;
    /**
     * Every outcome under a prefix.
     *
     * @param options.cacheAlias only in this cache; in every cache where left out
     */
    prefix(prefix: string, options?: {
        readonly cacheAlias?: string;
    }): void;
}
/** Names what to invalidate, and answers nothing: a promise is refused, because what it named later would be lost. */
export type DropCallback = (drop: Drop) => void | CompileError<'What to drop is named at once: the callback must not be async, nor answer a promise.'>;
/** Whose callback it is, for the error. */
type CallbackOwner = Pick<CallbackFacts, 'method' | 'callback'>;
/** How a callback failed: then what it has named is not all that it would have. */
export type NamingFailure = Pick<CallbackFacts, 'reason' | 'cause'>;
/**
 * Has a callback of the invalidator name what to drop.
 *
 * @throws CallbackError where it throws, or answers a promise
 * @throws CacheMemoizeError where what it names cannot be dropped: NotMemoizedError, UnkeyableArgumentError, …
 */
export declare function collectDrops(callback: DropCallback, scope: InvalidationScope, owner: CallbackOwner): CollectedDrops;
/** @param drops where it collects */
export declare function collectorFor(scope: InvalidationScope, drops?: CollectedDrops): DropCollector;
/** Calls a callback with a `drop` that works until it has ended. Never throws. */
export declare function nameDrops(callback: (drop: Drop) => unknown, collector: DropCollector, owner: CallbackOwner): NamingFailure | undefined;
export {};

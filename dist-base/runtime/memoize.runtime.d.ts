import type { ModulesContainer } from '@nestjs/core';
import type { Audits } from '../core/audit/audits';
import type { ChangeContext } from '../core/transactions/change-context';
import { OpenTransactions } from '../core/transactions/open-transactions';
import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { type Decoration } from '../nest/decoration';
import type { BatchDecoration } from '../nest/batch-decoration';
import type { OnFailure } from '../options/invalidation-options';
import type { ResolvedModuleOptions } from '../options/resolve-module-options';
import type { CallListener } from '../ports/call-listener';
import type { Activity } from '../ports/activity';
import { Application } from './application';
import type { MethodSource } from './method-source';
import type { CacheRegistry } from './cache.registry';
import type { RegisteredCache } from './registered-cache';
import { type DecoratedMethod } from './decorated-method';
import { type MethodOptions } from './method/method-options';
export interface RuntimeParts {
    readonly container: ModulesContainer;
    readonly options: ResolvedModuleOptions;
    readonly registry: CacheRegistry;
    readonly activity: Activity;
    /** Undefined where none is audited. */
    readonly audits?: Audits | undefined;
}
/** Who listens to a method of a class; undefined where its calls are of no interest. */
export type ListenerSource = (prototype: object, decoration: Decoration) => CallListener | undefined;
/** Where the decorated methods of one application meet its caches. */
export declare class MemoizeRuntime implements MethodSource, ChangeContext {
    private readonly parts;
    readonly application: Application;
    private readonly scopedClasses;
    private readonly claims;
    private readonly listenerSources;
    /** All that are memoized, each with its class, while that is there. */
    private readonly memoized;
    readonly transactions: OpenTransactions;
    /** As the application's start: what no request is to be seen from. */
    private readonly outsideOfCalls;
    isClosed: boolean;
    constructor(parts: RuntimeParts);
    get registry(): CacheRegistry;
    /** What becomes of a change that says nothing of it. */
    get onFailure(): OnFailure;
    get activity(): Activity;
    get container(): ModulesContainer;
    /** How many classes were seen: with one more, what was found for a class may not be all. */
    get knownClassCount(): number;
    /** What a call of a decorated method runs; never throws. */
    methodOf(prototype: object, decoration: Decoration): DecoratedMethod;
    /** Instances of this class come from a factory that Nest calls again and again for `token`. */
    noteScoped(prototype: object, token: unknown): void;
    /** The classes of what such factories have made for a token so far. */
    prototypesMadeFor(token: unknown): readonly object[];
    report(error: CacheMemoizeError): void;
    /** What stands in the way of memoizing a method of this class; undefined if nothing does. */
    refusalOf(prototype: object, decoration: Decoration): CacheMemoizeError | undefined;
    /** What a method goes by: what its decorator, its classes and the module say. */
    optionsOf(prototype: object, decoration: Decoration): MethodOptions;
    /** The same of a batch. */
    refusalOfBatch(prototype: object, decoration: BatchDecoration): CacheMemoizeError | undefined;
    /** @throws UnknownCacheAliasError */
    requireCache(alias: string, where: string): RegisteredCache;
    /**
     * The same for an alias that a decorator names, or the module for decorators: where every alias is in memory, it is there
     * from now on.
     *
     * @throws UnknownCacheAliasError
     */
    requireMethodCache(alias: string, where: string): RegisteredCache;
    /** From now on every method runs plainly, because no cache answers any more; invalidations are still attempted. */
    close(): Promise<void>;
    /** From now on the calls of these methods are told to whom `source` names. Answers how to end that. */
    listen(source: ListenerSource): () => void;
    make(prototype: object, decoration: Decoration): DecoratedMethod;
    private makeMemoized;
    private assemble;
    private auditMakerFor;
    private renewListeners;
    private listenerOf;
    /** Found at start, any refusal fails the start. Later, a prefix that is taken costs the cache, not the call. */
    private makeUnmemoized;
}

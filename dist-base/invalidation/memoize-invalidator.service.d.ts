import type { Class } from '../types/class';
import type { InvalidationPlan } from '../types/invalidation-plan';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import { type DropCallback } from './drop';
import type { ArgumentsOf, MethodNameIn } from './named-method';
/** The verbs of the invalidator that go by the keys of calls. */
export type InvalidatorWithExtra = Pick<MemoizeInvalidator, 'invalidate' | 'invalidateMany'>;
/**
 * Drops outcomes, quickly and with certainty: each method resolves only when confirmed, and from then on no read
 * answers with what was computed before. Otherwise it rejects within `deadline.invalidate`.
 *
 * A class stands for itself, for every class of the application that inherits the method from it, and for what is
 * provided behind it as an injection token. An instance may stand in for the class, and is then `this` in the key
 * callbacks.
 *
 * @example
 * ```ts
 * constructor(private readonly invalidator: MemoizeInvalidator) {}
 *
 * async upload(file: string, id: string): Promise<void> {
 *   await this.bucket.put(file, id);
 *   await this.invalidator.invalidate(FilesService, 'exists', file, id); // from here on nobody gets an older answer
 * }
 * ```
 */
export declare class MemoizeInvalidator {
    private readonly scope;
    private readonly changes;
    constructor(runtime: MemoizeRuntime);
    /**
     * Drops the outcome of one call.
     *
     * @throws InvalidationFailedError when it could not be confirmed
     * @throws NotMemoizedError for a method without `@CacheMemoize`
     * @throws UnkeyableArgumentError for arguments without a key
     */
    invalidate<Instance extends object, Name extends string>(target: Class<Instance> | Instance, method: MethodNameIn<Instance, Name>, ...args: ArgumentsOf<Instance, Name>): Promise<void>;
    /**
     * Drops the outcomes of many calls of one method, batched: 1,000 calls are a handful of round trips.
     *
     * @throws InvalidationFailedError whose `failed` lists the arguments that were not confirmed
     */
    invalidateMany<Instance extends object, Name extends string>(target: Class<Instance> | Instance, method: MethodNameIn<Instance, Name>, listOfArgs: readonly ArgumentsOf<Instance, Name>[]): Promise<void>;
    /**
     * Drops every outcome of a method, in a number of round trips that does not depend on how many there are.
     *
     * @throws InvalidationFailedError
     */
    invalidateAll<Instance extends object, Name extends string>(target: Class<Instance> | Instance, method: MethodNameIn<Instance, Name>): Promise<void>;
    /**
     * `invalidate` and `invalidateMany` with `value` in place of what the function given as `extra` would answer here:
     * for a consumer, a cron job or an administrator outside the request that it reads. The other verbs do not go by it.
     *
     * @example
     * ```ts
     * await this.invalidator.withExtra('acme').invalidate(PricesService, 'priceOf', 17);
     * ```
     * @throws InvalidOptionError (as a rejection of these) for a method whose `extra` is no function
     */
    withExtra(value: unknown): InvalidatorWithExtra;
    /**
     * Drops every outcome under a prefix, such as one that several methods share.
     *
     * @param options.cacheAlias only in this cache; in every cache where left out
     * @throws InvalidationFailedError
     * @throws InvalidOptionError for what can be no prefix, and for an unknown option
     */
    invalidatePrefix(prefix: string, options?: {
        readonly cacheAlias?: string;
    }): Promise<void>;
    /**
     * Drops every outcome that carries one of the tags, whatever its method, in one step for each cache however many there
     * are. What is being computed is not kept if it turns out to carry one of them.
     *
     * @example
     * ```ts
     * await this.invalidator.invalidateTags('product:42', 'products');
     * await this.invalidator.invalidateTags(['product:42'], { cacheAlias: 'shared' });
     * ```
     * @param tags one by one, or in one list, which may be followed by where to look
     * @param options.cacheAlias only in this cache; where left out, in every cache on which this application has a method
     *   with tags, or in all if there is none
     * @throws InvalidationFailedError
     * @throws InvalidOptionError for what can be no tag, and for an unknown option
     */
    invalidateTags(...tags: readonly string[]): Promise<void>;
    invalidateTags(tags: readonly string[], options?: {
        readonly cacheAlias?: string;
    }): Promise<void>;
    /**
     * Drops everything that this application keeps, and nothing that others keep in the same store.
     *
     * @param cacheAlias only in this cache; in every cache where left out
     * @throws InvalidationFailedError
     */
    clear(cacheAlias?: string): Promise<void>;
    /**
     * Drops several things at once: one step for each cache, everything attempted, and one rejection.
     *
     * @example
     * ```ts
     * await this.invalidator.invalidateTogether((drop) => {
     *   drop(PricesService, 'priceOf', id);
     *   drop.all(CatalogService, 'search');
     * });
     * ```
     * @param callback names what to drop, at once: it must not be async
     * @throws InvalidationFailedError whose `plan` is what was not confirmed
     * @throws NotMemoizedError, UnkeyableArgumentError, InvalidOptionError, UnknownCacheAliasError for what cannot be
     *   dropped, and CallbackError where the callback throws or answers a promise; then nothing is dropped
     */
    invalidateTogether(callback: DropCallback): Promise<void>;
    /**
     * Makes the same as plain data, and drops nothing: to be stored in an outbox, in the transaction of the change, and
     * applied by whoever reads it. The keys are made now, with what `extra` answers here.
     *
     * @param callback names what to drop, at once: it must not be async
     * @throws InvalidOptionError for what lives in memory alone, which no other process could drop
     * @throws NotMemoizedError and the others that `invalidateTogether` rejects with before it drops anything
     */
    plan(callback: DropCallback): InvalidationPlan;
    /**
     * Carries out a plan, made here or in another process of this application. To repeat it does no harm.
     *
     * @param plan what `plan` has made, or an `InvalidationFailedError` carries
     * @throws InvalidationFailedError whose `plan` is what is left
     * @throws InvalidOptionError for another version, another `keyPrefix`, and what is no plan; nothing is dropped then
     * @throws UnknownCacheAliasError
     */
    apply(plan: InvalidationPlan): Promise<void>;
    /**
     * Runs `work`, which makes a transaction with any library, and drops what it has changed when it has resolved: after
     * the commit, and before the caller goes on. Inside, `@Invalidates` collects; the verbs of the invalidator drop at once,
     * and again after the commit; memoized calls are not kept, and once something was changed they are not answered from
     * the cache. One inside another adds to the outer one.
     *
     * When `work` rejects, what was collected is dropped too, because a COMMIT may have been carried out whose answer was
     * lost; the caller gets the error of `work`.
     *
     * @example
     * ```ts
     * await this.invalidator.transaction(() => this.dataSource.transaction(async (manager) => { … }));
     * ```
     * @param work is not called before, and resolves after the commit
     * @throws ChangeNotInvalidatedError whose `result` is what `work` returned, when the change is made and its invalidation
     *   was not confirmed (and `onFailure` is `'reject'`)
     */
    transaction<Result>(work: () => Promise<Result>): Promise<Result>;
    private collect;
    /** Async, so that what cannot be dropped is a rejection like any other. */
    private confirm;
}

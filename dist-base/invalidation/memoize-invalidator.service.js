"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoizeInvalidator = void 0;
const common_1 = require("@nestjs/common");
const constants_1 = require("../constants");
const memoize_runtime_1 = require("../runtime/memoize.runtime");
const drop_1 = require("./drop");
const drop_collector_1 = require("./drop-collector");
const plan_1 = require("./plan");
const transaction_changes_1 = require("./transaction-changes");
const target_finder_1 = require("./target-finder");
const NAME = 'MemoizeInvalidator';
const VERBS = {
    many: `${NAME}.invalidateMany`,
    prefix: `${NAME}.invalidatePrefix`,
    tags: `${NAME}.invalidateTags`,
    clear: `${NAME}.clear`,
};
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
let MemoizeInvalidator = class MemoizeInvalidator {
    constructor(runtime) {
        this.scope = { runtime, targets: new target_finder_1.TargetFinder(runtime) };
        this.changes = new transaction_changes_1.TransactionChanges(runtime);
    }
    /**
     * Drops the outcome of one call.
     *
     * @throws InvalidationFailedError when it could not be confirmed
     * @throws NotMemoizedError for a method without `@CacheMemoize`
     * @throws UnkeyableArgumentError for arguments without a key
     */
    async invalidate(target, method, ...args) {
        await this.confirm((drops) => drops.addCall(target, method, args));
    }
    /**
     * Drops the outcomes of many calls of one method, batched: 1,000 calls are a handful of round trips.
     *
     * @throws InvalidationFailedError whose `failed` lists the arguments that were not confirmed
     */
    async invalidateMany(target, method, listOfArgs) {
        await this.confirm((drops) => drops.addCalls(target, method, listOfArgs));
    }
    /**
     * Drops every outcome of a method, in a number of round trips that does not depend on how many there are.
     *
     * @throws InvalidationFailedError
     */
    async invalidateAll(target, method) {
        await this.confirm((drops) => drops.addMethod(target, method));
    }
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
    withExtra(value) {
        return {
            invalidate: (target, method, ...args) => this.confirm((drops) => drops.addCall(target, method, args), { value }),
            invalidateMany: (target, method, listOfArgs) => this.confirm((drops) => drops.addCalls(target, method, listOfArgs), { value }),
        };
    }
    /**
     * Drops every outcome under a prefix, such as one that several methods share.
     *
     * @param options.cacheAlias only in this cache; in every cache where left out
     * @throws InvalidationFailedError
     * @throws InvalidOptionError for what can be no prefix, and for an unknown option
     */
    async invalidatePrefix(prefix, options = {}) {
        await this.confirm((drops) => drops.addPrefix(prefix, options));
    }
    async invalidateTags(...given) {
        await this.confirm((drops) => drops.addTags(given));
    }
    /**
     * Drops everything that this application keeps, and nothing that others keep in the same store.
     *
     * @param cacheAlias only in this cache; in every cache where left out
     * @throws InvalidationFailedError
     */
    async clear(cacheAlias) {
        await this.confirm((drops) => drops.addWhole(cacheAlias));
    }
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
    async invalidateTogether(callback) {
        await this.changes.confirm(() => this.collect(callback, 'invalidateTogether'));
    }
    /**
     * Makes the same as plain data, and drops nothing: to be stored in an outbox, in the transaction of the change, and
     * applied by whoever reads it. The keys are made now, with what `extra` answers here.
     *
     * @param callback names what to drop, at once: it must not be async
     * @throws InvalidOptionError for what lives in memory alone, which no other process could drop
     * @throws NotMemoizedError and the others that `invalidateTogether` rejects with before it drops anything
     */
    plan(callback) {
        return (0, plan_1.makePlan)(this.collect(callback, 'plan'), this.scope.runtime);
    }
    /**
     * Carries out a plan, made here or in another process of this application. To repeat it does no harm.
     *
     * @param plan what `plan` has made, or an `InvalidationFailedError` carries
     * @throws InvalidationFailedError whose `plan` is what is left
     * @throws InvalidOptionError for another version, another `keyPrefix`, and what is no plan; nothing is dropped then
     * @throws UnknownCacheAliasError
     */
    async apply(plan) {
        await this.changes.confirm(() => (0, plan_1.readPlan)(plan, this.scope.runtime));
    }
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
    async transaction(work) {
        return this.changes.transaction(work);
    }
    collect(callback, verb) {
        return (0, drop_1.collectDrops)(callback, this.scope, { method: `${NAME}.${verb}`, callback: verb });
    }
    /** Async, so that what cannot be dropped is a rejection like any other. */
    async confirm(collect, extra) {
        await this.changes.confirm(() => {
            const collector = new drop_collector_1.DropCollector(this.scope, VERBS, { extra });
            collect(collector);
            return collector.drops;
        });
    }
};
exports.MemoizeInvalidator = MemoizeInvalidator;
exports.MemoizeInvalidator = MemoizeInvalidator = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(constants_1.MEMOIZE_RUNTIME)),
    __metadata("design:paramtypes", [memoize_runtime_1.MemoizeRuntime])
], MemoizeInvalidator);
//# sourceMappingURL=memoize-invalidator.service.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoizeRuntime = void 0;
const node_async_hooks_1 = require("node:async_hooks");
const listener_group_1 = require("../core/calls/listener-group");
const open_transactions_1 = require("../core/transactions/open-transactions");
const ambiguous_prefix_error_1 = require("../errors/ambiguous-prefix.error");
const scoped_instance_error_1 = require("../errors/scoped-instance.error");
const unknown_cache_alias_error_1 = require("../errors/unknown-cache-alias.error");
const decoration_1 = require("../nest/decoration");
const handler_refusal_1 = require("../nest/handler-refusal");
const scoped_classes_1 = require("../nest/scoped-classes");
const application_1 = require("./application");
const decorated_method_1 = require("./decorated-method");
const iterable_weak_map_1 = require("../types/iterable-weak-map");
const conditional_method_1 = require("./conditional-method");
const memoized_method_1 = require("./memoized-method");
const method_clashes_1 = require("./method/method-clashes");
const method_codecs_1 = require("./method/method-codecs");
const method_key_1 = require("./method/method-key");
const method_options_1 = require("./method/method-options");
const method_stale_1 = require("./method/method-stale");
const prefix_claims_1 = require("./prefix-claims");
/** Where the decorated methods of one application meet its caches. */
class MemoizeRuntime {
    constructor(parts) {
        this.parts = parts;
        this.claims = new prefix_claims_1.PrefixClaims();
        this.listenerSources = new Set();
        /** All that are memoized, each with its class, while that is there. */
        this.memoized = new iterable_weak_map_1.IterableWeakMap();
        /** As the application's start: what no request is to be seen from. */
        this.outsideOfCalls = node_async_hooks_1.AsyncLocalStorage.snapshot();
        this.isClosed = false;
        this.transactions = new open_transactions_1.OpenTransactions(parts.options.transactions);
        this.application = application_1.Application.of(parts.container);
        this.scopedClasses = new scoped_classes_1.ScopedClasses(parts.container);
        this.application.methods = this;
    }
    get registry() {
        return this.parts.registry;
    }
    /** What becomes of a change that says nothing of it. */
    get onFailure() {
        return this.parts.options.invalidation.onFailure;
    }
    get activity() {
        return this.parts.activity;
    }
    get container() {
        return this.parts.container;
    }
    /** How many classes were seen: with one more, what was found for a class may not be all. */
    get knownClassCount() {
        return this.application.knownClassCount + this.scopedClasses.madeCount;
    }
    /** What a call of a decorated method runs; never throws. */
    methodOf(prototype, decoration) {
        return this.application.bindingFor(prototype).methodFor(decoration) ?? new decorated_method_1.PlainMethod(decoration);
    }
    /** Instances of this class come from a factory that Nest calls again and again for `token`. */
    noteScoped(prototype, token) {
        this.scopedClasses.noteMade(prototype, token);
    }
    /** The classes of what such factories have made for a token so far. */
    prototypesMadeFor(token) {
        return this.scopedClasses.madeFor(token);
    }
    report(error) {
        this.activity.report(error);
    }
    /** What stands in the way of memoizing a method of this class; undefined if nothing does. */
    refusalOf(prototype, decoration) {
        const method = this.methodOf(prototype, decoration);
        return method instanceof memoized_method_1.MemoizedMethod ? undefined : method.refusal;
    }
    /** What a method goes by: what its decorator, its classes and the module say. */
    optionsOf(prototype, decoration) {
        return (0, method_options_1.methodOptionsOf)(prototype, decoration, this.parts.options);
    }
    /** The same of a batch. */
    refusalOfBatch(prototype, decoration) {
        return this.application.bindingFor(prototype).batchFor(decoration)?.refusal;
    }
    /** @throws UnknownCacheAliasError */
    requireCache(alias, where) {
        const registered = this.registry.get(alias);
        if (registered)
            return registered;
        throw new unknown_cache_alias_error_1.UnknownCacheAliasError({ alias, where, knownAliases: this.registry.aliases });
    }
    /**
     * The same for an alias that a decorator names, or the module for decorators: where every alias is in memory, it is there
     * from now on.
     *
     * @throws UnknownCacheAliasError
     */
    requireMethodCache(alias, where) {
        this.registry.ensure(alias);
        return this.requireCache(alias, where);
    }
    /** From now on every method runs plainly, because no cache answers any more; invalidations are still attempted. */
    async close() {
        this.isClosed = true;
        for (const [, { method }] of this.memoized.entries())
            method.disable();
        await this.parts.audits?.drain();
        await this.registry.close();
    }
    /** From now on the calls of these methods are told to whom `source` names. Answers how to end that. */
    listen(source) {
        this.listenerSources.add(source);
        this.renewListeners();
        return () => {
            this.listenerSources.delete(source);
            this.renewListeners();
        };
    }
    make(prototype, decoration) {
        // Reached through super from a decorated override: part of the override's own run.
        if ((0, decoration_1.findDecoration)(prototype, decoration.name) !== decoration)
            return new decorated_method_1.PlainMethod(decoration);
        try {
            return this.makeMemoized(prototype, decoration);
        }
        catch (error) {
            return this.makeUnmemoized(decoration, error); // everything thrown above is one
        }
    }
    makeMemoized(prototype, decoration) {
        const options = this.optionsOf(prototype, decoration);
        const { maxKeyBytes } = this.parts.options;
        const shownKey = new method_key_1.MethodKey(decoration, prototype, { maxKeyBytes, options });
        const { name } = shownKey;
        (0, method_clashes_1.refuseClashes)(name, options);
        const { alias, source = `@CacheMemoize on ${name}` } = options.cache;
        const registered = this.requireMethodCache(alias, source);
        const { beginnings } = registered;
        const key = new method_key_1.MethodKey(decoration, prototype, { maxKeyBytes, options, beginnings });
        const isSingleton = !this.scopedClasses.has(prototype);
        if (!isSingleton && !(0, method_options_1.declaresKey)(options))
            throw new scoped_instance_error_1.ScopedInstanceError({ method: name });
        const handlerRefusal = (0, handler_refusal_1.findHandlerRefusal)(prototype, decoration);
        if (handlerRefusal)
            throw handlerRefusal;
        const givenOfRequest = (0, handler_refusal_1.findGivenOfRequest)(prototype, decoration);
        const ttl = options.ttl ?? registered.ttl;
        const stale = (0, method_stale_1.staleOptionsOf)(name, options, { ttl, isSingleton, givenOfRequest });
        (0, prefix_claims_1.requireOwnName)(prototype, decoration, registered);
        this.claims.claim(key, prototype, options);
        const listener = this.listenerOf(prototype, decoration);
        const method = this.assemble({ decoration, options, stale, key, shownKey, registered, listener });
        this.memoized.set(method, { method, prototype, decoration });
        return method;
    }
    assemble({ stale, ...found }) {
        const { key, options, registered } = found;
        const { options: module } = this.parts;
        const { maxValueBytes } = module;
        const { classes } = options;
        const codec = (0, method_codecs_1.makeOutcomeCodec)({ key, options, module }, registered);
        const { cache } = registered;
        const parts = {
            ...found,
            isEnabled: module.enabled && !this.isClosed,
            codec,
            stale: stale && { options: stale, classes, maxValueBytes, outsideOfCalls: this.outsideOfCalls },
            makeAudit: this.auditMakerFor(options, { method: key.name, cache, codec, classes, maxValueBytes }),
            argumentCodec: (0, method_codecs_1.makeArgumentCodec)({ key, options, module }),
            context: this,
            report: (error) => this.report(error),
        };
        const { condition } = options;
        return condition ? new conditional_method_1.ConditionalMethod(parts, condition) : new memoized_method_1.MemoizedMethod(parts);
    }
    auditMakerFor(options, known) {
        if (options.isGuard || !options.isAudited)
            return undefined;
        return this.parts.audits?.makerFor(known);
    }
    renewListeners() {
        for (const [, { method, prototype, decoration }] of this.memoized.entries())
            method.listener = this.listenerOf(prototype, decoration);
    }
    listenerOf(prototype, decoration) {
        const listeners = [...this.listenerSources].map((source) => source(prototype, decoration));
        return (0, listener_group_1.groupListeners)(listeners.filter((listener) => listener !== undefined));
    }
    /** Found at start, any refusal fails the start. Later, a prefix that is taken costs the cache, not the call. */
    makeUnmemoized(decoration, refusal) {
        if (!(refusal instanceof ambiguous_prefix_error_1.AmbiguousPrefixError))
            return new decorated_method_1.RefusedMethod(refusal);
        return new decorated_method_1.PlainMethod(decoration, refusal, (error) => this.report(error));
    }
}
exports.MemoizeRuntime = MemoizeRuntime;
//# sourceMappingURL=memoize.runtime.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Startup = void 0;
const constants_1 = require("../constants");
const duplicate_module_error_1 = require("../errors/duplicate-module.error");
const audits_1 = require("../core/audit/audits");
const cache_headers_1 = require("../http/cache-headers");
const response_explorer_1 = require("../http/response.explorer");
const change_invalidation_1 = require("../invalidation/change-invalidation");
const target_finder_1 = require("../invalidation/target-finder");
const several_instances_error_1 = require("../errors/several-instances.error");
const decoration_1 = require("../nest/decoration");
const decorated_classes_1 = require("../nest/decorated-classes");
const instances_1 = require("../nest/instances");
const transaction_1 = require("../ports/transaction");
const activity_1 = require("../ports/activity");
const cache_registry_1 = require("../runtime/cache.registry");
const memoize_runtime_1 = require("../runtime/memoize.runtime");
const once_reporter_1 = require("./once.reporter");
const method_options_1 = require("../runtime/method/method-options");
const product_tagger_1 = require("../runtime/product-tagger");
const given_time_1 = require("../time/given-time");
const startup_log_1 = require("./startup-log");
class Startup {
    constructor(configuration, runtime, 
    /** null with `http: false` or `enabled: false`. */
    headers) {
        this.configuration = configuration;
        this.runtime = runtime;
        this.headers = headers;
        this.products = new product_tagger_1.ProductTagger(runtime);
        this.products.tagAll();
        runtime.application.tagProducts = () => this.products.tagAll();
        runtime.application.changes = new change_invalidation_1.ChangeInvalidation({ runtime, targets: new target_finder_1.TargetFinder(runtime) });
    }
    /** @throws CacheMemoizeError for what is refused */
    static async begin(configuration, [container, adapterHost]) {
        const { options, caches, isEveryAliasInMemory } = configuration;
        refuseSecondModule(container);
        const activity = new activity_1.Activity(new once_reporter_1.OnceReporter(options.onError));
        const time = (0, given_time_1.givenTime)(options.clock);
        const registry = await cache_registry_1.CacheRegistry.create(caches, { options, activity, time, isEveryAliasInMemory });
        const headers = options.http && options.enabled ? new cache_headers_1.CacheHeaders(adapterHost) : null;
        const runtime = new memoize_runtime_1.MemoizeRuntime({
            container,
            options,
            registry,
            activity,
            audits: options.audit && new audits_1.Audits(options.audit, { ...time, patience: options.deadline.fill }),
        });
        if (headers)
            runtime.listen((prototype, decoration) => headers.listenerFor(prototype, decoration));
        return new Startup(configuration, runtime, headers);
    }
    /** Only an application that speaks HTTP comes here. */
    beforeRoutes(application, interceptor) {
        if (!this.headers)
            return;
        new response_explorer_1.ResponseExplorer(this.runtime, this.headers).askForResponses();
        // No route pays for an interceptor that none needs.
        if (interceptor && this.headers.scope)
            application.addGlobalInterceptor(interceptor);
    }
    /** @throws CacheMemoizeError for the first decoration that cannot be */
    async complete(application) {
        this.headers?.responses.takeBack();
        try {
            this.products.tagAll();
            this.checkDefaults();
            this.checkDecorations();
            this.checkInstances();
            startPort(this.configuration.options.transactions, this.runtime.container);
            this.runtime.application.isStarted = true;
            const { configuration, runtime } = this;
            (0, startup_log_1.logStartup)({ configuration, runtime, application });
        }
        catch (refusal) {
            await this.end();
            throw refusal;
        }
    }
    async end() {
        this.headers?.responses.takeBack(); // of a start that failed before
        await this.runtime.close();
    }
    /** Of what is not a singleton, the decorations say what their outcomes depend on. */
    checkInstances() {
        for (const [prototype, [first, ...others]] of (0, instances_1.singletonsByClass)(this.runtime.container)) {
            const decoration = (0, decoration_1.listDecorations)(prototype).find((each) => (0, method_options_1.isSharedByInstances)(this.runtime.optionsOf(prototype, each)));
            if (!decoration || !first)
                continue;
            for (const other of others) {
                const difference = (0, instances_1.findDifference)(first, other);
                if (difference === undefined)
                    continue;
                const method = `${prototype.constructor.name}.${decoration.name}`;
                throw new several_instances_error_1.SeveralInstancesError({ method, modules: [first, other].map(instances_1.moduleOf), difference });
            }
        }
    }
    /** An alias that no method is decorated with is as wrong. */
    checkDefaults() {
        const { cacheAlias, where } = this.configuration.options.defaults;
        if (cacheAlias !== undefined)
            this.runtime.requireMethodCache(cacheAlias, where);
    }
    checkDecorations() {
        for (const { prototype, decorations, batches } of (0, decorated_classes_1.listDecoratedClasses)(this.runtime.container)) {
            const refusals = [
                ...decorations.map((decoration) => this.runtime.refusalOf(prototype, decoration)),
                ...batches.map((batch) => this.runtime.refusalOfBatch(prototype, batch)),
            ];
            const refusal = refusals.find((each) => each !== undefined);
            if (refusal)
                throw refusal;
        }
    }
}
exports.Startup = Startup;
/** Some ports have to find something in the application, and refuse to start without it. */
function startPort(port, container) {
    if (port !== undefined && hasStart(port))
        port[transaction_1.AT_START](container.values());
}
function hasStart(port) {
    return transaction_1.AT_START in port;
}
function refuseSecondModule(container) {
    const modules = [...container.values()].filter((module) => module.providers.has(constants_1.MODULE_CONFIGURATION));
    if (modules.length > 1)
        throw new duplicate_module_error_1.DuplicateModuleError();
}
//# sourceMappingURL=startup.js.map
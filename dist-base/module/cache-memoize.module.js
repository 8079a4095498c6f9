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
exports.CacheMemoizeModule = void 0;
const common_1 = require("@nestjs/common");
const core_1 = require("@nestjs/core");
const constants_1 = require("../constants");
const cache_memoize_interceptor_1 = require("../http/cache-memoize.interceptor");
const memoize_invalidator_service_1 = require("../invalidation/memoize-invalidator.service");
const invalid_option_error_1 = require("../errors/invalid-option.error");
const defaults_1 = require("../options/defaults");
const memoize_statistics_service_1 = require("../statistics/memoize-statistics.service");
const async_options_1 = require("./async-options");
const configuration_1 = require("./configuration");
const overrides_1 = require("./overrides");
const startup_1 = require("./startup");
/**
 * Registers named caches for `@CacheMemoize`. Imported once, in the root module.
 *
 * @example
 * ```ts
 * @Module({
 *   imports: [
 *     CacheMemoizeModule.forRoot(
 *       { shared: () => redisStore({ url: 'redis://localhost:6379' }) }, // `default` stays in memory
 *       { keyPrefix: 'shop' },
 *     ),
 *   ],
 * })
 * class AppModule {}
 * ```
 */
let CacheMemoizeModule = class CacheMemoizeModule {
    /** @throws InvalidOptionError where the class itself was imported, without forRoot or forRootAsync */
    constructor(startup, application, interceptor) {
        this.application = application;
        this.interceptor = interceptor;
        this.startup = startup ?? refuseBareImport();
    }
    /**
     * @param caches alias → cache; `default` is a `memoryCache()` unless given
     * @throws InvalidOptionError
     */
    static forRoot(caches = {}, options = {}) {
        const given = { caches, options, where: 'CacheMemoizeModule.forRoot' };
        const { isGlobal } = (0, configuration_1.resolveConfiguration)(given).options; // here as well, so that what is refused is refused early
        return assemble(isGlobal, { providers: [{ provide: constants_1.GIVEN_CONFIGURATION, useValue: given }] });
    }
    /**
     * The same, with what a factory resolves to: `{ caches, ...options }`.
     */
    static forRootAsync(options) {
        return assemble(options.isGlobal ?? defaults_1.MODULE_DEFAULTS.isGlobal, {
            imports: options.imports ?? [],
            providers: (0, async_options_1.provideConfiguration)(options),
        });
    }
    /** Nest calls this to set up middleware, right before it registers the routes, and only where it speaks HTTP. */
    configure() {
        this.startup.beforeRoutes(this.application, this.interceptor);
    }
    async onModuleInit() {
        await this.startup.complete(this.application);
    }
    /** After the last request: until then memoized methods are called. */
    async onApplicationShutdown() {
        await this.startup.end();
    }
};
exports.CacheMemoizeModule = CacheMemoizeModule;
exports.CacheMemoizeModule = CacheMemoizeModule = __decorate([
    (0, common_1.Module)({
        // Of the bare class, for who injects them: forRoot puts its own in this place.
        providers: [memoize_invalidator_service_1.MemoizeInvalidator, memoize_statistics_service_1.MemoizeStatistics].map((provide) => ({
            provide,
            useFactory: refuseBareImport,
        })),
        exports: [memoize_invalidator_service_1.MemoizeInvalidator, memoize_statistics_service_1.MemoizeStatistics],
    }),
    __param(0, (0, common_1.Optional)()),
    __param(0, (0, common_1.Inject)(startup_1.Startup)),
    __param(1, (0, common_1.Inject)(core_1.ApplicationConfig)),
    __param(2, (0, common_1.Optional)()),
    __param(2, (0, common_1.Inject)(cache_memoize_interceptor_1.CacheMemoizeInterceptor)),
    __metadata("design:paramtypes", [Object, core_1.ApplicationConfig, Object])
], CacheMemoizeModule);
function refuseBareImport() {
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'imports',
        value: CacheMemoizeModule,
        where: '@Module()',
        expected: 'CacheMemoizeModule.forRoot(), or forRoot(caches, options), or forRootAsync({ useFactory })',
    });
}
function assemble(isGlobal, { imports = [], providers = [] }) {
    return {
        module: CacheMemoizeModule,
        global: isGlobal,
        imports,
        providers: [
            ...providers,
            { provide: constants_1.CACHE_MEMOIZE_OVERRIDES, useValue: null },
            {
                provide: constants_1.MODULE_CONFIGURATION,
                useFactory: (given, overrides) => (0, configuration_1.resolveConfiguration)((0, overrides_1.layOver)(given, overrides)),
                inject: [constants_1.GIVEN_CONFIGURATION, constants_1.CACHE_MEMOIZE_OVERRIDES],
            },
            // Whether there is HTTP to speak is known only with the configuration: until then it stands ready.
            cache_memoize_interceptor_1.CacheMemoizeInterceptor,
            {
                provide: startup_1.Startup,
                useFactory: (configuration, ...nest) => startup_1.Startup.begin(configuration, nest),
                inject: [constants_1.MODULE_CONFIGURATION, core_1.ModulesContainer, core_1.HttpAdapterHost],
            },
            { provide: constants_1.MEMOIZE_RUNTIME, useFactory: ({ runtime }) => runtime, inject: [startup_1.Startup] },
            { provide: constants_1.CACHE_HEADERS, useFactory: ({ headers }) => headers, inject: [startup_1.Startup] },
            memoize_invalidator_service_1.MemoizeInvalidator,
            memoize_statistics_service_1.MemoizeStatistics,
        ],
        // The headers for who puts CacheMemoizeInterceptor on a controller of his own accord.
        exports: [memoize_invalidator_service_1.MemoizeInvalidator, memoize_statistics_service_1.MemoizeStatistics, constants_1.MEMOIZE_RUNTIME, constants_1.CACHE_HEADERS],
    };
}
//# sourceMappingURL=cache-memoize.module.js.map
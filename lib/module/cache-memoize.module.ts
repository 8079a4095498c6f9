import {
  type DynamicModule,
  Inject,
  Module,
  type NestModule,
  type OnApplicationShutdown,
  type OnModuleInit,
  Optional,
} from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import {
  CACHE_HEADERS,
  CACHE_MEMOIZE_OVERRIDES,
  GIVEN_CONFIGURATION,
  MEMOIZE_RUNTIME,
  MODULE_CONFIGURATION,
} from '../constants';
import { CacheMemoizeInterceptor } from '../http/cache-memoize.interceptor';
import { MemoizeInvalidator } from '../invalidation/memoize-invalidator.service';
import { InvalidOptionError } from '../errors/invalid-option.error';
import { MODULE_DEFAULTS } from '../options/defaults';
import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
import { MemoizeStatistics } from '../statistics/memoize-statistics.service';
import {
  type CacheMemoizeAsyncOptions,
  type CacheMemoizeConfiguration,
  provideConfiguration,
} from './async-options';
import { type Configuration, type GivenConfiguration, resolveConfiguration } from './configuration';
import { layOver } from './overrides';
import { type NestParts, Startup } from './startup';

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
@Module({
  // Of the bare class, for who injects them: forRoot puts its own in this place.
  providers: [MemoizeInvalidator, MemoizeStatistics].map((provide) => ({
    provide,
    useFactory: refuseBareImport,
  })),
  exports: [MemoizeInvalidator, MemoizeStatistics],
})
export class CacheMemoizeModule implements NestModule, OnModuleInit, OnApplicationShutdown {
  private readonly startup: Startup;

  /** @throws InvalidOptionError where the class itself was imported, without forRoot or forRootAsync */
  constructor(
    @Optional() @Inject(Startup) startup: Startup | undefined,
    @Inject(ApplicationConfig) private readonly application: ApplicationConfig,
    @Optional()
    @Inject(CacheMemoizeInterceptor)
    private readonly interceptor: CacheMemoizeInterceptor | undefined,
  ) {
    this.startup = startup ?? refuseBareImport();
  }

  /**
   * @param caches alias → cache; `default` is a `memoryCache()` unless given
   * @throws InvalidOptionError
   */
  static forRoot(caches: Caches = {}, options: CacheMemoizeModuleOptions = {}): DynamicModule {
    const given: GivenConfiguration = { caches, options, where: 'CacheMemoizeModule.forRoot' };
    const { isGlobal } = resolveConfiguration(given).options; // here as well, so that what is refused is refused early
    return assemble(isGlobal, { providers: [{ provide: GIVEN_CONFIGURATION, useValue: given }] });
  }

  /**
   * The same, with what a factory resolves to: `{ caches, ...options }`.
   */
  static forRootAsync(options: CacheMemoizeAsyncOptions): DynamicModule {
    return assemble(options.isGlobal ?? MODULE_DEFAULTS.isGlobal, {
      imports: options.imports ?? [],
      providers: provideConfiguration(options),
    });
  }

  /** Nest calls this to set up middleware, right before it registers the routes, and only where it speaks HTTP. */
  configure(): void {
    this.startup.beforeRoutes(this.application, this.interceptor);
  }

  async onModuleInit(): Promise<void> {
    await this.startup.complete(this.application);
  }

  /** After the last request: until then memoized methods are called. */
  async onApplicationShutdown(): Promise<void> {
    await this.startup.end();
  }
}

function refuseBareImport(): never {
  throw new InvalidOptionError({
    option: 'imports',
    value: CacheMemoizeModule,
    where: '@Module()',
    expected: 'CacheMemoizeModule.forRoot(), or forRoot(caches, options), or forRootAsync({ useFactory })',
  });
}

function assemble(
  isGlobal: boolean,
  { imports = [], providers = [] }: Omit<DynamicModule, 'module'>,
): DynamicModule {
  return {
    module: CacheMemoizeModule,
    global: isGlobal,
    imports,
    providers: [
      ...providers,
      { provide: CACHE_MEMOIZE_OVERRIDES, useValue: null },
      {
        provide: MODULE_CONFIGURATION,
        useFactory: (given: GivenConfiguration, overrides: CacheMemoizeConfiguration | null) =>
          resolveConfiguration(layOver(given, overrides)),
        inject: [GIVEN_CONFIGURATION, CACHE_MEMOIZE_OVERRIDES],
      },
      // Whether there is HTTP to speak is known only with the configuration: until then it stands ready.
      CacheMemoizeInterceptor,
      {
        provide: Startup,
        useFactory: (configuration: Configuration, ...nest: NestParts) => Startup.begin(configuration, nest),
        inject: [MODULE_CONFIGURATION, ModulesContainer, HttpAdapterHost],
      },
      { provide: MEMOIZE_RUNTIME, useFactory: ({ runtime }: Startup) => runtime, inject: [Startup] },
      { provide: CACHE_HEADERS, useFactory: ({ headers }: Startup) => headers, inject: [Startup] },
      MemoizeInvalidator,
      MemoizeStatistics,
    ],
    // The headers for who puts CacheMemoizeInterceptor on a controller of his own accord.
    exports: [MemoizeInvalidator, MemoizeStatistics, MEMOIZE_RUNTIME, CACHE_HEADERS],
  };
}

import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Provider,
} from '@nestjs/common';
import { APP_INTERCEPTOR, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { type CacheMemoizeAsyncOptions, provideConfiguration } from './cache-memoize-async-options';
import { MEMOIZE_RUNTIME, MODULE_CONFIGURATION } from './constants';
import { CacheMemoizeInterceptor } from './interceptors/cache-memoize.interceptor';
import { MemoizeInvalidator } from './invalidation/memoize-invalidator.service';
import { MODULE_DEFAULTS } from './options/defaults';
import type { CacheMemoizeModuleOptions, Caches } from './options/module-options';
import { resolveCaches } from './options/resolve-caches';
import { resolveModuleOptions } from './options/resolve-module-options';
import { MemoizeExplorer } from './runtime/memoize.explorer';
import { createRuntime } from './runtime/create-runtime';
import { MemoizeRuntime } from './runtime/memoize.runtime';

/**
 * Registers named caches for `@CacheMemoize`. Imported once, in the root module.
 */
@Module({})
export class CacheMemoizeModule implements OnModuleInit, OnApplicationShutdown {
  constructor(@Inject(MEMOIZE_RUNTIME) private readonly runtime: MemoizeRuntime) {}

  /**
   * @param caches alias → cache; `default` is a `memoryCache()` unless given
   * @throws InvalidOptionError
   */
  static forRoot(caches: Caches = {}, options: CacheMemoizeModuleOptions = {}): DynamicModule {
    const resolved = resolveModuleOptions(options, 'CacheMemoizeModule.forRoot');
    resolveCaches(caches, resolved);
    const { isGlobal, ...configuration } = { ...options, isGlobal: resolved.isGlobal, caches };
    return assemble(isGlobal, {
      providers: [
        { provide: MODULE_CONFIGURATION, useValue: configuration },
        ...(resolved.http ? INTERCEPTOR : []),
      ],
    });
  }

  /**
   * The same, with what a factory resolves to: `{ caches, ...options }`.
   */
  static forRootAsync(options: CacheMemoizeAsyncOptions): DynamicModule {
    return assemble(options.isGlobal ?? MODULE_DEFAULTS.isGlobal, {
      imports: options.imports ?? [],
      // Whether there is HTTP to speak is known only when the factory has resolved: until then it must stand ready.
      providers: [...provideConfiguration(options), ...INTERCEPTOR],
    });
  }

  async onModuleInit(): Promise<void> {
    const explorer = new MemoizeExplorer(this.runtime);
    try {
      explorer.tagProducts();
      explorer.checkDecorations();
    } catch (refusal) {
      await this.runtime.close();
      throw refusal;
    }
  }

  /** After the last request: until then memoized methods are called. */
  async onApplicationShutdown(): Promise<void> {
    await this.runtime.close();
  }
}

const INTERCEPTOR: Provider[] = [
  CacheMemoizeInterceptor,
  {
    provide: APP_INTERCEPTOR,
    // Nest leaves out what a factory does not make, and so no route pays for an interceptor that none needs.
    useFactory: ({ callScope }: MemoizeRuntime, interceptor: CacheMemoizeInterceptor) =>
      callScope ? interceptor : undefined,
    inject: [MEMOIZE_RUNTIME, CacheMemoizeInterceptor],
  },
];

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
      {
        provide: MEMOIZE_RUNTIME,
        useFactory: createRuntime,
        inject: [MODULE_CONFIGURATION, ModulesContainer, HttpAdapterHost],
      },
      MemoizeInvalidator,
    ],
    // The runtime for who puts CacheMemoizeInterceptor on a controller of his own accord.
    exports: [MemoizeInvalidator, MEMOIZE_RUNTIME],
  };
}

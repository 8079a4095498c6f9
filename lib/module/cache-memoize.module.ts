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
import { type CacheMemoizeAsyncOptions, provideConfiguration } from './async-options';
import { MEMOIZE_RUNTIME, MODULE_CONFIGURATION } from '../constants';
import { CacheMemoizeInterceptor } from '../http/cache-memoize.interceptor';
import { MemoizeInvalidator } from '../invalidation/memoize-invalidator.service';
import { MODULE_DEFAULTS } from '../options/defaults';
import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
import { resolveCaches } from '../options/resolve-caches';
import { resolveModuleOptions } from '../options/resolve-module-options';
import { MemoizeExplorer } from '../runtime/startup.explorer';
import { createRuntime } from './create-runtime';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import { ResponseExplorer } from '../http/response.explorer';

/**
 * Registers named caches for `@CacheMemoize`. Imported once, in the root module.
 */
@Module({})
export class CacheMemoizeModule implements NestModule, OnModuleInit, OnApplicationShutdown {
  private readonly explorer: MemoizeExplorer;

  constructor(
    @Inject(MEMOIZE_RUNTIME) private readonly runtime: MemoizeRuntime,
    @Inject(ApplicationConfig) private readonly application: ApplicationConfig,
    @Optional()
    @Inject(CacheMemoizeInterceptor)
    private readonly interceptor: CacheMemoizeInterceptor | undefined,
  ) {
    this.explorer = new MemoizeExplorer(runtime);
  }

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
        ...(resolved.http ? [CacheMemoizeInterceptor] : []),
      ],
    });
  }

  /**
   * The same, with what a factory resolves to: `{ caches, ...options }`.
   */
  static forRootAsync(options: CacheMemoizeAsyncOptions): DynamicModule {
    return assemble(options.isGlobal ?? MODULE_DEFAULTS.isGlobal, {
      imports: options.imports ?? [],
      // Whether there is HTTP to speak is known only when the factory has resolved: until then it stands ready.
      providers: [...provideConfiguration(options), CacheMemoizeInterceptor],
    });
  }

  /** Nest calls this to set up middleware, right before it registers the routes, and only where it speaks HTTP. */
  configure(): void {
    if (!this.runtime.speaker) return;
    new ResponseExplorer(this.runtime).askForResponses();
    // No route pays for an interceptor that none needs.
    if (this.interceptor && this.runtime.callScope) this.application.addGlobalInterceptor(this.interceptor);
  }

  async onModuleInit(): Promise<void> {
    this.runtime.responses.takeBack(); // the routes are registered
    try {
      this.explorer.tagProducts();
      this.explorer.checkDecorations();
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

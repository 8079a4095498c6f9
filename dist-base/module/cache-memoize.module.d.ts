import { type DynamicModule, type NestModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { CacheMemoizeInterceptor } from '../http/cache-memoize.interceptor';
import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
import { type CacheMemoizeAsyncOptions } from './async-options';
import { Startup } from './startup';
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
export declare class CacheMemoizeModule implements NestModule, OnModuleInit, OnApplicationShutdown {
    private readonly application;
    private readonly interceptor;
    private readonly startup;
    /** @throws InvalidOptionError where the class itself was imported, without forRoot or forRootAsync */
    constructor(startup: Startup | undefined, application: ApplicationConfig, interceptor: CacheMemoizeInterceptor | undefined);
    /**
     * @param caches alias → cache; `default` is a `memoryCache()` unless given
     * @throws InvalidOptionError
     */
    static forRoot(caches?: Caches, options?: CacheMemoizeModuleOptions): DynamicModule;
    /**
     * The same, with what a factory resolves to: `{ caches, ...options }`.
     */
    static forRootAsync(options: CacheMemoizeAsyncOptions): DynamicModule;
    /** Nest calls this to set up middleware, right before it registers the routes, and only where it speaks HTTP. */
    configure(): void;
    onModuleInit(): Promise<void>;
    /** After the last request: until then memoized methods are called. */
    onApplicationShutdown(): Promise<void>;
}

import type { InjectionToken, ModuleMetadata, OptionalFactoryDependency, Provider, Type } from '@nestjs/common';
import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
/** What a factory of `forRootAsync` resolves to, and what overrides it in a test. */
export interface CacheMemoizeConfiguration extends Omit<CacheMemoizeModuleOptions, 'isGlobal'> {
    /** alias → cache; `default` is a `memoryCache()` unless given. */
    readonly caches?: Caches;
}
/** A class that makes the configuration, for `useClass` and `useExisting`. */
export interface CacheMemoizeOptionsFactory {
    createCacheMemoizeOptions(): CacheMemoizeConfiguration | Promise<CacheMemoizeConfiguration>;
}
/** Exactly one of `useFactory`, `useClass` and `useExisting` makes the configuration. */
export interface CacheMemoizeAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
    inject?: (InjectionToken | OptionalFactoryDependency)[];
    useFactory?: (...injected: any[]) => CacheMemoizeConfiguration | Promise<CacheMemoizeConfiguration>;
    useClass?: Type<CacheMemoizeOptionsFactory>;
    useExisting?: InjectionToken<CacheMemoizeOptionsFactory>;
    /** @default true */
    isGlobal?: boolean;
}
/** @throws InvalidOptionError unless exactly one way to make the configuration is given */
export declare function provideConfiguration(options: CacheMemoizeAsyncOptions): Provider[];

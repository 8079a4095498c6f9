import type {
  InjectionToken,
  ModuleMetadata,
  OptionalFactoryDependency,
  Provider,
  Type,
} from '@nestjs/common';
import { GIVEN_CONFIGURATION } from '../constants';
import { InvalidOptionError } from '../errors/invalid-option.error';
import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
import { OptionReader } from '../options/option-reader';
import type { GivenConfiguration } from './configuration';

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
  // `any`: the parameters are what `inject` names, which TypeScript cannot tell.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  useFactory?: (...injected: any[]) => CacheMemoizeConfiguration | Promise<CacheMemoizeConfiguration>;
  useClass?: Type<CacheMemoizeOptionsFactory>;
  useExisting?: InjectionToken<CacheMemoizeOptionsFactory>;
  /** @default true */
  isGlobal?: boolean;
}

/** @throws InvalidOptionError unless exactly one way to make the configuration is given */
export function provideConfiguration(options: CacheMemoizeAsyncOptions): Provider[] {
  const { useFactory, useClass, useExisting, inject = [] } = options;
  if ([useFactory, useClass, useExisting].filter(Boolean).length !== 1) {
    throw new InvalidOptionError({
      option: 'useFactory, useClass, useExisting',
      value: options,
      where: 'CacheMemoizeModule.forRootAsync',
      expected: 'exactly one of the three',
    });
  }
  if (useFactory) return [provide(useFactory, inject)];
  const token = useClass ?? useExisting;
  const ask = provide(
    (factory: CacheMemoizeOptionsFactory) => factory.createCacheMemoizeOptions(),
    [token as InjectionToken], // one of the two is there
  );
  return useClass ? [ask, useClass] : [ask];
}

type Make = NonNullable<CacheMemoizeAsyncOptions['useFactory']>;

function provide(make: Make, inject: NonNullable<CacheMemoizeAsyncOptions['inject']>): Provider {
  return {
    provide: GIVEN_CONFIGURATION,
    useFactory: async (...injected: unknown[]) => readMade(await make(...injected)),
    inject,
  };
}

/** @throws InvalidOptionError */
function readMade(made: CacheMemoizeConfiguration): GivenConfiguration {
  const where = 'the options of CacheMemoizeModule';
  const reader = OptionReader.of(made, where);
  if (reader.has('isGlobal')) reader.refuse('isGlobal', 'given to forRootAsync itself, beside the factory');
  const { caches = {}, ...options } = made;
  return { caches, options, where };
}

import {
  type CacheMemoizeConfiguration,
  CacheMemoizeError,
  CacheMemoizeModule,
  type CacheMemoizeModuleOptions,
  type CacheMemoizeOptionsFactory,
  InvalidationFailedError,
  memoryCache,
} from 'nestjs-cache-memoize';

export const plain = [
  CacheMemoizeModule.forRoot(),
  CacheMemoizeModule.forRoot({}),
  CacheMemoizeModule.forRoot({ default: memoryCache(), other: { store: memoryCache(), ttl: '1h' } }),
  CacheMemoizeModule.forRoot({ lazy: () => Promise.resolve(memoryCache({ isolation: 'share' })) }),
  CacheMemoizeModule.forRoot({}, { keyPrefix: 'shop', secret: ['0123456789abcdef', 'fedcba9876543210'] }),
  CacheMemoizeModule.forRoot({}, { onError: (error) => void [error.code.length, error.message] }),
  CacheMemoizeModule.forRoot(
    {},
    {
      defaults: { cacheAlias: 'x', extra: () => 'acme', classes: [Map], staleIfError: '1h', jitter: 0.1 },
    },
  ),
  // @ts-expect-error the module has a ttl of its own
  CacheMemoizeModule.forRoot({}, { defaults: { ttl: '5m' } }),
  // @ts-expect-error tags are for classes and methods
  CacheMemoizeModule.forRoot({}, { defaults: { tags: ['x'] } }),
  // @ts-expect-error an alias is a cache
  CacheMemoizeModule.forRoot({ default: 'redis://localhost' }),
  // @ts-expect-error misspelt
  CacheMemoizeModule.forRoot({}, { keyprefix: 'shop' }),
  // @ts-expect-error no unit
  CacheMemoizeModule.forRoot({}, { ttl: '5 minutes' }),
  // @ts-expect-error an error of ours, not a text
  CacheMemoizeModule.forRoot({}, { onError: (error: string) => void error }),
  // @ts-expect-error copy or share
  memoryCache({ isolation: 'none' }),
];

export class Settings implements CacheMemoizeOptionsFactory {
  createCacheMemoizeOptions(): CacheMemoizeConfiguration {
    return { caches: { default: memoryCache() }, ttl: '1h' };
  }
}

class NoSettings {
  create(): CacheMemoizeConfiguration {
    return {};
  }
}

export const async = [
  CacheMemoizeModule.forRootAsync({ useFactory: () => ({}) }),
  CacheMemoizeModule.forRootAsync({
    imports: [],
    inject: [Settings, 'URL'],
    useFactory: async (settings: Settings, url: string) => ({
      ...settings.createCacheMemoizeOptions(),
      keyPrefix: url,
      onError: (error: CacheMemoizeError) => void error.code,
    }),
    isGlobal: false,
  }),
  CacheMemoizeModule.forRootAsync({ useClass: Settings }),
  CacheMemoizeModule.forRootAsync({ useExisting: Settings }),
  CacheMemoizeModule.forRootAsync({ useExisting: 'a token' }),
  // @ts-expect-error not an object of options
  CacheMemoizeModule.forRootAsync({ useFactory: () => 'redis' }),
  // @ts-expect-error has no createCacheMemoizeOptions
  CacheMemoizeModule.forRootAsync({ useClass: NoSettings }),
  // @ts-expect-error isGlobal is the module's own, before any factory runs
  CacheMemoizeModule.forRootAsync({ useFactory: (): CacheMemoizeConfiguration => ({ isGlobal: false }) }),
];

export function tell(error: unknown): string {
  if (error instanceof InvalidationFailedError) {
    const failed: readonly (readonly unknown[])[] = error.failed;
    return `${error.code}: ${failed.length}`;
  }
  return error instanceof CacheMemoizeError ? error.code : 'another';
}

export const options: Required<Pick<CacheMemoizeModuleOptions, 'onError'>> = {
  onError(error) {
    const ours: CacheMemoizeError = error;
    void ours;
    // @ts-expect-error an error of the base class: its class is to be asked for first
    void error.failed;
  },
};

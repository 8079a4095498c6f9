import { Inject, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  type CacheMemoizeAsyncOptions,
  type CacheMemoizeConfiguration,
  CacheMemoizeModule,
  InvalidOptionError,
  memoryCache,
} from 'nestjs-cache-memoize';
import { MODULE_CONFIGURATION } from '../../../lib/constants';
import type { Configuration } from '../../../lib/module/configuration';

@Injectable()
class Settings {
  ttl = '7s' as const;

  createCacheMemoizeOptions() {
    return { ttl: this.ttl };
  }
}

@Module({ providers: [Settings], exports: [Settings] })
class SettingsModule {}

/** What an application is configured with. */
async function configured(options: CacheMemoizeAsyncOptions): Promise<Configuration> {
  const application = await Test.createTestingModule({
    imports: [CacheMemoizeModule.forRootAsync(options)],
  }).compile();
  const configuration = application.get<Configuration>(MODULE_CONFIGURATION, { strict: false });
  await application.close();
  return configuration;
}

describe('a configuration that comes late', () => {
  it.each<[string, CacheMemoizeAsyncOptions]>([
    ['a factory', { useFactory: () => ({ ttl: '7s' }) }],
    ['an async factory', { useFactory: async () => ({ ttl: '7s' }) }],
    [
      'a factory that injects',
      { imports: [SettingsModule], inject: [Settings], useFactory: ({ ttl }: Settings) => ({ ttl }) },
    ],
    ['a class', { useClass: Settings }],
    ['a provider that exists', { imports: [SettingsModule], useExisting: Settings }],
  ])('is made by %s', async (_, options) => {
    expect((await configured(options)).options.ttl).toBe(7000);
  });

  it('holds the caches beside the options', async () => {
    const { caches } = await configured({
      useFactory: () => ({ caches: { own: memoryCache() }, ttl: '7s' }),
    });
    expect(caches).toMatchObject([
      { alias: 'default', ttl: 7000 },
      { alias: 'own', ttl: 7000 },
    ]);
  });

  it('makes a class of its own, with what that injects', async () => {
    @Injectable()
    class Injected {
      constructor(@Inject(Settings) private readonly settings: Settings) {}
      createCacheMemoizeOptions() {
        return { ttl: this.settings.ttl };
      }
    }
    const { options } = await configured({ imports: [SettingsModule], useClass: Injected });
    expect(options.ttl).toBe(7000);
  });

  it('is for all modules, unless it says otherwise', () => {
    const useFactory = () => ({});
    expect(CacheMemoizeModule.forRootAsync({ useFactory }).global).toBe(true);
    expect(CacheMemoizeModule.forRootAsync({ useFactory, isGlobal: false }).global).toBe(false);
  });

  it.each<[string, CacheMemoizeAsyncOptions]>([
    ['nobody', {}],
    ['two', { useClass: Settings, useFactory: () => ({}) }],
    ['three', { useClass: Settings, useExisting: Settings, useFactory: () => ({}) }],
  ])('is refused where it is made by %s', (_, options) => {
    expect(() => CacheMemoizeModule.forRootAsync(options)).toThrow(
      "Invalid option 'useFactory, useClass, useExisting' in CacheMemoizeModule.forRootAsync",
    );
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['isGlobal, which is known too late there', { isGlobal: false }],
    ['an unknown option', { tll: 1 }],
    ['an option that cannot be', { ttl: -1 }],
  ])('fails the start where the factory gives %s', async (_, made) => {
    const start = configured({ useFactory: () => made as CacheMemoizeConfiguration });
    await expect(start).rejects.toThrow(InvalidOptionError);
    await expect(start).rejects.toThrow('in the options of CacheMemoizeModule');
  });
});

import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CacheMemoizeModule, memoryCache, MissingKeyPrefixError } from 'nestjs-cache-memoize';

describe('what only shared caches need is one with the library that has loaded it', () => {
  // As `resetModules` of a configuration of Jest does before each test: what is loaded from here on is loaded anew.
  beforeEach(() => jest.resetModules());

  async function start(imported: DynamicModule): Promise<void> {
    @Module({ imports: [imported] })
    class App {}
    const app = await NestFactory.createApplicationContext(App, { logger: false, abortOnError: false });
    await app.close();
  }

  it.each([
    ['forRoot', () => CacheMemoizeModule.forRoot({ shared: () => ({}) as never })],
    [
      'forRootAsync',
      () =>
        CacheMemoizeModule.forRootAsync({ useFactory: () => ({ caches: { shared: () => ({}) as never } }) }),
    ],
  ])(
    'where Jest has forgotten it since, so that errors are those that everybody knows: %s',
    async (_, make) => {
      await expect(start(make())).rejects.toThrow(MissingKeyPrefixError);
    },
  );

  it('and a memory cache that a function makes is known as one', async () => {
    await expect(start(CacheMemoizeModule.forRoot({ made: () => memoryCache() }))).resolves.toBeUndefined();
  });
});

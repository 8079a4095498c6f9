import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CacheMemoizeModule, memoryCache, MissingKeyPrefixError } from 'nestjs-cache-memoize';

describe('what only shared caches need is loaded where the module is written down', () => {
  /** As `resetModules` of a Jest configuration does before each test: what is loaded from here on is loaded anew. */
  async function startAfterReset(imported: ReturnType<typeof CacheMemoizeModule.forRoot>): Promise<void> {
    @Module({ imports: [imported] })
    class App {}
    jest.resetModules();
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
  ])('by %s, so that its errors are those that everybody knows', async (_, make) => {
    await expect(startAfterReset(make())).rejects.toThrow(MissingKeyPrefixError);
  });

  it('and a memory cache that a function makes is known as one', async () => {
    await expect(
      startAfterReset(CacheMemoizeModule.forRoot({ made: () => memoryCache() })),
    ).resolves.toBeUndefined();
  });
});

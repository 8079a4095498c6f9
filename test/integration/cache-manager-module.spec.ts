import { CACHE_MANAGER, CacheModule } from '@nestjs/cache-manager';
import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Cache } from 'cache-manager';
import { CacheMemoize, CacheMemoizeModule, memoized } from 'nestjs-cache-memoize';

@Injectable()
class Counter {
  runs = 0;

  @CacheMemoize({ cacheAlias: 'shared' })
  async next(): Promise<number> {
    return ++this.runs;
  }
}

describe('CACHE_MANAGER of @nestjs/cache-manager', () => {
  it('serves as a cache', async () => {
    const application = await Test.createTestingModule({
      imports: [
        CacheModule.register({ isGlobal: true }),
        CacheMemoizeModule.forRootAsync({
          inject: [CACHE_MANAGER],
          useFactory: (shared: Cache) => ({ caches: { shared }, keyPrefix: 'test' }),
        }),
      ],
      providers: [Counter],
    }).compile();
    await application.init();
    const counter = application.get(Counter);

    const before = [await counter.next(), await counter.next()];
    await memoized(counter).next.invalidate();
    const after = await counter.next();

    expect([before, after]).toEqual([[1, 1], 2]);
    await application.close();
  });
});

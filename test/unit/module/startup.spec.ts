import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  CacheMemoize,
  CacheMemoizeModule,
  DuplicateModuleError,
  MemoizeInvalidator,
  memoryCache,
  UnknownCacheAliasError,
} from 'nestjs-cache-memoize';
import { CACHE_HEADERS } from '../../../lib/constants';
import { compileApplication, startApplication } from '../../support/applications/application';
import { settled } from '../../support/time/manual-clock';
import { MapStore } from '../../support/doubles/map-store';

@Injectable()
class Counter {
  runs = 0;

  @CacheMemoize()
  async next(): Promise<number> {
    return ++this.runs;
  }
}

const twice = async (counter: Counter) => [await counter.next(), await counter.next()];

class ClosableStore extends MapStore {
  closed = 0;

  disconnect(): void {
    this.closed++;
  }
}

describe('a start', () => {
  it('memoizes from the moment instances are made, before any hook has run', async () => {
    const results: number[][] = [];
    const early = async (counter: Counter) => results.push(await twice(counter));
    await compileApplication({
      providers: [
        { provide: 'made', useFactory: () => new Counter() },
        { provide: 'early', useFactory: early, inject: ['made', MemoizeInvalidator] },
      ],
    });
    expect(results).toEqual([[1, 1]]);
  });

  it('memoizes what others have put in the place of a provider meanwhile', async () => {
    const testing = Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot()],
      providers: [Counter],
    });
    const application = await testing.overrideProvider(Counter).useValue(new Counter()).compile();
    await application.init();
    expect(await twice(application.get(Counter))).toEqual([1, 1]);
    await application.close();
  });

  it('memoizes what comes late, once everything is there', async () => {
    const useFactory = () => settled().then(() => new Counter());
    const application = await startApplication({ providers: [{ provide: 'made', useFactory }] });
    expect(await twice(application.get<Counter>('made'))).toEqual([1, 1]);
  });

  it('is refused a second module, before any cache is opened', async () => {
    @Module({ imports: [CacheMemoizeModule.forRoot({}, { ttl: '1h' })] })
    class Second {}
    const make = jest.fn(() => new MapStore());
    const start = startApplication({
      imports: [Second],
      caches: { shared: make },
      options: { keyPrefix: 'shop' },
    });
    await expect(start).rejects.toThrow(DuplicateModuleError);
    expect(make).not.toHaveBeenCalled();
  });

  it('that is refused closes what was opened for it', async () => {
    class Misnamed {
      @CacheMemoize({ cacheAlias: 'missing' })
      async find(): Promise<void> {}
    }
    const store = new ClosableStore();
    const start = startApplication({
      providers: [Misnamed],
      caches: { shared: () => store, default: memoryCache() },
      options: { keyPrefix: 'shop' },
    });
    await expect(start).rejects.toThrow(UnknownCacheAliasError);
    expect(store.closed).toBe(1);
  });

  it.each([
    ['has headers to write unless told otherwise', {}, true],
    ['has none with http: false', { http: false }, false],
    ['has none where caching is switched off', { enabled: false }, false],
  ])('%s', async (_, options, hasHeaders) => {
    const application = await startApplication({ options });
    expect(application.get(CACHE_HEADERS) !== null).toBe(hasHeaders);
  });
});

describe('the end', () => {
  it('closes the caches, and methods run plainly from then on', async () => {
    const store = new ClosableStore();
    const application = await startApplication({
      providers: [Counter],
      caches: { default: () => store },
      options: { keyPrefix: 'shop' },
    });
    const counter = application.get(Counter);
    expect(await twice(counter)).toEqual([1, 1]);
    await application.close();
    expect(store.closed).toBe(1);
    expect(await twice(counter)).toEqual([2, 3]);
  });
});

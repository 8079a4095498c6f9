import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheInput,
  type CacheMemoizeModuleOptions,
  memoryCache,
  MissingKeyPrefixError,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

@Injectable()
class Pages {
  runs = 0;

  @CacheMemoize()
  async text(_id: number, length: number): Promise<string> {
    this.runs++;
    return 'x'.repeat(length);
  }

  @CacheMemoize()
  async lines(_id: number, count: number): Promise<object> {
    this.runs++;
    return { lines: Array.from({ length: count }, () => 'x'.repeat(100)) };
  }

  @CacheMemoize()
  async shared(): Promise<{ run: number }> {
    return { run: ++this.runs };
  }
}

async function start(cache: CacheInput, options?: CacheMemoizeModuleOptions): Promise<Pages> {
  const caches = { default: cache };
  return (await startApplication({ providers: [Pages], caches, ...(options && { options }) })).get(Pages);
}

/** How many of these calls are hits. */
async function hitsOf(pages: Pages, calls: readonly (() => Promise<unknown>)[]): Promise<number> {
  const before = pages.runs;
  for (const call of calls) await call();
  return calls.length - (pages.runs - before);
}

describe('A memory cache with maxBytes', () => {
  it('keeps as many results as fit, by estimate, and the newest of them', async () => {
    const pages = await start(memoryCache({ maxBytes: 1_000_000 }));
    const calls = Array.from({ length: 40 }, (_, id) => () => pages.text(id, 100_000));
    for (const call of calls) await call();
    expect(await hitsOf(pages, calls.slice(-9))).toBe(9);
    expect(await hitsOf(pages, calls.slice(0, 1))).toBe(0);
  });

  it('counts what is in an object', async () => {
    const pages = await start(memoryCache({ maxBytes: 1_000_000 }));
    const calls = Array.from({ length: 20 }, (_, id) => () => pages.lines(id, 1000));
    for (const call of calls) await call();
    expect(await hitsOf(pages, calls.slice(-8))).toBe(8);
    expect(await hitsOf(pages, calls.slice(0, 1))).toBe(0);
  });

  it('counts what an entry costs besides', async () => {
    const pages = await start(memoryCache({ maxBytes: 30_000 }));
    const calls = Array.from({ length: 300 }, (_, id) => () => pages.text(id, 1));
    for (const call of calls) await call();
    expect(await hitsOf(pages, calls.slice(-100))).toBe(100);
    expect(await hitsOf(pages, calls.slice(0, 1))).toBe(0);
  });

  it('does not keep what is larger by itself, and loses nothing else for it', async () => {
    const pages = await start(memoryCache({ maxBytes: 10_000 }));
    await pages.text(1, 10);
    await pages.text(2, 10_000);
    expect(await hitsOf(pages, [() => pages.text(1, 10), () => pages.text(2, 10_000)])).toBe(1);
  });
});

describe('A memory cache that a function makes', () => {
  const makers: [string, CacheInput][] = [
    ['a function', () => memoryCache({ isolation: 'share' })],
    ['an async function', async () => memoryCache({ isolation: 'share' })],
    [
      'a function declaration',
      function makeCache() {
        return memoryCache({ isolation: 'share' });
      },
    ],
    ['settings with a function', { store: () => memoryCache({ isolation: 'share' }), ttl: '1h' }],
    ['a promise', Promise.resolve(memoryCache({ isolation: 'share' }))],
  ];

  it.each(makers)('needs no keyPrefix: %s', async (_, cache) => {
    const pages = await start(cache);
    expect([await pages.shared(), await pages.shared()]).toEqual([{ run: 1 }, { run: 1 }]);
  });

  it.each(makers)('shares what it keeps where it was told to, with a keyPrefix too: %s', async (_, cache) => {
    const pages = await start(cache, { keyPrefix: 'shop' });
    expect(await pages.shared()).toBe(await pages.shared());
  });

  it('is bounded as it was told', async () => {
    const pages = await start(() => memoryCache({ maxBytes: 10_000 }));
    await pages.text(1, 6000);
    await pages.text(2, 6000);
    expect(await hitsOf(pages, [() => pages.text(2, 6000), () => pages.text(1, 6000)])).toBe(1);
  });

  it('is made once, and so is any other', async () => {
    const made = jest.fn(() => memoryCache());
    const store = jest.fn(() => new MapStore());
    await start(made);
    await start(store, { keyPrefix: 'shop' });
    expect([made.mock.calls.length, store.mock.calls.length]).toEqual([1, 1]);
  });

  it('is taken for a remote one where it comes later than the start, and works all the same', async () => {
    let arrive!: () => void;
    const late = () =>
      new Promise<ReturnType<typeof memoryCache>>((resolve) => (arrive = () => resolve(memoryCache())));
    const pages = await start(late, { keyPrefix: 'shop', deadline: { fill: 20 }, onError: () => undefined });
    const call = () => pages.shared();
    expect(await hitsOf(pages, [call, call])).toBe(0);
    arrive();
    await until(async () => (await hitsOf(pages, [call])) === 1);
  });
});

describe('Without a keyPrefix a start is refused', () => {
  it.each<[string, CacheInput]>([
    ['for a function that makes what others can reach', () => new MapStore()],
    ['for a function that rejects', () => Promise.reject(new Error('no'))],
    [
      'for a function that throws',
      () => {
        throw new Error('no');
      },
    ],
    ['for a store', new MapStore()],
  ])('%s', async (_, cache) => {
    const onError = jest.fn();
    await expect(start(cache, { onError })).rejects.toThrow(new MissingKeyPrefixError({ alias: 'default' }));
    expect(onError).not.toHaveBeenCalled();
  });

  it('and what the function made is closed', async () => {
    const disconnect = jest.fn();
    await expect(start(() => Object.assign(new MapStore(), { disconnect }))).rejects.toThrow(
      MissingKeyPrefixError,
    );
    expect(disconnect).toHaveBeenCalledTimes(1);
  });
});

describe('A store that a function declaration makes', () => {
  it('is used as that of an arrow function is', async () => {
    function makeStore() {
      return new MapStore();
    }
    const pages = await start(makeStore, { keyPrefix: 'shop' });
    expect([await pages.shared(), await pages.shared()]).toEqual([{ run: 1 }, { run: 1 }]);
  });
});

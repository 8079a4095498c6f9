import {
  CacheMemoize,
  type CacheMemoizeModuleOptions,
  type Caches,
  memoized,
  type MemoizeClock,
} from 'nestjs-cache-memoize';
import { type ManualClock, manualClock } from 'nestjs-cache-memoize/testing';
import { startApplication } from '../../support/applications/application';
import { MapStore } from '../../support/doubles/map-store';

class Prices {
  runs = 0;
  /** What a run waits for. */
  gate: Promise<void> | undefined;

  @CacheMemoize('5m')
  async priceOf(_id: number): Promise<number> {
    const run = ++this.runs;
    await this.gate;
    return run;
  }

  @CacheMemoize('5m', { storeResult: false })
  async announce(): Promise<void> {
    this.runs++;
  }

  @CacheMemoize('5m', { cacheAlias: 'shared' })
  async remote(_id: number): Promise<number> {
    return ++this.runs;
  }
}

describe('an application with a clock of its own', () => {
  let clock: ManualClock;
  beforeEach(() => (clock = manualClock()));

  async function start(options: CacheMemoizeModuleOptions = {}, caches: Caches = {}): Promise<Prices> {
    const application = await startApplication({
      providers: [Prices],
      caches: { shared: new MapStore(), ...caches },
      options: { keyPrefix: 'shop', clock, ...options },
    });
    return application.get(Prices);
  }

  it('keeps an outcome in memory until its life is over by that clock', async () => {
    const prices = await start();
    expect([await prices.priceOf(1), await prices.priceOf(1)]).toEqual([1, 1]);
    await clock.advance(299_999);
    expect(await prices.priceOf(1)).toBe(1);
    await clock.advance(1);
    expect(await prices.priceOf(1)).toBe(2);
  });

  it('sees it also in a burst of hits', async () => {
    const prices = await start();
    for (let hits = 0; hits < 10; hits++) await prices.priceOf(1);
    await clock.advance('5m');
    expect(await prices.priceOf(1)).toBe(2);
  });

  it('guards until the ttl is over by that clock', async () => {
    const prices = await start();
    await prices.announce();
    await clock.advance('4m');
    await prices.announce();
    expect(prices.runs).toBe(1);
    await clock.advance('1m');
    await prices.announce();
    expect(prices.runs).toBe(2);
  });

  it('keeps an outcome in a shared cache until its life is over by that clock', async () => {
    const prices = await start();
    expect([await prices.remote(1), await prices.remote(1)]).toEqual([1, 1]);
    await clock.advance('5m');
    expect(await prices.remote(1)).toBe(2);
  });

  it('lets a joined call wait as long as that clock says', async () => {
    const prices = await start({ joinWait: '30s' });
    prices.gate = new Promise(() => undefined);
    void prices.priceOf(1);
    const joined = prices.priceOf(1);
    await clock.advance('29s');
    expect(prices.runs).toBe(1);
    prices.gate = undefined;
    await clock.advance('1s');
    expect(await joined).toBe(2);
  });

  it('gives up what hangs, opens its breaker, and tries again, when that clock says so', async () => {
    const store = new MapStore();
    const prices = await start({ breaker: { failures: 2 }, onError: () => undefined }, { shared: store });
    let isHung = true;
    let asked = 0;
    store.before = () => {
      asked++;
      return isHung ? new Promise(() => undefined) : undefined;
    };
    for (const id of [1, 2]) {
      const answer = prices.remote(id);
      await clock.advance(99);
      expect(prices.runs).toBe(id - 1);
      await clock.advance(1);
      expect(await answer).toBe(id);
    }
    asked = 0;
    expect([await prices.remote(3), asked]).toEqual([3, 0]);
    isHung = false;
    await clock.advance('1s');
    await prices.remote(4);
    expect([await prices.remote(4), await prices.remote(4)]).toEqual([4, 4]);
  });

  it('may be any object with the two readings and a timer', async () => {
    const own: MemoizeClock = {
      monotonic: () => 1,
      wall: () => 2,
      later: (callback, ms) => clock.later(callback, ms),
    };
    const prices = await start({ clock: own });
    expect([await prices.priceOf(1), await prices.priceOf(1)]).toEqual([1, 1]);
    await memoized(prices).remote.invalidate(1);
  });

  it.each<[unknown, string]>([
    [null, 'null'],
    ['system', "'system' (string)"],
    [{ monotonic: () => 1, wall: () => 1 }, 'an object with the fields monotonic, wall'],
    [Date, 'the function Date'],
  ])('is refused with %p for a clock', async (given, described) => {
    await expect(start({ clock: given as MemoizeClock })).rejects.toThrow(
      `Invalid option 'clock' in CacheMemoizeModule.forRoot: got ${described}. ` +
        `It must be a clock with monotonic(), wall(), later(), such as manualClock().`,
    );
  });
});

import {
  channel,
  type TracingChannel,
  subscribe,
  tracingChannel,
  unsubscribe,
} from 'node:diagnostics_channel';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';
import { openAgedRates, openShop, Shop } from './shop';

type Message = Readonly<Record<string, unknown>>;
const subscribed: (() => void)[] = [];

/** What is told of runs from here to the end of the test, in words. */
function listenToRuns(): string[] {
  const events: string[] = [];
  const note = (event: string) => (message: object) => {
    const { method, alias, outcome, key, result, error } = message as Message;
    events.push([event, method, alias, outcome, key, JSON.stringify(result), error].join(' ').trim());
  };
  const subscribers = { start: note('start'), asyncEnd: note('asyncEnd'), error: note('error') };
  const runs = tracingChannel<unknown, object>('nestjs-cache-memoize:run');
  const all = { ...subscribers, end: () => undefined, asyncStart: () => undefined };
  runs.subscribe(all);
  subscribed.push(() => runs.unsubscribe(all));
  return events;
}

/** What is published on a channel from here to the end of the test. */
function listenTo(name: string): Message[] {
  const heard: Message[] = [];
  const listener = (message: unknown): void => void heard.push(message as Message);
  subscribe(name, listener);
  subscribed.push(() => unsubscribe(name, listener));
  return heard;
}

afterEach(() => {
  for (const end of subscribed.splice(0)) end();
});

describeMemoryAndRedis('the diagnostics channels', (given) => {
  it('tell of runs on a tracing channel: what for, and what came of them', async () => {
    const { caches, options } = given();
    const { shop } = await openShop(caches, options);
    const events = listenToRuns();
    await shop.find(1);
    await shop.find(13).catch(() => undefined);
    expect(events).toEqual([
      'start Shop.find default miss Shop.find:1',
      'asyncEnd Shop.find default miss Shop.find:1 {"id":1}',
      'start Shop.find default miss Shop.find:13',
      'error Shop.find default miss Shop.find:13  RangeError: no product 13',
      'asyncEnd Shop.find default miss Shop.find:13  RangeError: no product 13',
    ]);
  });

  it('tell of hits, and of guards that answered', async () => {
    const { caches, options } = given();
    const { shop, statistics } = await openShop(caches, options);
    const heard = listenTo('nestjs-cache-memoize:hit');
    await shop.find(1);
    await shop.send(1);
    await until(() => statistics.snapshot().caches[0]?.fills === 2);
    await shop.find(1);
    await shop.send(1);
    expect(heard).toEqual([
      { method: 'Shop.find', alias: 'default', outcome: 'hit', key: 'Shop.find:1' },
      { method: 'Shop.send', alias: 'default', outcome: 'guarded', key: 'Shop.send:1' },
    ]);
  });

  it('tell of a stale hit, and of its renewal', async () => {
    const { caches, options } = given();
    const { renew } = await openAgedRates(caches, options);
    const [hits, runs] = [listenTo('nestjs-cache-memoize:hit'), listenToRuns()];
    await renew();
    expect(hits).toEqual([{ method: 'Rates.of', alias: 'default', outcome: 'stale', key: 'Rates.of:1' }]);
    expect(runs).toEqual([
      'start Rates.of default renewal Rates.of:1',
      'asyncEnd Rates.of default renewal Rates.of:1 1',
    ]);
  });

  it('tell of invalidations, each cache once, when they have ended', async () => {
    const { caches, options } = given();
    const { invalidator } = await openShop(caches, options);
    const heard = listenTo('nestjs-cache-memoize:invalidate');
    await invalidator.invalidateMany(Shop, 'find', [[1], [2]]);
    await invalidator.invalidateAll(Shop, 'find');
    await invalidator.invalidatePrefix('other');
    await invalidator.clear();
    const facts = { alias: 'default', outcome: 'confirmed', ms: expect.any(Number) as number };
    expect(heard).toEqual([
      { ...facts, method: 'Shop.find', target: 'Shop.find', keys: ['Shop.find:1', 'Shop.find:2'] },
      { ...facts, method: 'Shop.find', target: 'every outcome of Shop.find', keys: [] },
      { ...facts, method: undefined, target: "prefix 'other'", keys: [] },
      { ...facts, method: undefined, target: "the caches 'default'", keys: [] },
    ]);
  });
});

describe('the diagnostics channels', () => {
  it('tell of an invalidation that was not confirmed, and why', async () => {
    const store = new MapStore();
    store.set = () => Promise.reject(new Error('down'));
    const { invalidator } = await openShop({ default: store }, { keyPrefix: 'shop' });
    const heard = listenTo('nestjs-cache-memoize:invalidate');
    await expect(invalidator.invalidate(Shop, 'find', 1)).rejects.toThrow('down');
    expect(heard).toMatchObject([
      { method: 'Shop.find', outcome: 'failed', error: expect.any(Error) as Error },
    ]);
  });

  it('tell of what goes wrong each time, where onError is told once', async () => {
    const onError = jest.fn();
    const { shop } = await openShop({}, { onError });
    const heard = listenTo('nestjs-cache-memoize:error');
    await shop.find(14);
    await shop.find(14);
    expect(heard).toMatchObject(
      Array(2).fill({ method: 'Shop.find', alias: undefined, outcome: 'E_CACHE_MEMOIZE_UNCACHEABLE_VALUE' }),
    );
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('are asked for nothing but whether anybody listens, while nobody does', async () => {
    const names = ['hit', 'invalidate', 'error'].map((name) => channel(`nestjs-cache-memoize:${name}`));
    // Its class is not to be had, and each call makes another instance.
    const everyTracingChannel = Object.getPrototypeOf(tracingChannel('any')) as TracingChannel;
    const published = names.map((each) => jest.spyOn(each, 'publish').mockName(String(each.name)));
    const traced = jest.spyOn(everyTracingChannel, 'tracePromise');
    const { shop, invalidator } = await openShop();
    await shop.find(1);
    await shop.find(1);
    await shop.find(14);
    await invalidator.invalidate(Shop, 'find', 1);
    expect(published.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0]);
    expect(traced).not.toHaveBeenCalled();
    jest.restoreAllMocks();
  });
});

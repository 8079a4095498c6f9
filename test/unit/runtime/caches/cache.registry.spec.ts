import {
  type CacheMemoizeModuleOptions,
  type Caches,
  memoryCache,
  MissingKeyPrefixError,
  RejectedCacheError,
  UnsupportedCacheError,
} from 'nestjs-cache-memoize';
import { resolveCaches } from '../../../../lib/options/resolve-caches';
import { resolveModuleOptions } from '../../../../lib/options/resolve-module-options';
import type { Miss } from '../../../../lib/ports/outcome-cache';
import { CacheRegistry } from '../../../../lib/runtime/caches/cache.registry';
import type { RegisteredCache } from '../../../../lib/runtime/caches/registered-cache';
import { ask } from '../../../support/caches/ask';
import { MapStore } from '../../../support/doubles/map-store';
import { Activity } from '../../../../lib/ports/activity';
import { RecordingReporter } from '../../../support/doubles/recording-reporter';
import { ManualClock, settled } from '../../../support/time/manual-clock';

const KEY_PREFIX = { keyPrefix: 'shop' };

function setUp(caches: Caches, given: CacheMemoizeModuleOptions = {}) {
  const clock = new ManualClock();
  const reporter = new RecordingReporter();
  const options = resolveModuleOptions(given, 'a test');
  const time = { clock, scheduler: clock };
  const creating = CacheRegistry.create(resolveCaches(caches, options), {
    options,
    activity: new Activity(reporter),
    time,
  });
  return { clock, reporter, creating };
}

async function create(caches: Caches, options?: CacheMemoizeModuleOptions) {
  const { creating, ...parts } = setUp(caches, options);
  return { ...parts, registry: await creating };
}

/** A store that notes how often it was closed. */
class ClosableStore extends MapStore {
  closed = 0;

  disconnect(): Promise<void> {
    this.closed++;
    return Promise.resolve();
  }
}

describe('the caches of an application', () => {
  it('are there under their aliases, and under no other', async () => {
    const { registry } = await create({ default: memoryCache(), plain: new MapStore() }, KEY_PREFIX);
    expect([...registry.aliases].sort()).toEqual(['default', 'plain']);
    expect(registry.get('plain')).toMatchObject({ alias: 'plain', ttl: 300_000 });
    expect(registry.get('other')).toBeUndefined();
  });

  it('keep objects in memory and text elsewhere', async () => {
    const { registry } = await create({ default: memoryCache(), plain: new MapStore() }, KEY_PREFIX);
    expect(['default', 'plain'].map((alias) => registry.get(alias)?.cache.keeps)).toEqual([
      'objects',
      'text',
    ]);
  });

  it('have a ttl of their own where they say so, else that of the module', async () => {
    const caches = { default: memoryCache(), short: { store: memoryCache(), ttl: '2s' } } as const;
    const { registry } = await create(caches, { ttl: '1s' });
    expect(['default', 'short'].map((alias) => registry.get(alias)?.ttl)).toEqual([1000, 2000]);
  });

  it('share outcomes or copy them, as a memory cache says', async () => {
    const caches = { copied: memoryCache(), shared: memoryCache({ isolation: 'share' }) };
    const { registry } = await create(caches);
    expect(['copied', 'shared'].map((alias) => registry.get(alias)?.isolation)).toEqual(['copy', 'share']);
  });

  it('may be promised, and made by a function or an async one', async () => {
    const caches = {
      promised: Promise.resolve(memoryCache()),
      made: () => new MapStore(),
      later: async () => new MapStore(),
    };
    const { registry } = await create(caches, KEY_PREFIX);
    expect(['promised', 'made', 'later'].map((alias) => registry.get(alias)?.cache.isReady)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('begin their keys with a keyPrefix of their own where they have one', async () => {
    const stores = { one: new MapStore(), other: new MapStore() };
    const caches = { one: stores.one, other: { store: stores.other, keyPrefix: 'other' } };
    const { registry } = await create(caches, KEY_PREFIX);
    for (const alias of ['one', 'other']) await registry.get(alias)?.cache.drop({ keys: ['key'] });
    expect([...stores.one.kept.keys()]).toEqual(['shop:{=key}:g']);
    expect([...stores.other.kept.keys()]).toEqual(['other:{=key}:g']);
  });

  it('are given up on by look-ups after a deadline of their own where they have one', async () => {
    const store = new MapStore();
    const { clock, registry } = await create({ slow: { store, deadline: { read: 7 } } }, KEY_PREFIX);
    store.before = () => new Promise(() => undefined);
    const answered = jest.fn();
    void Promise.resolve(registry.get('slow')?.cache.lookup(ask('key'))).then(answered);
    await clock.advance(6);
    expect(answered).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(answered).toHaveBeenCalledWith(expect.objectContaining({ kind: 'bypass' }));
  });

  it('keep objects in memory also where that was promised', async () => {
    const { registry } = await create({ promised: Promise.resolve(memoryCache()) }, KEY_PREFIX);
    expect(registry.get('promised')?.cache.keeps).toBe('objects');
  });

  it('in memory keep as many entries as they were told', async () => {
    const { registry } = await create({ default: memoryCache({ maxEntries: 1 }) });
    const { cache } = registry.get('default') as RegisteredCache;
    for (const key of ['a', 'b']) {
      const { ticket } = cache.lookup(ask(key)) as Miss;
      void cache.fill(ticket, 'payload', { ttl: 1000 });
    }
    expect([cache.peek(ask('a')), cache.peek(ask('b'))]).toMatchObject([{ kind: 'absent' }, { kind: 'hit' }]);
  });

  it('let calls wait for a run of this process for joinWait, and for one of another for herdWait', async () => {
    const options = { ...KEY_PREFIX, joinWait: 500, herdWait: 100 };
    const { clock, registry } = await create({ default: memoryCache() }, options);
    const { cache, flights, leaseWait } = registry.get('default') as RegisteredCache;
    const { ticket } = cache.lookup(ask('key')) as Miss;
    const ended: string[] = [];
    void leaseWait.for(ticket).then(({ kind }) => ended.push(kind));
    void flights
      .begin('id')
      .join()
      .then(({ kind }) => ended.push(kind));
    await clock.advance(99);
    expect(ended).toEqual([]);
    await clock.advance(400);
    expect(ended).toEqual(['miss']);
    await clock.advance(1);
    expect(ended).toEqual(['miss', 'overdue']);
  });
});

describe('a start', () => {
  it('waits for a cache that cannot be reached no longer than deadline.fill, and says so', async () => {
    const caches = { hanging: () => new Promise<never>(() => undefined) };
    const { clock, creating, reporter } = setUp(caches, { ...KEY_PREFIX, deadline: { fill: 50 } });
    const started = jest.fn();
    void creating.then(started);
    await clock.advance(49);
    expect(started).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(started).toHaveBeenCalled();
    expect(reporter.errors).toMatchObject([{ alias: 'hanging', operation: 'connect' }]);
  });

  it('is refused for a cache that others can reach, without a keyPrefix, before it is asked anything', async () => {
    const store = new MapStore();
    const asked = (store.before = jest.fn());
    await expect(setUp({ plain: store }).creating).rejects.toThrow(
      new MissingKeyPrefixError({ alias: 'plain' }),
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it('is refused for a promise that rejects', async () => {
    const cause = new Error('no');
    const refusal = setUp({ promised: Promise.reject(cause) }, KEY_PREFIX).creating;
    await expect(refusal).rejects.toThrow(RejectedCacheError);
    await expect(refusal).rejects.toMatchObject({ alias: 'promised', cause });
  });

  it('is refused for what is no cache, such as a class in place of an instance', async () => {
    const caches = { plain: MapStore } as unknown as Caches;
    await expect(setUp(caches, KEY_PREFIX).creating).rejects.toThrow(UnsupportedCacheError);
  });

  it('that is refused closes what was made for it before', async () => {
    const made = new ClosableStore();
    const wrong = { no: 'cache' } as unknown as MapStore;
    await expect(setUp({ made: () => made, wrong }, KEY_PREFIX).creating).rejects.toThrow(
      UnsupportedCacheError,
    );
    expect(made.closed).toBe(1);
  });
});

describe('the end', () => {
  it('closes what a function of ours made, and leaves alone what was handed over', async () => {
    const [made, given] = [new ClosableStore(), new ClosableStore()];
    const { registry } = await create({ made: () => made, given }, KEY_PREFIX);
    await registry.close();
    expect([made.closed, given.closed]).toEqual([1, 0]);
    expect(['made', 'given'].map((alias) => registry.get(alias)?.cache.isReady)).toEqual([false, false]);
  });

  it('hangs on no store that does not close', async () => {
    const made = Object.assign(new MapStore(), { disconnect: () => new Promise(() => undefined) });
    const { clock, registry } = await create({ made: () => made }, { ...KEY_PREFIX, deadline: { fill: 50 } });
    const closed = jest.fn();
    void registry.close().then(closed);
    await settled();
    await clock.advance(50);
    expect(closed).toHaveBeenCalled();
  });
});

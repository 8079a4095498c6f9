import { NonceCache } from '../../../../lib/caches/nonce/nonce.cache';
import { GetSetStore } from '../../../../lib/caches/nonce/get-set.store';
import type { Ticket } from '../../../../lib/ports/outcome-cache';
import { UnconfirmedDropError } from '../../../../lib/ports/unconfirmed-drop.error';
import { GatheredCache } from '../../../support/caches/gathered-cache';
import { hit, keep, miss } from '../../../contract/outcome-cache.contract';
import { ManualClock } from '../../../support/time/manual-clock';
import { MapStore } from '../../../support/doubles/map-store';
import { ask, GROUP } from '../../../support/caches/ask';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('NonceCache', () => {
  let store: MapStore;
  let clock: ManualClock;
  let cache: GatheredCache;

  const open = () =>
    new GatheredCache(
      new NonceCache(new GetSetStore(store), {
        keyPrefix: 'shop',
        leaseMs: 10 * MINUTE,
        drainMs: 1000,
        clock,
        scheduler: clock,
      }),
    );

  beforeEach(() => {
    store = new MapStore();
    clock = new ManualClock();
    cache = open();
  });

  describe('an invalidation', () => {
    it('rejects, naming the keys, when the store only says that it was done', async () => {
      for (const key of ['a', 'b', 'c']) await keep(cache, key, key);
      store.forgets = (name) => name === 'shop:{=a}:g' || name === 'shop:{=c}:g';
      const failure: unknown = await Promise.resolve(cache.drop({ keys: ['a', 'b', 'c'] })).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(UnconfirmedDropError);
      expect(failure).toMatchObject({
        names: { keys: ['a', 'c'], marks: [], groups: [] },
        cause: { message: expect.stringContaining('did not keep') as string },
      });
      await miss(cache, 'b');
    });

    it('rejects for a group and for everything when the store only says that it was done', async () => {
      await keep(cache, 'k', 'payload');
      store.forgets = () => true;
      await expect(cache.drop({ groups: [GROUP] })).rejects.toMatchObject({
        names: { keys: [], marks: [], groups: [GROUP] },
        cause: { message: expect.stringContaining('did not keep') as string },
      });
      await expect(cache.clear()).rejects.toThrow('did not keep');
    });

    it('rejects, naming the keys, when the store fails', async () => {
      store.before = (_operation, name) => {
        if (name.includes('=a}')) throw new Error('down');
      };
      await expect(cache.drop({ keys: ['a', 'b'] })).rejects.toMatchObject({
        names: { keys: ['a'] },
        cause: { message: 'down' },
      });
    });

    it('is tried again when the store forgets once', async () => {
      await keep(cache, 'k', 'payload');
      let sets = 0;
      store.forgets = () => ++sets === 1;
      await cache.drop({ keys: ['k'] });
      expect(sets).toBe(2);
      await miss(cache, 'k');
    });

    it('is done when somebody else has replaced the nonce meanwhile', async () => {
      await keep(cache, 'k', 'payload');
      // Whatever we set is overwritten at once by others who invalidate as well.
      let others = 0;
      store.forgets = (name) => {
        store.kept.set(name, `other${String(others++).padStart(11, '0')}`);
        return true;
      };
      await cache.drop({ keys: ['k'] });
      store.forgets = () => false;
      await miss(cache, 'k');
    });

    it('is not done when another nonce than ours is there, which may be the old one', async () => {
      await keep(cache, 'k', 'payload');
      store.forgets = (name) => name.endsWith(':g');
      await expect(cache.drop({ keys: ['k'] })).rejects.toBeInstanceOf(UnconfirmedDropError);
      expect((await hit(cache, 'k')).payload).toBe('payload');
    });
  });

  describe('a look-up', () => {
    it('reads the nonces of a group and of everything once for all look-ups of a tick', async () => {
      const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
      for (const key of keys) await keep(cache, key, key);
      const reads: string[] = [];
      store.before = (operation, name) => {
        if (operation === 'get') reads.push(name);
      };
      await Promise.all(keys.map((key) => hit(cache, key)));
      expect(reads).toHaveLength(20 * 2 + 2);
    });

    it('rejects when the store keeps nothing: there is no ticket that a later fill could be held against', async () => {
      store.forgets = () => true;
      await expect(cache.lookup(ask('k'))).rejects.toThrow('did not keep');
    });

    it('goes by the nonce that won when several processes make it at once', async () => {
      const [one, other] = await Promise.all([miss(cache, 'k'), miss(open(), 'k')]);
      expect(one.ticket.id).toBe(other.ticket.id);
    });

    it('takes what the store cannot parse for nothing', async () => {
      await keep(cache, 'k', 'payload');
      store.before = (operation, name) => {
        if (operation === 'get' && name.endsWith(':v')) throw new SyntaxError('Unexpected token');
      };
      await miss(cache, 'k');
    });

    it.each([7, null, {}, ['x'], 'too short', 'x'.repeat(17)])(
      'makes a nonce anew that is none: %j',
      async (foreign) => {
        await keep(cache, 'k', 'old');
        store.kept.set('shop:{=k}:g', foreign);
        await keep(cache, 'k', 'new');
        expect((await hit(cache, 'k')).payload).toBe('new');
      },
    );

    it('is a miss once the ttl has passed, though the store may take no notice of it', async () => {
      await keep(cache, 'k', 'payload', 1000);
      await clock.advance(999);
      await hit(cache, 'k');
      await clock.advance(1);
      await miss(cache, 'k');
    });
  });

  it('does not keep what took longer to compute than leases last elsewhere', async () => {
    const { ticket } = await miss(cache, 'k');
    await clock.advance(10 * MINUTE + 1);
    expect(await cache.fill(ticket, 'late', { ttl: MINUTE })).toBe(false);
    await miss(cache, 'k');
  });

  it.each(['shop:{=k}:g', `shop:{=${GROUP}}:n`, 'shop:{}:r'])(
    'does not keep what was computed while %s was replaced or lost',
    async (name) => {
      for (const change of [() => store.kept.set(name, 'x'.repeat(16)), () => store.kept.delete(name)]) {
        const { ticket } = await miss(cache, 'k');
        change();
        expect(await cache.fill(ticket, 'older', { ttl: MINUTE })).toBe(false);
        expect(store.kept.has('shop:{=k}:v')).toBe(false);
      }
    },
  );

  it('does not push out what was computed after an invalidation by what was computed before', async () => {
    const { ticket } = await miss(cache, 'k');
    await cache.drop({ keys: ['k'] });
    await keep(cache, 'k', 'newer');
    expect(await cache.fill(ticket, 'older', { ttl: MINUTE })).toBe(false);
    expect((await hit(cache, 'k')).payload).toBe('newer');
  });

  describe('the nonces', () => {
    const lives = new Map<string, number | undefined>();

    beforeEach(() => {
      lives.clear();
      const set = store.set.bind(store);
      store.set = (key, value, ttl) => {
        lives.set(key, ttl);
        return set(key, value, ttl);
      };
    });

    it('of a key lives twice as long as a computation and its outcome may, those of many for 30 days', async () => {
      await cache.lookup({ ...ask('k'), life: 5 * MINUTE });
      expect(Object.fromEntries(lives)).toEqual({
        'shop:{=k}:g': 2 * (10 * MINUTE + 5 * MINUTE),
        [`shop:{=${GROUP}}:n`]: 30 * DAY,
        'shop:{}:r': 30 * DAY,
      });
    });

    it('of a key lives no longer than anything does', async () => {
      await cache.lookup({ ...ask('k'), life: Infinity });
      expect(lives.get('shop:{=k}:g')).toBe(30 * DAY);
    });

    it('of a key that is invalidated lives as long', async () => {
      await cache.drop({ keys: ['k'], marks: ['m'], life: 5 * MINUTE });
      expect(Object.fromEntries(lives)).toEqual({
        'shop:{=k}:g': 2 * (10 * MINUTE + 5 * MINUTE),
        'shop:{=m}:mg': 2 * (10 * MINUTE + 5 * MINUTE),
      });
    });

    it('are never set again with the value that they have', async () => {
      const values: unknown[] = [];
      const set = store.set.bind(store);
      store.set = (key, value, ttl) => {
        if (!key.endsWith(':v')) values.push(value);
        return set(key, value, ttl);
      };
      for (let round = 0; round < 3; round++) {
        await keep(cache, 'k', 'payload');
        await cache.drop({ keys: ['k'] });
        store.kept.delete('shop:{=k}:g');
      }
      expect(new Set(values).size).toBe(values.length);
    });
  });

  it('rejects a fill that the store rejects', async () => {
    const { ticket } = await miss(cache, 'k');
    store.before = () => {
      throw new Error('down');
    };
    await expect(cache.fill(ticket, 'payload', { ttl: MINUTE })).rejects.toThrow('down');
  });

  it.each([
    ['fills', (ticket: Ticket) => cache.fill(ticket, 'payload', { ttl: MINUTE })],
    ['what ends an outcome past its life', (ticket: Ticket) => cache.release(ticket, { kind: 'ends' })],
  ])('lets %s end that is under way before it is closed', async (_, write) => {
    const { ticket } = await miss(cache, 'k');
    let letGo = () => undefined as void;
    store.before = (operation) =>
      operation === 'set' ? new Promise((resolve) => (letGo = resolve)) : undefined;
    const writing = write(ticket);
    const events: string[] = [];
    const closing = cache.close().then(() => events.push('closed'));
    void Promise.resolve(writing).then(() => events.push('written'));
    await clock.poll();
    expect(events).toEqual([]);
    letGo();
    await closing;
    expect(events).toEqual(['written', 'closed']);
  });
});

import { createCache } from 'cache-manager';
import { redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { detect } from '../contract/shared-subject';
import { askMark, GROUP } from '../support/caches/ask';
import { EarlierLeases } from '../support/earlier-version/earlier-leases';
import { EarlierNonces } from '../support/earlier-version/earlier-nonces';
import type { EarlierProcess } from '../support/earlier-version/earlier-process';
import { describeRedis, startRedis } from '../support/servers/redis-server';

const MINUTE = 60_000;

/** A store, and both versions on it. */
interface Place {
  readonly cache: OutcomeCache;
  readonly earlier: EarlierProcess;
  readonly empty: () => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

interface Traits {
  /** Both find the nonces of groups that the other has made. */
  readonly sharesNonces: boolean;
}

interface Rights {
  readonly scriptsIn: 'both' | 'neither' | '0.1.0' | '0.2.0';
}

async function onRedis({ scriptsIn }: Rights): Promise<Place> {
  const server = await startRedis();
  const ours = scriptsIn === 'both' || scriptsIn === '0.2.0' ? ['+@all'] : ['+@all', '-eval', '-evalsha'];
  await server.cli('ACL', 'SETUSER', 'ours', 'on', '>secret', '~*', '&*', ...ours);
  const { cache, dispose } = await detect(
    await redisStore({ url: server.url, username: 'ours', password: 'secret' }),
  );
  const theirs = scriptsIn === 'both' || scriptsIn === '0.1.0' ? EarlierLeases : EarlierNonces;
  const close = async (): Promise<void> => {
    await cache.close();
    await dispose();
    await server.stop();
  };
  return { cache, earlier: await theirs.on(server), empty: () => server.cli('FLUSHALL'), close };
}

/** Each version has a store of its own in front of the same data. */
async function inMemory(makeStore: (data: Map<unknown, unknown>) => Keyv): Promise<Place> {
  const data = new Map<unknown, unknown>();
  const { cache, dispose } = await detect(makeStore(data));
  const close = async (): Promise<void> => {
    await cache.close();
    await dispose();
  };
  return { cache, earlier: new EarlierNonces(makeStore(data)), empty: async () => data.clear(), close };
}

describeRedis('0.1.0 and 0.2.0 side by side under one key prefix', () => {
  describeSideBySide('on one Redis', { sharesNonces: true }, () => onRedis({ scriptsIn: 'both' }));
  describeSideBySide('on a Redis where neither may run scripts', { sharesNonces: false }, () =>
    onRedis({ scriptsIn: 'neither' }),
  );
});

describe('0.1.0 and 0.2.0 side by side under one key prefix', () => {
  describeSideBySide('on one Keyv', { sharesNonces: true }, () => inMemory((store) => new Keyv({ store })));
  describeSideBySide('on one cache of cache-manager', { sharesNonces: true }, () =>
    inMemory((store) => createCache({ stores: [new Keyv({ store })] }) as unknown as Keyv),
  );
});

describeRedis('0.1.0 and 0.2.0 side by side, of which one may run scripts and the other may not', () => {
  const sides = ['0.1.0', '0.2.0'] as const;
  let place: Place | undefined;

  afterEach(() => place?.close());

  it.each(sides)(
    'do not see all of each other where %s may: what 0.2.0 computes outlives an invalidation by 0.1.0',
    async (scriptsIn) => {
      const { cache, earlier } = (place = await onRedis({ scriptsIn }));
      const { ticket } = await miss(cache, 'k');
      await earlier.invalidate();
      await cache.fill(ticket, 'old', { ttl: MINUTE });
      expect((await hit(cache, 'k')).payload).toBe('old');
    },
  );

  it.each(sides)('0.1.0 sees what 0.2.0 invalidates, where %s may', async (scriptsIn) => {
    const { cache, earlier } = (place = await onRedis({ scriptsIn }));
    const drops = [
      () => cache.drop({ keys: ['k'] }),
      () => cache.drop({ groups: [GROUP] }),
      () => cache.clear(),
    ];
    for (const drop of drops) {
      await earlier.fill(await earlier.begin(), 'old');
      const ticket = await earlier.begin();
      await drop();
      expect(await earlier.read()).toBeUndefined();
      await earlier.fill(ticket, 'old');
      expect(await earlier.read()).toBeUndefined();
    }
  });
});

/** What the migration note in the CHANGELOG says. */
function describeSideBySide(where: string, { sharesNonces }: Traits, open: () => Promise<Place>): void {
  describe(where, () => {
    let place: Place;
    let cache: OutcomeCache;
    let earlier: EarlierProcess;

    beforeAll(async () => {
      place = await open();
      ({ cache, earlier } = place);
    });
    beforeEach(() => place.empty());
    afterAll(() => place.close());

    async function keepEarlier(payload: string): Promise<void> {
      await earlier.fill(await earlier.begin(), payload);
      expect(await earlier.read()).toBe(payload);
    }

    async function keepMark(): Promise<void> {
      const marked = await cache.lookup(askMark('k'));
      if (marked.kind !== 'miss') throw new Error(`It was a ${marked.kind}`);
      await cache.fill(marked.ticket, '', { ttl: MINUTE });
    }

    it('do not read each other: what one keeps is a miss for the other', async () => {
      await keepEarlier('of 0.1.0');
      await miss(cache, 'k');
      await place.empty();
      await keep(cache, 'k', 'of 0.2.0');
      expect(await earlier.read()).toBeUndefined();
    });

    it('push each other out of a key that both ask for', async () => {
      await keepEarlier('of 0.1.0');
      await keep(cache, 'k', 'of 0.2.0');
      expect(await earlier.read()).toBeUndefined();
      await keepEarlier('of 0.1.0');
      await miss(cache, 'k');
    });

    const others = sharesNonces ? 'leave other keys of the group as they are' : 'make the whole group cold';
    it(`${others}, where both ask for one of them`, async () => {
      await keep(cache, 'other', 'payload');
      await keepEarlier('of 0.1.0');
      if (sharesNonces) expect((await hit(cache, 'other')).payload).toBe('payload');
      else await miss(cache, 'other');
    });

    const drops = [
      ['of a call', () => earlier.invalidate(), () => cache.drop({ keys: ['k'] })],
      ['of a method', () => earlier.invalidateAll(), () => cache.drop({ groups: [GROUP] })],
      ['of everything', () => earlier.clear(), () => cache.clear()],
    ] as const;

    it.each(drops)('0.2.0 sees an invalidation %s by 0.1.0', async (_of, dropEarlier) => {
      await keep(cache, 'k', 'old');
      await dropEarlier();
      await miss(cache, 'k');
    });

    it.each(drops)('0.1.0 sees an invalidation %s by 0.2.0', async (_of, _dropEarlier, drop) => {
      await keepEarlier('old');
      await drop();
      expect(await earlier.read()).toBeUndefined();
    });

    it.each(drops)(
      '0.2.0 keeps nothing that it computed before an invalidation %s by 0.1.0',
      async (_of, dropEarlier) => {
        const { ticket } = await miss(cache, 'k');
        await dropEarlier();
        await cache.fill(ticket, 'old', { ttl: MINUTE });
        await miss(cache, 'k');
      },
    );

    it.each(drops)(
      '0.1.0 finds nothing that it computed before an invalidation %s by 0.2.0',
      async (_of, _dropEarlier, drop) => {
        const ticket = await earlier.begin();
        await drop();
        await earlier.fill(ticket, 'old');
        expect(await earlier.read()).toBeUndefined();
      },
    );

    it.each([
      ['of a call', () => earlier.invalidate()],
      ['of a method', () => earlier.invalidateAll()],
    ])('a guard of 0.2.0 does not see an invalidation %s by 0.1.0', async (_of, dropEarlier) => {
      await keepMark();
      await dropEarlier();
      expect((await cache.lookup(askMark('k'))).kind).toBe('hit');
    });

    it('a guard of 0.1.0 sees an invalidation of the method by 0.2.0, and none of a call', async () => {
      await keepEarlier('');
      await cache.drop({ marks: ['k'] });
      expect(await earlier.read()).toBe('');
      await cache.drop({ groups: [GROUP] });
      expect(await earlier.read()).toBeUndefined();
    });
  });
}

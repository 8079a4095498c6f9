import { describeRedis } from '../support/redis-server';
import { FAULTS } from './stress/faults';
import { INVALIDATION, INVALIDATION_OF_ALL, READ } from './stress/history';
import { runTrial } from './stress/run';
import { findStaleReads } from './stress/stale-reads';

const STORM = { keys: 8, invalidations: 0.05 };
const UPLOADS = { keys: 300, invalidations: 0.002 };
const SECONDS = 4;
const TIMEOUT = 60_000;

describe('the search for stale reads', () => {
  const invalidation = { kind: INVALIDATION, key: 1, begin: 100, end: 110, computedAt: 0 };
  const read = { kind: READ, key: 1, begin: 120, end: 130, computedAt: 90 };

  it('finds a read that began after an invalidation and answers with an older computation', () => {
    expect(findStaleReads([[invalidation], [read]])).toEqual([read]);
  });

  it('finds it after an invalidation of everything too', () => {
    expect(findStaleReads([[{ ...invalidation, key: 7, kind: INVALIDATION_OF_ALL }], [read]])).toEqual([
      read,
    ]);
  });

  it('goes by the latest invalidation that had resolved', () => {
    const earlier = { ...invalidation, begin: 10, end: 115 };
    expect(findStaleReads([[earlier, invalidation], [read]])).toEqual([read]);
  });

  it.each([
    ['that began before it had resolved', { ...read, begin: 105 }],
    ['of a computation that began later', { ...read, computedAt: 101 }],
    ['of another key', { ...read, key: 2 }],
  ])('lets pass a read %s', (_, fresh) => {
    expect(findStaleReads([[invalidation], [fresh]])).toEqual([]);
  });
});

describeRedis('several processes on one real Redis', () => {
  it.each(['cache-manager-redis-yet', '@keyv/redis', 'get/set/del'])(
    'read nothing stale through %s, whatever goes wrong meanwhile',
    async (store) => {
      const found = await runTrial({
        name: 'faults',
        store,
        ...STORM,
        faults: Object.keys(FAULTS),
        seconds: SECONDS,
      });
      expect(found).toMatchObject({ stale: 0, unhandled: 0, failedReads: 0 });
      expect(found.resolved).toBeGreaterThan(10);
      expect(found.reads).toBeGreaterThan(200);
    },
    TIMEOUT,
  );

  it(
    'read nothing stale through a cluster of three masters',
    async () => {
      const found = await runTrial({
        name: 'storm',
        store: 'cluster',
        ...STORM,
        faults: ['evictions'],
        seconds: SECONDS,
      });
      expect(found).toMatchObject({ stale: 0, unhandled: 0, failedReads: 0 });
      expect(found.resolved).toBeGreaterThan(10);
    },
    TIMEOUT,
  );

  it(
    'hit at least 99 times of 100 under a load like uploads',
    async () => {
      const store = 'cache-manager-redis-yet';
      const found = await runTrial({ name: 'uploads', store, ...UPLOADS, faults: [], seconds: SECONDS });
      expect(found.stale).toBe(0);
      expect(found.hitRate).toBeGreaterThan(0.9);
    },
    TIMEOUT,
  );

  it(
    'read stale answers through get, compute, set and delete: the check can fail',
    async () => {
      const found = await runTrial({ name: 'storm', store: 'naive', ...STORM, faults: [], seconds: SECONDS });
      expect(found.stale).toBeGreaterThan(0);
    },
    TIMEOUT,
  );
});

import { describeRedis } from '../support/servers/redis-server';
import { type CallRecord, Kind } from './stress/history';
import { judge } from './stress/judgement';
import { shortPlan } from './stress/plans';
import { miscountsIn, totalOf } from './stress/report';
import { MIXED, PAST_THEIR_LIFE, TIERED, UPLOADS, type WorkerReport } from './stress/settings';
import { type PhaseResult, run, type Trial, type TrialResult } from './stress/trial';

const PATIENCE = 120_000;

describe('the search for stale reads', () => {
  const invalidation: CallRecord = { kind: Kind.Invalidate, key: 1, began: 100, ended: 110, answer: NaN };
  const read: CallRecord = { kind: Kind.Read, key: 1, began: 120, ended: 130, answer: 90 };
  const staleAmong = (calls: readonly CallRecord[]): number => judge(calls).stale.length;

  it('finds a read that began after an invalidation and answers with an older computation', () => {
    const { stale } = judge([invalidation, read]);
    expect(stale).toEqual([{ key: 1, began: 120, answer: 90, invalidationCalled: 100 }]);
  });

  it('finds it after an invalidation of the whole method too', () => {
    expect(staleAmong([{ ...invalidation, kind: Kind.InvalidateAll, key: -1 }, read])).toBe(1);
  });

  it('goes by the latest call among the invalidations that had resolved', () => {
    const earlier = { ...invalidation, began: 10, ended: 115 };
    expect(staleAmong([earlier, invalidation, read])).toBe(1);
  });

  it.each([
    ['that began before it had resolved', { began: 105 }],
    ['of a computation that began later', { answer: 101 }],
    ['of another key', { key: 2 }],
  ])('lets pass a read %s', (_, difference) => {
    expect(staleAmong([invalidation, { ...read, ...difference }])).toBe(0);
  });

  it('expects nothing of an invalidation that was rejected', () => {
    const judgement = judge([{ ...invalidation, ended: NaN }, read]);
    expect(judgement).toMatchObject({ reads: 1, resolved: 0, rejected: 1, stale: [] });
  });
});

describe('the search for wrong figures', () => {
  const made = { calls: 10, runs: 2 };
  const judgeCount = (counted: typeof made | undefined) =>
    miscountsIn({ reports: [{ made, counted } as WorkerReport] });

  it.each([
    ['a call counted twice', { calls: 11, runs: 2 }],
    ['a call not counted', { calls: 9, runs: 2 }],
    ['a run not counted', { calls: 10, runs: 1 }],
  ])('finds %s', (_, counted) => {
    expect(judgeCount(counted)).toEqual([{ made, counted }]);
  });

  it('lets pass what is right, and what has none', () => {
    expect([...judgeCount(made), ...judgeCount(undefined)]).toEqual([]);
  });
});

describeRedis('several processes on one real Redis', () => {
  const plan = shortPlan(1);
  const memoized = plan.filter(({ load }) => load === MIXED);
  const inFront = plan.filter(({ load }) => load === TIERED);
  const windowed = plan.filter(({ load }) => load === PAST_THEIR_LIFE);

  it.each(memoized)(
    'read nothing stale through $store, whatever goes wrong meanwhile',
    async (trial) => {
      const found = await run(trial);
      expect(found.judgement.stale).toEqual([]);
      expect(harmDoneIn(found)).toEqual({
        failedReads: 0,
        hungCalls: 0,
        unhandledRejections: 0,
        uncaughtExceptions: 0,
      });
      expect(miscountsIn(found)).toEqual([]);
      expect(found.judgement.reads).toBeGreaterThan(500);
      expect(found.judgement.resolved).toBeGreaterThan(20);
      expect(totalOf(found, 'lateRuns')).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it.each(windowed)(
    'read nothing through $store that was invalidated, though they read much that is past its life',
    async (trial) => {
      const found = await run(trial);
      expect(found.judgement.stale).toEqual([]);
      expect(harmDoneIn(found)).toMatchObject({ failedReads: 0, hungCalls: 0, unhandledRejections: 0 });
      expect(miscountsIn(found)).toEqual([]);
      expect(totalOf(found, 'staleHits')).toBeGreaterThan(100);
    },
    PATIENCE,
  );

  it.each(inFront)(
    'read nothing stale from memory in front of $store, whatever goes wrong meanwhile',
    async (trial) => {
      const found = await run(trial);
      expect(found.judgement.stale).toEqual([]);
      expect(harmDoneIn(found)).toMatchObject({ failedReads: 0, hungCalls: 0, unhandledRejections: 0 });
      expect(miscountsIn(found)).toEqual([]);
      expect(found.judgement.resolved).toBeGreaterThan(20);
      expect(totalOf(found, 'localHits')).toBeGreaterThan(500);
    },
    PATIENCE,
  );

  it(
    'are answered from the cache nearly always, under a load like uploads',
    async () => {
      const [uploads] = plan.filter(({ load }) => load === UPLOADS);
      const { judgement, phases } = await run(uploads as Trial);
      const [calm] = phases as [PhaseResult];
      expect(judgement.stale).toEqual([]);
      expect(calm.hits / calm.reads).toBeGreaterThan(0.95);
    },
    PATIENCE,
  );

  it(
    'read stale answers through get, compute, set and delete: the check can fail',
    async () => {
      const [naive] = plan.filter(({ store }) => store === 'naive');
      const { judgement } = await run(naive as Trial);
      expect(judgement.stale.length).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});

function harmDoneIn(found: TrialResult): Record<string, number> {
  const kinds = ['failedReads', 'hungCalls', 'unhandledRejections', 'uncaughtExceptions'] as const;
  return Object.fromEntries(kinds.map((kind) => [kind, totalOf(found, kind)]));
}

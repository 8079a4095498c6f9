import { ConnectingCache } from '../../../../lib/core/resilience/connecting-cache';
import { Deadlines } from '../../../../lib/time/deadlines';
import { InvalidOptionError } from '../../../../lib/errors/invalid-option.error';
import { UnconfirmedKeysError } from '../../../../lib/errors/unconfirmed-keys.error';
import type { OutcomeCache } from '../../../../lib/ports/outcome-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';
import { RecordingReporter } from '../../../support/doubles/recording-reporter';
import { hit, miss, SlowCache } from '../../../support/doubles/slow-cache';

describe('ConnectingCache', () => {
  let clock: ManualClock;
  let reporter: RecordingReporter;
  let cache: SlowCache;
  let attempts: { arrive(cache: OutcomeCache): void; fail(cause: unknown): void }[];
  let connecting: ConnectingCache;

  beforeEach(() => {
    clock = new ManualClock();
    reporter = new RecordingReporter();
    cache = new SlowCache();
    attempts = [];
    connecting = new ConnectingCache({
      alias: 'shared',
      connect: () => new Promise((arrive, fail) => attempts.push({ arrive, fail })),
      deadlines: new Deadlines(clock, clock),
      reporter,
      random: () => 1,
    });
  });

  const refused = () =>
    new InvalidOptionError({ option: 'shared', value: 1, where: 'caches', expected: 'a cache' });
  const outcomeOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

  async function startWithFailure(): Promise<void> {
    const started = connecting.start(1000);
    await settled();
    attempts[0]?.fail(new Error('ECONNREFUSED'));
    await started;
  }

  describe('start', () => {
    it('resolves once connected, and everything is passed on', async () => {
      const started = connecting.start(1000);
      await settled();
      attempts[0]?.arrive(cache);
      await started;
      expect(connecting.isReady).toBe(true);
      const found = connecting.lookup('key', 'group');
      cache.last.answer(hit('payload'));
      expect(await found).toEqual(hit('payload'));
      void connecting.open('key', 'group', 'share');
      void connecting.fill(miss('key').ticket, 'payload', 1);
      void connecting.release(miss('key').ticket);
      expect(cache.asked.map(({ operation }) => operation)).toEqual(['lookup', 'open', 'fill', 'release']);
      expect(connecting.freshness(hit('payload'))).toEqual({ age: 1, ttl: 2 });
    });

    it('is as ready as the cache is', async () => {
      const started = connecting.start(1000);
      await settled();
      attempts[0]?.arrive(cache);
      await started;
      cache.isReady = false;
      expect(connecting.isReady).toBe(false);
    });

    it('goes on without the cache when the first attempt fails, and says so', async () => {
      await startWithFailure();
      expect(connecting.isReady).toBe(false);
      expect(reporter.errors.map(({ message }) => message)).toEqual([
        "Cache 'shared' could not be connected to: ECONNREFUSED. Calls run their methods uncached, and it is tried " +
          'again. Check that its server runs and can be reached from here.',
      ]);
    });

    it('goes on without the cache when the first attempt takes longer than its patience, and says so', async () => {
      const started = connecting.start(1000);
      await clock.advance(1000);
      await started;
      expect(reporter.errors).toMatchObject([{ operation: 'connect', cause: { deadline: 1000 } }]);
      attempts[0]?.arrive(cache);
      await settled();
      expect(connecting.isReady).toBe(true);
      expect(reporter.recoveries).toEqual(['shared']);
    });

    it('rejects with what refuses the cache for good, reports it, and does not try again', async () => {
      const started = outcomeOf(connecting.start(1000));
      await settled();
      const refusal = refused();
      attempts[0]?.fail(refusal);
      expect(await started).toBe(refusal);
      await clock.advance(60_000);
      expect(attempts).toHaveLength(1);
      expect(reporter.errors).toEqual([refusal]);
      expect(await outcomeOf(connecting.clear())).toBe(refusal);
    });

    it('takes what connect throws at once for a failed attempt', async () => {
      const broken = new ConnectingCache({
        alias: 'shared',
        connect: () => {
          throw new Error('at once');
        },
        deadlines: new Deadlines(clock, clock),
        reporter,
      });
      await broken.start(1000);
      expect(reporter.errors).toHaveLength(1);
      await broken.close();
    });
  });

  describe('while there is no cache', () => {
    beforeEach(startWithFailure);

    it('answers look-ups at once with a bypass, and neither fills nor releases', () => {
      expect(connecting.lookup('key', 'group')).toMatchObject({ kind: 'bypass' });
      expect(connecting.open('key', 'group', 'share')).toMatchObject({ kind: 'bypass' });
      expect(connecting.fill(miss('key').ticket, 'payload', 1)).toBe(false);
      expect(connecting.release(miss('key').ticket)).toBeUndefined();
    });

    it('tries again with growing pauses of a second at most', async () => {
      const pauses: number[] = [];
      for (let failed = 1; failed <= 7; failed += 1) {
        const begin = clock.monotonic();
        while (attempts.length === failed) await clock.advance(10);
        pauses.push(clock.monotonic() - begin);
        attempts.at(-1)?.fail(new Error('ECONNREFUSED'));
        await settled();
      }
      expect(pauses).toEqual([50, 100, 200, 400, 800, 1000, 1000]);
    });

    it('spreads the pauses, so that a fleet does not come back at once', async () => {
      const early = new ConnectingCache({
        alias: 'early',
        connect: () => new Promise((arrive, fail) => attempts.push({ arrive, fail })),
        deadlines: new Deadlines(clock, clock),
        reporter,
        random: () => 0,
      });
      const started = early.start(1000);
      await settled();
      attempts.at(-1)?.fail(new Error('ECONNREFUSED'));
      await started;
      await clock.advance(25);
      expect(attempts).toHaveLength(3);
    });

    it('works, and tells so, as soon as an attempt succeeds', async () => {
      await clock.advance(50);
      attempts[1]?.arrive(cache);
      await settled();
      expect(connecting.isReady).toBe(true);
      expect(reporter.recoveries).toEqual(['shared']);
      await clock.advance(60_000);
      expect(attempts).toHaveLength(2);
    });

    it('tries at once for an invalidation, and passes it on', async () => {
      const invalidation = connecting.invalidate(['key']);
      await settled();
      attempts[1]?.arrive(cache);
      await settled();
      expect(cache.last).toMatchObject({ operation: 'invalidate', subject: ['key'] });
      cache.last.answer();
      await invalidation;
    });

    it('makes one attempt for many invalidations', async () => {
      const outcomes = [
        connecting.invalidate(['key']),
        connecting.invalidateGroup('group'),
        connecting.clear(),
      ];
      const rejected = Promise.all(outcomes.map(outcomeOf));
      await settled();
      expect(attempts).toHaveLength(2);
      attempts[1]?.fail(new Error('ECONNREFUSED'));
      await rejected;
    });

    it('does not try twice when an invalidation tried before the pause was over', async () => {
      const outcome = outcomeOf(connecting.clear());
      await settled();
      attempts[1]?.fail(new Error('ECONNREFUSED'));
      await outcome;
      await clock.advance(99);
      expect(attempts).toHaveLength(2);
      await clock.advance(1);
      expect(attempts).toHaveLength(3);
    });

    it('rejects an invalidation with the reason when that attempt fails', async () => {
      const cause = new Error('ECONNREFUSED');
      const outcomes = Promise.all([
        outcomeOf(connecting.invalidate(['key'])),
        outcomeOf(connecting.invalidateGroup('group')),
      ]);
      await settled();
      attempts[1]?.fail(cause);
      const [keys, group] = await outcomes;
      expect(keys).toBeInstanceOf(UnconfirmedKeysError);
      expect(keys).toMatchObject({ keys: ['key'], cause });
      expect(group).toBe(cause);
    });
  });

  describe('close', () => {
    it('closes the cache', async () => {
      const started = connecting.start(1000);
      await settled();
      attempts[0]?.arrive(cache);
      await started;
      const closing = connecting.close();
      expect(cache.last.operation).toBe('close');
      cache.last.answer();
      await closing;
      expect(connecting.isReady).toBe(false);
    });

    it('stops trying', async () => {
      await startWithFailure();
      await connecting.close();
      await clock.advance(60_000);
      expect(attempts).toHaveLength(1);
      expect(await outcomeOf(connecting.clear())).toMatchObject({ message: 'The cache is closed' });
    });

    it('closes a cache that arrives later', async () => {
      const started = connecting.start(1000);
      await settled();
      await connecting.close();
      attempts[0]?.arrive(cache);
      await settled();
      expect(cache.last.operation).toBe('close');
      cache.last.answer();
      await started;
    });

    it('does not mind an attempt that fails later', async () => {
      const started = connecting.start(1000);
      await settled();
      await connecting.close();
      attempts[0]?.fail(new Error('ECONNREFUSED'));
      await started;
      expect(reporter.errors).toEqual([]);
      await clock.advance(60_000);
      expect(attempts).toHaveLength(1);
    });
  });
});

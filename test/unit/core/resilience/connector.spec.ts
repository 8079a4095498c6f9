import { CacheHealth } from '../../../../lib/core/resilience/cache-health';
import { Connector } from '../../../../lib/core/resilience/connector';
import { Deadlines } from '../../../../lib/time/deadlines';
import { InvalidOptionError } from '../../../../lib/errors/invalid-option.error';
import type { SharedCache } from '../../../../lib/ports/outcome-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';
import { RecordingReporter } from '../../../support/doubles/recording-reporter';
import { SlowCache } from '../../../support/doubles/slow-cache';

describe('Connector', () => {
  let clock: ManualClock;
  let reporter: RecordingReporter;
  let cache: SlowCache;
  let attempts: { arrive(cache: SharedCache): void; fail(cause: unknown): void }[];
  let connector: Connector;

  beforeEach(() => {
    clock = new ManualClock();
    reporter = new RecordingReporter();
    cache = new SlowCache();
    attempts = [];
    connector = makeConnector({ random: () => 1 });
  });

  function makeConnector({
    connect = () => new Promise<SharedCache>((arrive, fail) => attempts.push({ arrive, fail })),
    random = () => 1,
  }): Connector {
    const deadlines = new Deadlines(clock, clock);
    const health = new CacheHealth('shared', reporter);
    return new Connector({ connect, deadlines, scheduler: clock, health, random });
  }

  const refused = () =>
    new InvalidOptionError({ option: 'shared', value: 1, where: 'caches', expected: 'a cache' });
  const outcomeOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

  async function startWithFailure(): Promise<void> {
    const started = connector.start(1000);
    await settled();
    attempts[0]?.fail(new Error('ECONNREFUSED'));
    await started;
  }

  describe('start', () => {
    it('resolves once connected, and there is a cache', async () => {
      const started = connector.start(1000);
      await settled();
      expect(connector.cache).toBeUndefined();
      attempts[0]?.arrive(cache);
      await started;
      expect(connector.cache).toBe(cache);
    });

    it('goes on without the cache when the first attempt fails, and says so', async () => {
      await startWithFailure();
      expect(connector.cache).toBeUndefined();
      expect(reporter.errors.map(({ message }) => message)).toEqual([
        "Cache 'shared' could not be connected to: ECONNREFUSED. Calls run their methods uncached, and it is tried " +
          'again. Check that its server runs and can be reached from here.',
      ]);
    });

    it('goes on without the cache when the first attempt takes longer than its patience, and says so', async () => {
      const started = connector.start(1000);
      await clock.advance(1000);
      await started;
      expect(reporter.errors).toMatchObject([{ operation: 'connect', cause: { deadline: 1000 } }]);
      attempts[0]?.arrive(cache);
      await settled();
      expect(connector.cache).toBe(cache);
      expect(reporter.recoveries).toEqual(['shared']);
    });

    it('rejects with what refuses the cache for good, reports it, and does not try again', async () => {
      const started = outcomeOf(connector.start(1000));
      await settled();
      const refusal = refused();
      attempts[0]?.fail(refusal);
      expect(await started).toBe(refusal);
      await clock.advance(60_000);
      expect(attempts).toHaveLength(1);
      expect(reporter.errors).toEqual([refusal]);
      expect(await outcomeOf(connector.connect())).toBe(refusal);
    });

    it('takes what connect throws at once for a failed attempt', async () => {
      const broken = makeConnector({
        connect: () => {
          throw new Error('at once');
        },
      });
      await broken.start(1000);
      expect(reporter.errors).toHaveLength(1);
      await broken.close();
    });
  });

  describe('while there is no cache', () => {
    beforeEach(startWithFailure);

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
      const early = makeConnector({ random: () => 0 });
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
      expect(connector.cache).toBe(cache);
      expect(reporter.recoveries).toEqual(['shared']);
      await clock.advance(60_000);
      expect(attempts).toHaveLength(2);
    });

    it('tries at once for who cannot wait', async () => {
      const connected = connector.connect();
      await settled();
      attempts[1]?.arrive(cache);
      expect(await connected).toBe(cache);
    });

    it('makes one attempt for many who cannot wait, and rejects them all with its reason', async () => {
      const cause = new Error('ECONNREFUSED');
      const outcomes = Promise.all([outcomeOf(connector.connect()), outcomeOf(connector.connect())]);
      await settled();
      expect(attempts).toHaveLength(2);
      attempts[1]?.fail(cause);
      expect(await outcomes).toEqual([cause, cause]);
    });

    it('does not try twice when somebody tried before the pause was over', async () => {
      const outcome = outcomeOf(connector.connect());
      await settled();
      attempts[1]?.fail(new Error('ECONNREFUSED'));
      await outcome;
      await clock.advance(99);
      expect(attempts).toHaveLength(2);
      await clock.advance(1);
      expect(attempts).toHaveLength(3);
    });
  });

  describe('close', () => {
    it('closes the cache', async () => {
      const started = connector.start(1000);
      await settled();
      attempts[0]?.arrive(cache);
      await started;
      const closing = connector.close();
      expect(cache.last.operation).toBe('close');
      cache.last.answer();
      await closing;
      expect(connector.cache).toBeUndefined();
    });

    it('stops trying', async () => {
      await startWithFailure();
      await connector.close();
      await clock.advance(60_000);
      expect(attempts).toHaveLength(1);
      expect(await outcomeOf(connector.connect())).toMatchObject({ message: 'The cache is closed' });
    });

    it('closes a cache that arrives later', async () => {
      const started = connector.start(1000);
      await settled();
      await connector.close();
      attempts[0]?.arrive(cache);
      await settled();
      expect(cache.last.operation).toBe('close');
      cache.last.answer();
      await started;
    });

    it('does not mind an attempt that fails later', async () => {
      const started = connector.start(1000);
      await settled();
      await connector.close();
      attempts[0]?.fail(new Error('ECONNREFUSED'));
      await started;
      expect(reporter.errors).toEqual([]);
      await clock.advance(60_000);
      expect(attempts).toHaveLength(1);
    });
  });
});

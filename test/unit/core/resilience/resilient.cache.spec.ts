import { Breaker } from '../../../../lib/core/resilience/breaker';
import { Deadlines } from '../../../../lib/time/deadlines';
import { GuardedCache } from '../../../../lib/core/resilience/resilient.cache';
import { CacheOperationError } from '../../../../lib/errors/cache-operation.error';
import { DeadlineExceededError } from '../../../../lib/errors/deadline-exceeded.error';
import { UnconfirmedKeysError } from '../../../../lib/errors/unconfirmed-keys.error';
import type { Lookup } from '../../../../lib/ports/outcome-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';
import { RecordingReporter } from '../../../support/doubles/recording-reporter';
import { hit, miss, SlowCache } from '../../../support/doubles/slow-cache';

describe('GuardedCache', () => {
  let clock: ManualClock;
  let cache: SlowCache;
  let reporter: RecordingReporter;
  let guarded: GuardedCache;

  beforeEach(() => {
    clock = new ManualClock();
    cache = new SlowCache();
    reporter = new RecordingReporter();
    guarded = new GuardedCache(cache, {
      alias: 'shared',
      deadline: { read: 100, fill: 400, invalidate: 500 },
      halfOpenAfter: 1000,
      breaker: new Breaker({ failures: 3, halfOpenAfter: 1000, clock }),
      deadlines: new Deadlines(clock, clock),
      clock,
      scheduler: clock,
      reporter,
    });
  });

  const lookup = async (key = 'key') => guarded.lookup(key, 'group');
  const lookupNow = (key = 'key') => guarded.lookup(key, 'group');
  const reported = () => reporter.errors.map((error) => (error as CacheOperationError).operation);

  async function openBreaker(): Promise<void> {
    const lookups = ['a', 'b', 'c'].map((key) => lookup(key));
    await clock.advance(100);
    await Promise.all(lookups);
  }

  describe('a look-up', () => {
    it('is answered with what the cache says', async () => {
      const answer = lookup();
      const found = hit('payload');
      cache.last.answer(found);
      expect(await answer).toBe(found);
    });

    it('stays synchronous where the cache is', () => {
      const found = hit('payload');
      cache.lookup = () => found as never;
      expect(lookupNow()).toBe(found);
    });

    it('is a bypass, reported, when nothing is answered within deadline.read', async () => {
      const answer = lookup();
      await clock.advance(100);
      const found = (await answer) as { kind: string; cause: CacheOperationError };
      expect(found.kind).toBe('bypass');
      expect(found.cause).toBe(reporter.errors[0]);
      expect(found.cause).toMatchObject({ alias: 'shared', operation: 'lookup' });
      expect(found.cause.cause).toBeInstanceOf(DeadlineExceededError);
    });

    it('is a bypass at once when the cache fails', async () => {
      const cause = new Error('WRONGTYPE');
      const answer = lookup();
      cache.last.fail(cause);
      expect(await answer).toMatchObject({ kind: 'bypass', cause: { operation: 'lookup', cause } });
    });

    it('shares one answer with its equals of one tick, also when it is late', async () => {
      const answers = [lookup('same'), lookup('other'), lookup('same')] as const;
      await clock.advance(100);
      expect(await answers[0]).toBe(await answers[2]);
      expect(await answers[0]).not.toBe(await answers[1]);
      expect(reporter.errors).toHaveLength(2);
    });

    it('has a deadline also where another of its tick was answered before it began', async () => {
      const first = lookup('first');
      cache.last.answer(hit('payload'));
      const second = first.then(() => lookup('second'));
      await settled();
      await clock.advance(100);
      expect(await second).toMatchObject({ kind: 'bypass' });
    });

    it('releases a ticket that comes too late, so that nobody waits for it', async () => {
      const answer = lookup();
      await clock.advance(100);
      await answer;
      const late = miss('key');
      cache.asked[0]?.answer(late);
      await settled();
      expect(cache.last).toMatchObject({ operation: 'release', subject: late.ticket });
      cache.last.fail(new Error('gone again'));
      await settled();
    });

    it('leaves the lease of another process alone when it comes too late', async () => {
      const answer = lookup();
      await clock.advance(100);
      await answer;
      cache.asked[0]?.answer(miss('key', { leasedElsewhere: true }));
      await settled();
      expect(cache.count('release')).toBe(0);
    });

    it('drops a failure that comes too late', async () => {
      const answer = lookup();
      await clock.advance(100);
      await answer;
      cache.asked[0]?.fail(new Error('late'));
      await settled();
      expect(reporter.errors).toHaveLength(1);
    });
  });

  describe('opening a ticket', () => {
    it('is answered with what the cache says', async () => {
      const answer = guarded.open('key', 'group', 'replace');
      const opened = miss('key');
      cache.last.answer(opened);
      expect(await answer).toBe(opened);
    });

    it('is a bypass when nothing is answered within deadline.read', async () => {
      const answer = guarded.open('key', 'group', 'share');
      await clock.advance(100);
      expect((await answer).kind).toBe('bypass');
    });
  });

  describe('while the connection is down', () => {
    beforeEach(() => {
      cache.isReady = false;
    });

    it('answers at once without asking, and says so once', () => {
      expect(lookupNow('one')).toMatchObject({ kind: 'bypass' });
      expect(lookupNow('two')).toMatchObject({ kind: 'bypass' });
      expect(guarded.open('two', 'group', 'share')).toMatchObject({ kind: 'bypass' });
      expect(guarded.isReady).toBe(false);
      expect(cache.asked).toEqual([]);
      expect(reporter.errors.map((error) => error.message)).toEqual([
        "Cache 'shared' could not be asked: The connection is down. Calls run their methods uncached until it " +
          'answers again. Check that its server runs and can be reached from here.',
      ]);
    });

    it('gives equal look-ups of one tick one bypass, so that they can share a run', () => {
      expect(lookupNow('same')).toBe(lookupNow('same'));
      expect(lookupNow('same')).not.toBe(lookupNow('other'));
    });

    it('gives another bypass once the loop may have read an answer from a socket', async () => {
      const first = lookupNow();
      await new Promise<void>((resolve) => process.nextTick(resolve));
      expect(lookupNow()).not.toBe(first);
    });

    it('gives another bypass once an invalidation was confirmed, whatever the tick', async () => {
      const invalidation = guarded.invalidate(['key']);
      const first = lookupNow();
      cache.last.answer();
      await invalidation;
      expect(lookupNow()).not.toBe(first);
    });

    it('neither fills nor releases: nothing is queued for later', async () => {
      expect(await guarded.fill(miss('key').ticket, 'payload', 1000)).toBe(false);
      await guarded.release(miss('key').ticket);
      expect(cache.asked).toEqual([]);
      expect(reported()).toEqual(['lookup']);
    });

    it('works again as soon as the connection is back, and tells', async () => {
      void lookupNow();
      cache.isReady = true;
      const answer = lookup();
      cache.last.answer(hit('payload'));
      expect(await answer).toMatchObject({ kind: 'hit' });
      expect(reporter.recoveries).toEqual(['shared']);
    });
  });

  describe('with its breaker open', () => {
    it('answers at once without asking', async () => {
      await openBreaker();
      expect(lookupNow()).toMatchObject({ kind: 'bypass', cause: { operation: 'lookup' } });
      expect(cache.count('lookup')).toBe(3);
      expect(reporter.errors).toHaveLength(3);
    });

    it('sends a probe by itself, which no call waits for, and closes when it is answered', async () => {
      await openBreaker();
      await clock.advance(1000);
      expect(cache.last).toMatchObject({ operation: 'lookup', subject: 'c' });
      expect(lookupNow()).toMatchObject({ kind: 'bypass' });
      cache.last.answer(hit('payload'));
      await settled();
      expect(guarded.isReady).toBe(true);
      expect(reporter.recoveries).toEqual(['shared']);
    });

    it('gives back the ticket of a probe', async () => {
      await openBreaker();
      await clock.advance(1000);
      const probed = miss('c');
      cache.last.answer(probed);
      await settled();
      expect(cache.last).toMatchObject({ operation: 'release', subject: probed.ticket });
    });

    it('probes again and again until one is answered in time', async () => {
      await openBreaker();
      await clock.advance(3 * 1100);
      expect(cache.count('lookup')).toBe(3 + 3);
      await clock.advance(1000);
      cache.last.answer(hit('payload'));
      await settled();
      expect(guarded.isReady).toBe(true);
      await clock.advance(10_000);
      expect(cache.count('lookup')).toBe(3 + 4);
    });

    it('is closed by a lost connection, so that calls come through as soon as there is another one', async () => {
      await openBreaker();
      cache.isReady = false;
      await clock.advance(1000);
      expect(cache.count('lookup')).toBe(3);
      cache.isReady = true;
      expect(guarded.isReady).toBe(true);
    });

    it('still attempts an invalidation, which closes it when confirmed as fast as a look-up has to be', async () => {
      await openBreaker();
      const invalidation = guarded.invalidate(['key']);
      cache.last.answer();
      await invalidation;
      expect(guarded.isReady).toBe(true);
    });

    it('stays open when an invalidation is confirmed more slowly than a look-up may be', async () => {
      await openBreaker();
      const invalidation = guarded.invalidate(['key']);
      await clock.advance(101);
      cache.last.answer();
      await invalidation;
      expect(guarded.isReady).toBe(false);
    });

    it('stops to probe when closed', async () => {
      await openBreaker();
      const closing = guarded.close();
      cache.last.answer();
      await closing;
      await clock.advance(10_000);
      expect(cache.count('lookup')).toBe(3);
    });
  });

  it('takes a stall of the event loop for no failure of the cache', async () => {
    const lookups = ['a', 'b', 'c'].map((key) => lookup(key));
    await clock.stall(300);
    for (const asked of cache.asked) asked.answer(hit('payload'));
    await clock.poll();
    expect((await Promise.all(lookups)).map(({ kind }) => kind)).toEqual(['hit', 'hit', 'hit']);
    expect(guarded.isReady).toBe(true);
    expect(reporter.errors).toEqual([]);
  });

  describe('a cache that serves hits and refuses to write', () => {
    const refuse = async (key: string) => {
      const answer = lookup(key);
      cache.last.answer({ kind: 'bypass', cause: new Error('READONLY') } satisfies Lookup);
      return answer;
    };

    it('goes on being asked: what it answers with a refusal is an answer', async () => {
      for (const key of ['a', 'b', 'c', 'd']) expect(await refuse(key)).toMatchObject({ kind: 'bypass' });
      expect(guarded.isReady).toBe(true);
      expect(reported()).toEqual(['lease', 'lease', 'lease', 'lease']);
    });

    it('has not recovered with a hit, but with a ticket', async () => {
      await refuse('a');
      const answers = [lookup('b'), lookup('c')];
      cache.asked[1]?.answer(hit('payload'));
      await answers[0];
      expect(reporter.recoveries).toEqual([]);
      cache.asked[2]?.answer(miss('c'));
      await answers[1];
      expect(reporter.recoveries).toEqual(['shared']);
    });

    it('does not open the breaker by refusing fills', async () => {
      for (let count = 0; count < 10; count += 1) {
        const filled = guarded.fill(miss('key').ticket, 'payload', 1000);
        cache.last.fail(new Error('OOM command not allowed'));
        expect(await filled).toBe(false);
      }
      expect(guarded.isReady).toBe(true);
    });
  });

  describe('a fill', () => {
    it.each([true, false])('resolves to what the cache says: %s', async (isKept) => {
      const filled = guarded.fill(miss('key').ticket, 'payload', 1000);
      cache.last.answer(isKept);
      expect(await filled).toBe(isKept);
      expect(reporter.errors).toEqual([]);
    });

    it('resolves to false, reported, when it fails', async () => {
      const filled = guarded.fill(miss('key').ticket, 'payload', 1000);
      cache.last.fail(new Error('OOM'));
      expect(await filled).toBe(false);
      expect(reported()).toEqual(['fill']);
    });

    it('resolves to false, reported, when it is not confirmed within deadline.fill', async () => {
      const filled = guarded.fill(miss('key').ticket, 'payload', 1000);
      await clock.advance(400);
      expect(await filled).toBe(false);
      expect(reported()).toEqual(['fill']);
    });

    it('tells a recovery of fills with the next that is answered', async () => {
      const failing = guarded.fill(miss('key').ticket, 'payload', 1000);
      cache.last.fail(new Error('OOM'));
      await failing;
      const mended = guarded.fill(miss('key').ticket, 'payload', 1000);
      cache.last.answer(true);
      await mended;
      expect(reporter.recoveries).toEqual(['shared']);
    });
  });

  it('never rejects a release, and reports it', async () => {
    const released = guarded.release(miss('key').ticket);
    cache.last.fail(new Error('reset'));
    await released;
    const late = guarded.release(miss('key').ticket);
    await clock.advance(400);
    await late;
    expect(reported()).toEqual(['release', 'release']);
  });

  describe('an invalidation', () => {
    const outcomeOf = (invalidation: Promise<void>) =>
      invalidation.then(
        () => 'confirmed',
        (error: unknown) => error,
      );

    it('resolves when it is confirmed', async () => {
      const invalidation = outcomeOf(guarded.invalidate(['a', 'b']));
      expect(cache.last).toMatchObject({ operation: 'invalidate', subject: ['a', 'b'] });
      cache.last.answer();
      expect(await invalidation).toBe('confirmed');
    });

    it('is attempted although the connection is down', async () => {
      cache.isReady = false;
      const invalidation = outcomeOf(guarded.invalidate(['a']));
      expect(cache.count('invalidate')).toBe(1);
      cache.last.answer();
      expect(await invalidation).toBe('confirmed');
    });

    it('rejects with exactly the keys that the cache could not confirm', async () => {
      const invalidation = outcomeOf(guarded.invalidate(['a', 'b']));
      const unconfirmed = new UnconfirmedKeysError(['b']);
      cache.last.fail(unconfirmed);
      expect(await invalidation).toBe(unconfirmed);
    });

    it('rejects with all keys when the cache fails otherwise', async () => {
      const cause = new Error('reset');
      const invalidation = outcomeOf(guarded.invalidate(['a', 'b']));
      cache.last.fail(cause);
      expect(await invalidation).toMatchObject({ keys: ['a', 'b'], cause });
    });

    it('rejects with all keys when it is not confirmed within deadline.invalidate', async () => {
      const invalidation = outcomeOf(guarded.invalidate(['a', 'b']));
      await clock.advance(500);
      expect(await invalidation).toBeInstanceOf(UnconfirmedKeysError);
      expect(await invalidation).toMatchObject({
        keys: ['a', 'b'],
        cause: expect.any(DeadlineExceededError) as unknown,
      });
    });

    it('is not reported: its caller knows', async () => {
      const invalidation = outcomeOf(guarded.invalidate(['a']));
      cache.last.fail(new Error('reset'));
      await invalidation;
      expect(reporter.errors).toEqual([]);
    });

    it.each(['invalidateGroup', 'clear'] as const)(
      'in bulk rejects with the operation: %s',
      async (operation) => {
        const confirmed = outcomeOf(guarded[operation]('group'));
        cache.last.answer();
        expect(await confirmed).toBe('confirmed');
        const failed = outcomeOf(guarded[operation]('group'));
        cache.last.fail(new Error('reset'));
        expect(await failed).toBeInstanceOf(CacheOperationError);
        expect(await failed).toMatchObject({ alias: 'shared', operation });
        const late = outcomeOf(guarded[operation]('group'));
        await clock.advance(500);
        expect(await late).toMatchObject({ operation, cause: expect.any(DeadlineExceededError) as unknown });
      },
    );
  });

  describe('closed', () => {
    it('lets the cache end its fills, for deadline.fill at most', async () => {
      const closing = guarded.close();
      await clock.advance(400);
      await closing;
      expect(reported()).toEqual(['close']);
    });

    it('goes past the cache without a word', async () => {
      const closing = guarded.close();
      cache.last.answer();
      await closing;
      expect(lookupNow()).toEqual({ kind: 'bypass', cause: undefined });
      expect(reporter.errors).toEqual([]);
    });
  });

  it('keeps what the cache keeps, and knows how fresh a hit is', () => {
    expect(guarded.keeps).toBe('text');
    expect(guarded.freshness(hit('payload'))).toEqual({ age: 1, ttl: 2 });
  });
});

import { CacheHealth } from '../../../../lib/core/resilience/cache-health';
import { Connector } from '../../../../lib/core/resilience/connector';
import { Deadlines } from '../../../../lib/time/deadlines';
import { ResilientCache } from '../../../../lib/core/resilience/resilient.cache';
import { CacheOperationError } from '../../../../lib/errors/cache-operation.error';
import { DeadlineExceededError } from '../../../../lib/errors/deadline-exceeded.error';
import { CacheCounters } from '../../../../lib/ports/cache-counters';
import { UnconfirmedDropError } from '../../../../lib/ports/unconfirmed-drop.error';
import { ask, askMark } from '../../../support/caches/ask';
import type { Lookup, SharedCache } from '../../../../lib/ports/outcome-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';
import { RecordingReporter } from '../../../support/doubles/recording-reporter';
import { hit, miss, SlowCache } from '../../../support/doubles/slow-cache';

describe('ResilientCache', () => {
  let clock: ManualClock;
  let cache: SlowCache;
  let counters: CacheCounters;
  let reporter: RecordingReporter;
  let resilient: ResilientCache;

  beforeEach(async () => {
    clock = new ManualClock();
    cache = new SlowCache();
    counters = new CacheCounters();
    reporter = new RecordingReporter();
    resilient = await makeResilient(() => Promise.resolve(cache));
  });

  async function makeResilient(connect: () => Promise<SharedCache>): Promise<ResilientCache> {
    const deadlines = new Deadlines(clock, clock);
    const health = new CacheHealth('shared', reporter);
    const connector = new Connector({ connect, deadlines, scheduler: clock, health, random: () => 1 });
    const started = connector.start(1000);
    await settled();
    await clock.advance(0);
    await Promise.race([started, settled()]);
    return new ResilientCache(connector, {
      deadline: { read: 100, fill: 400, invalidate: 500 },
      breaker: { failures: 3, halfOpenAfter: 1000 },
      deadlines,
      clock,
      scheduler: clock,
      health,
      counters,
    });
  }

  const lookup = async (key = 'key') => resilient.lookup(ask(key));
  const lookupNow = (key = 'key') => resilient.lookup(ask(key));
  const reported = () => reporter.errors.map((error) => (error as CacheOperationError).operation);

  async function openBreaker(): Promise<void> {
    const lookups = ['a', 'b', 'c'].map((key) => lookup(key));
    await clock.advance(100);
    await Promise.all(lookups);
  }

  describe('a look-up', () => {
    it('is answered with what the cache says', async () => {
      const answer = lookup();
      await settled();
      const found = hit('payload');
      cache.last.answer(found);
      expect(await answer).toBe(found);
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

    it('tells who asks for many of each by its place, equals and those that fail among them', async () => {
      const told: string[] = [];
      const found = hit('payload');
      resilient.lookupAll(
        ['a', 'b', 'a'].map((key) => ask(key)),
        (lookup, place) => told.push(`${place} ${lookup.kind}`),
      );
      await settled();
      expect(cache.count('lookup')).toBe(2);
      cache.asked[1]?.fail(new Error('WRONGTYPE'));
      cache.asked[0]?.answer(found);
      await settled();
      expect(told.sort()).toEqual(['0 hit', '1 bypass', '2 hit']);
    });

    it('tells who asks for many at once while the cache is not ready', async () => {
      const told: string[] = [];
      cache.isReady = false;
      resilient.lookupAll([ask('a'), ask('b')], (lookup, place) => told.push(`${place} ${lookup.kind}`));
      await settled();
      expect(told).toEqual(['0 bypass', '1 bypass']);
    });

    it('is a bypass at once when the cache fails', async () => {
      const cause = new Error('WRONGTYPE');
      const answer = lookup();
      await settled();
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

    it('has a deadline also where it was asked after another was answered', async () => {
      const first = lookup('first');
      await settled();
      cache.last.answer(hit('payload'));
      await first;
      const second = lookup('second');
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
      const answer = resilient.open(ask('key'), 'replace');
      const opened = miss('key');
      cache.last.answer(opened);
      expect(await answer).toBe(opened);
    });

    it('is a bypass when nothing is answered within deadline.read', async () => {
      const answer = resilient.open(ask('key'), 'share');
      await clock.advance(100);
      expect((await answer).kind).toBe('bypass');
    });
  });

  describe('opening a ticket of a cache that fails', () => {
    it('is a bypass at once, reported', async () => {
      const answer = resilient.open(ask('key'), 'share');
      const cause = new Error('READONLY');
      cache.last.fail(cause);
      expect(await answer).toMatchObject({ kind: 'bypass', cause: { operation: 'lookup', cause } });
    });
  });

  describe('while the connection is down', () => {
    beforeEach(() => {
      cache.isReady = false;
    });

    it('answers at once without asking, and says so once', () => {
      expect(lookupNow('one')).toMatchObject({ kind: 'bypass' });
      expect(lookupNow('two')).toMatchObject({ kind: 'bypass' });
      expect(resilient.open(ask('two'), 'share')).toMatchObject({ kind: 'bypass' });
      expect(resilient.isReady).toBe(false);
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

    it('opens a ticket with the bypass of an equal look-up, and with one of its own where there is none', () => {
      const bypass = lookupNow('same');
      expect(resilient.open(ask('same'), 'share')).toBe(bypass);
      expect(resilient.open(ask('other'), 'share')).toMatchObject({ kind: 'bypass' });
    });

    it('opens no ticket with a look-up that was sent before it went down', () => {
      cache.isReady = true;
      void lookup('same');
      cache.isReady = false;
      expect(resilient.open(ask('same'), 'share')).toMatchObject({ kind: 'bypass' });
    });

    it('gives another bypass once the loop may have read an answer from a socket', async () => {
      const first = lookupNow();
      await new Promise<void>((resolve) => process.nextTick(resolve));
      expect(lookupNow()).not.toBe(first);
    });

    it('gives another bypass once an invalidation was confirmed, whatever the tick', async () => {
      const invalidation = resilient.drop({ keys: ['key'] });
      const first = lookupNow();
      cache.last.answer();
      await invalidation;
      expect(lookupNow()).not.toBe(first);
    });

    it('neither fills nor releases: nothing is queued for later', async () => {
      expect(await resilient.fill(miss('key').ticket, 'payload', { ttl: 1000 })).toBeUndefined();
      await resilient.release(miss('key').ticket);
      expect(cache.asked).toEqual([]);
      expect(reported()).toEqual(['lookup']);
    });

    it('works again as soon as the connection is back, and tells', async () => {
      void lookupNow();
      await settled();
      cache.isReady = true;
      const answer = lookup();
      await settled();
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
      expect(cache.last).toMatchObject({ operation: 'peek', subject: 'c' });
      expect(lookupNow()).toMatchObject({ kind: 'bypass' });
      cache.last.answer(hit('payload'));
      await settled();
      expect(resilient.isReady).toBe(true);
      expect(reporter.recoveries).toEqual(['shared']);
    });

    it('closes also when the probe finds nothing', async () => {
      await openBreaker();
      await clock.advance(1000);
      cache.last.answer({ kind: 'absent' });
      await settled();
      expect(resilient.isReady).toBe(true);
      expect(cache.count('release')).toBe(0);
    });

    it('probes again and again until one is answered in time', async () => {
      await openBreaker();
      await clock.advance(3 * 1100);
      expect(cache.count('peek')).toBe(3);
      await clock.advance(1000);
      cache.last.answer(hit('payload'));
      await settled();
      expect(resilient.isReady).toBe(true);
      await clock.advance(10_000);
      expect([cache.count('lookup'), cache.count('peek')]).toEqual([3, 4]);
    });

    it('is closed by a lost connection, so that calls come through as soon as there is another one', async () => {
      await openBreaker();
      cache.isReady = false;
      await clock.advance(1000);
      expect(cache.count('peek')).toBe(0);
      cache.isReady = true;
      expect(resilient.isReady).toBe(true);
    });

    it('still attempts an invalidation, which closes it when confirmed as fast as a look-up has to be', async () => {
      await openBreaker();
      const invalidation = resilient.drop({ keys: ['key'] });
      cache.last.answer();
      await invalidation;
      expect(resilient.isReady).toBe(true);
    });

    it('is closed by an invalidation that took just as long as a look-up may', async () => {
      await openBreaker();
      const invalidation = resilient.drop({ keys: ['key'] });
      await clock.advance(100);
      cache.last.answer();
      await invalidation;
      expect(resilient.isReady).toBe(true);
    });

    it('stays open when an invalidation is confirmed more slowly than a look-up may be', async () => {
      await openBreaker();
      const invalidation = resilient.drop({ keys: ['key'] });
      await clock.advance(101);
      cache.last.answer();
      await invalidation;
      expect(resilient.isReady).toBe(false);
    });

    it('stops to probe when closed', async () => {
      await openBreaker();
      const closing = resilient.close();
      cache.last.answer();
      await closing;
      await clock.advance(10_000);
      expect(cache.count('peek')).toBe(0);
    });
  });

  it('takes a stall of the event loop for no failure of the cache', async () => {
    const lookups = ['a', 'b', 'c'].map((key) => lookup(key));
    await clock.stall(300);
    for (const asked of cache.asked) asked.answer(hit('payload'));
    await clock.poll();
    expect((await Promise.all(lookups)).map(({ kind }) => kind)).toEqual(['hit', 'hit', 'hit']);
    expect(resilient.isReady).toBe(true);
    expect(reporter.errors).toEqual([]);
  });

  describe('a cache that serves hits and refuses to write', () => {
    const refuse = async (key: string) => {
      const answer = lookup(key);
      await settled();
      cache.last.answer({ kind: 'bypass', cause: new Error('READONLY') } satisfies Lookup);
      return answer;
    };

    it('goes on being asked: what it answers with a refusal is an answer', async () => {
      for (const key of ['a', 'b', 'c', 'd']) expect(await refuse(key)).toMatchObject({ kind: 'bypass' });
      expect(resilient.isReady).toBe(true);
      expect(reported()).toEqual(['lease', 'lease', 'lease', 'lease']);
    });

    it('has not recovered with a hit, but with a ticket', async () => {
      await refuse('a');
      const answers = [lookup('b'), lookup('c')];
      await settled();
      cache.asked[1]?.answer(hit('payload'));
      await answers[0];
      expect(reporter.recoveries).toEqual([]);
      cache.asked[2]?.answer(miss('c'));
      await answers[1];
      expect(reporter.recoveries).toEqual(['shared']);
    });

    it('does not open the breaker by refusing fills', async () => {
      for (let count = 0; count < 10; count += 1) {
        const filled = resilient.fill(miss('key').ticket, 'payload', { ttl: 1000 });
        cache.last.fail(new Error('OOM command not allowed'));
        expect(await filled).toBeUndefined();
      }
      expect(resilient.isReady).toBe(true);
    });
  });

  describe('a fill', () => {
    it.each([true, false])('resolves to what the cache says: %s', async (isKept) => {
      const filled = resilient.fill(miss('key').ticket, 'payload', { ttl: 1000 });
      cache.last.answer(isKept);
      expect(await filled).toBe(isKept);
      expect(reporter.errors).toEqual([]);
    });

    it('resolves to undefined, reported, when it fails', async () => {
      const filled = resilient.fill(miss('key').ticket, 'payload', { ttl: 1000 });
      cache.last.fail(new Error('OOM'));
      expect(await filled).toBeUndefined();
      expect(reported()).toEqual(['fill']);
    });

    it('resolves to undefined, reported, when it is not confirmed within deadline.fill', async () => {
      const filled = resilient.fill(miss('key').ticket, 'payload', { ttl: 1000 });
      await clock.advance(400);
      expect(await filled).toBeUndefined();
      expect(reported()).toEqual(['fill']);
    });

    it('tells a recovery of fills with the next that is answered', async () => {
      const failing = resilient.fill(miss('key').ticket, 'payload', { ttl: 1000 });
      cache.last.fail(new Error('OOM'));
      await failing;
      const mended = resilient.fill(miss('key').ticket, 'payload', { ttl: 1000 });
      cache.last.answer(true);
      await mended;
      expect(reporter.recoveries).toEqual(['shared']);
    });
  });

  describe('what one call asks', () => {
    it('has one deadline.read in all: what could not be read is asked for again with the rest of it', async () => {
      const question = ask('key');
      const answer = Promise.resolve(resilient.lookup(question));
      await clock.advance(70);
      cache.last.answer(hit('unreadable'));
      await answer;
      const opened = resilient.open(question, 'share');
      await clock.advance(29);
      expect(reporter.errors).toEqual([]);
      await clock.advance(1);
      expect(await opened).toMatchObject({ kind: 'bypass' });
    });

    it('has it to the end: a mark is waited for no longer than is left, and fills all the same', async () => {
      const question = askMark('key');
      const looked = Promise.resolve(resilient.lookup(question));
      await clock.advance(70);
      const missed = { kind: 'miss', ticket: { question, id: 1, leasedElsewhere: false } } as const;
      cache.last.answer(missed);
      await looked;
      // The run takes its time, which is not the cache's.
      await clock.advance(10_000);
      const filled = resilient.fill(missed.ticket, 'mark', { ttl: 1000 });
      await clock.advance(30);
      expect(await filled).toBeUndefined();
      expect(reporter.errors).toEqual([]);
      await clock.advance(370);
      expect(reported()).toEqual(['fill']);
    });

    it('of a mark is answered as soon as the cache says so', async () => {
      const ticket = { question: askMark('key'), id: 1, leasedElsewhere: false };
      const filled = resilient.fill(ticket, 'mark', { ttl: 1000 });
      cache.last.answer(true);
      expect(await filled).toBe(true);
    });
  });

  it('never rejects a release, and reports it', async () => {
    const released = resilient.release(miss('key').ticket);
    cache.last.fail(new Error('reset'));
    await released;
    const late = resilient.release(miss('key').ticket);
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
      const names = { keys: ['a', 'b'], marks: ['c'], groups: ['d'] };
      const invalidation = outcomeOf(resilient.drop(names));
      expect(cache.last).toMatchObject({ operation: 'drop', subject: names });
      cache.last.answer();
      expect(await invalidation).toBe('confirmed');
    });

    it('is attempted although the connection is down', async () => {
      cache.isReady = false;
      const invalidation = outcomeOf(resilient.drop({ keys: ['a'] }));
      expect(cache.count('drop')).toBe(1);
      cache.last.answer();
      expect(await invalidation).toBe('confirmed');
    });

    it('rejects with exactly the names that the cache could not confirm, and why', async () => {
      const invalidation = outcomeOf(resilient.drop({ keys: ['a', 'b'] }));
      const cause = new Error('down');
      cache.last.fail(new UnconfirmedDropError({ keys: ['b'] }, { cause }));
      expect(await invalidation).toMatchObject({
        names: { keys: ['b'] },
        cause: { alias: 'shared', operation: 'invalidate', cause },
      });
    });

    it('rejects with all names when the cache fails otherwise', async () => {
      const cause = new Error('reset');
      const invalidation = outcomeOf(resilient.drop({ keys: ['a', 'b'], groups: ['c'] }));
      cache.last.fail(cause);
      expect(await invalidation).toMatchObject({
        names: { keys: ['a', 'b'], groups: ['c'] },
        cause: { cause },
      });
    });

    it('rejects with all names when it is not confirmed within deadline.invalidate', async () => {
      const invalidation = outcomeOf(resilient.drop({ keys: ['a', 'b'] }));
      await clock.advance(500);
      expect(await invalidation).toBeInstanceOf(UnconfirmedDropError);
      expect(await invalidation).toMatchObject({
        names: { keys: ['a', 'b'] },
        cause: { cause: expect.any(DeadlineExceededError) as unknown },
      });
    });

    it('has its deadline from the last progress on, and is rejected with what is left', async () => {
      const invalidation = outcomeOf(resilient.drop({ keys: ['a', 'b', 'c'], groups: ['d'] }));
      await clock.advance(400);
      cache.last.confirm({ keys: ['a'] });
      await clock.advance(400);
      cache.last.confirm({ keys: ['c'], groups: ['d'] });
      await clock.advance(400);
      expect(cache.asked).toHaveLength(1);
      await clock.advance(100);
      expect(await invalidation).toMatchObject({ names: { keys: ['b'], marks: [], groups: [] } });
    });

    it('that goes on and on is confirmed in the end', async () => {
      const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
      const invalidation = outcomeOf(resilient.drop({ keys }));
      for (const key of keys) {
        await clock.advance(400);
        cache.last.confirm({ keys: [key] });
      }
      cache.last.answer();
      expect(await invalidation).toBe('confirmed');
    });

    it('tries to make a cache that is not there yet', async () => {
      const attempts: ((cache: SharedCache) => void)[] = [];
      const late = await makeResilient(() => new Promise((arrive) => attempts.push(arrive)));
      const invalidation = outcomeOf(late.drop({ keys: ['a'] }));
      await settled();
      attempts[0]?.(cache);
      await settled();
      expect(cache.last).toMatchObject({ operation: 'drop', subject: { keys: ['a'] } });
      cache.last.answer();
      expect(await invalidation).toBe('confirmed');
    });

    it('is not reported: its caller knows', async () => {
      const invalidation = outcomeOf(resilient.drop({ keys: ['a'] }));
      cache.last.fail(new Error('reset'));
      await invalidation;
      expect(reporter.errors).toEqual([]);
    });

    it('of everything rejects with the operation', async () => {
      const confirmed = outcomeOf(resilient.clear());
      cache.last.answer();
      expect(await confirmed).toBe('confirmed');
      const failed = outcomeOf(resilient.clear());
      cache.last.fail(new Error('reset'));
      expect(await failed).toBeInstanceOf(CacheOperationError);
      expect(await failed).toMatchObject({ alias: 'shared', operation: 'clear' });
      const late = outcomeOf(resilient.clear());
      await clock.advance(500);
      expect(await late).toMatchObject({
        operation: 'clear',
        cause: expect.any(DeadlineExceededError) as unknown,
      });
    });
  });

  describe('while there is no cache yet', () => {
    let early: ResilientCache;

    beforeEach(async () => (early = await makeResilient(() => new Promise(() => undefined))));

    it('answers at once with a bypass, and neither fills nor releases', async () => {
      expect(early.isReady).toBe(false);
      expect(early.lookup(ask('key'))).toMatchObject({ kind: 'bypass' });
      expect(early.open(ask('key'), 'share')).toMatchObject({ kind: 'bypass' });
      expect(await early.peek(ask('key'))).toMatchObject({ kind: 'bypass' });
      expect(await early.fill(miss('key').ticket, 'payload', { ttl: 1 })).toBeUndefined();
      await early.release(miss('key').ticket);
      expect(cache.asked).toEqual([]);
    });

    it('gives an outcome and a mark of one key, and one key of two groups, bypasses of their own', () => {
      const bypasses = [ask('key'), askMark('key'), ask('key', 'other')].map((question) =>
        early.lookup(question),
      );
      expect(new Set(bypasses).size).toBe(3);
    });
  });

  describe('a peek', () => {
    it('is answered with what the cache says', async () => {
      const answer = resilient.peek(ask('key'));
      const found = hit('payload');
      cache.last.answer(found);
      expect(await answer).toBe(found);
    });

    it('is a bypass, reported, when nothing is answered within deadline.read', async () => {
      const answer = resilient.peek(ask('key'));
      await clock.advance(100);
      expect(await answer).toMatchObject({ kind: 'bypass', cause: { operation: 'lookup' } });
      expect(reporter.errors).toHaveLength(1);
    });
  });

  describe('what is counted', () => {
    it('is each question that was answered, or failed, and none that was not asked', async () => {
      const answer = lookup();
      await settled();
      cache.last.answer(hit('payload'));
      await answer;
      const peeked = resilient.peek(ask('key'));
      cache.last.answer(hit('payload'));
      await peeked;
      await openBreaker();
      expect(resilient.isBreakerOpen).toBe(true);
      await lookup();
      expect(counters).toMatchObject({ reads: 5, failedReads: 3 });
    });

    it('is a question that fails, and not its answer that comes too late', async () => {
      const answer = lookup();
      await clock.advance(100);
      await answer;
      cache.last.answer(miss('key'));
      await settled();
      expect(counters).toMatchObject({ reads: 1, failedReads: 1 });
      expect(resilient.isBreakerOpen).toBe(false);
    });

    it('is one question for equal ones of one tick', async () => {
      const answers = [lookup(), lookup()];
      await settled();
      cache.last.answer(hit('payload'));
      await Promise.all(answers);
      expect(counters).toMatchObject({ reads: 1, failedReads: 0 });
    });

    it('is each fill that was answered, a refused one too, failed, or could not be sent', async () => {
      const fill = () => resilient.fill(miss('key').ticket, 'payload', { ttl: 1000 });
      const filled = [fill()];
      expect(counters.fills).toBe(0);
      cache.last.answer(true);
      filled.push(fill());
      cache.last.answer(false);
      filled.push(fill());
      cache.last.fail(new Error('OOM'));
      cache.isReady = false;
      filled.push(fill());
      await Promise.all(filled);
      expect(counters).toMatchObject({ fills: 4, failedFills: 2 });
    });

    it('is each step that was confirmed or not, however much it names', async () => {
      const steps = [resilient.drop({ keys: ['a', 'b'], groups: ['c'] })];
      cache.last.answer();
      steps.push(resilient.clear());
      cache.last.answer();
      steps.push(resilient.drop({ keys: ['a'] }));
      cache.last.fail(new Error('down'));
      await Promise.allSettled(steps);
      expect(counters).toMatchObject({ invalidations: 3, failedInvalidations: 1 });
    });
  });

  describe('closed', () => {
    it('lets the cache end its fills, for deadline.fill at most', async () => {
      const closing = resilient.close();
      await clock.advance(400);
      await closing;
      expect(reported()).toEqual(['close']);
    });

    it('goes past the cache without a word', async () => {
      const closing = resilient.close();
      cache.last.answer();
      await closing;
      expect(lookupNow()).toEqual({ kind: 'bypass', cause: undefined });
      expect(reporter.errors).toEqual([]);
    });
  });

  describe('closed in the tick of a look-up', () => {
    it('answers it with a bypass: the cache is not asked any more', async () => {
      const answer = lookup();
      const closing = resilient.close();
      cache.last.answer();
      await closing;
      expect(await answer).toMatchObject({ kind: 'bypass', cause: { operation: 'lookup' } });
      expect(cache.count('lookup')).toBe(0);
    });

    it('takes a hit of before for one that is over', async () => {
      const closing = resilient.close();
      cache.last.answer();
      await closing;
      expect(resilient.freshness(hit('payload'))).toEqual({ age: 0, ttl: 0 });
    });
  });

  it('keeps what the cache keeps, and knows how fresh a hit is', () => {
    expect(resilient.keeps).toBe('text');
    expect(resilient.freshness(hit('payload'))).toEqual({ age: 1, ttl: 2 });
  });
});

import { Breaker } from '../../../../lib/core/resilience/breaker';
import { CacheHealth } from '../../../../lib/core/resilience/cache-health';
import { Connector } from '../../../../lib/core/resilience/connector';
import { ReadMonitor } from '../../../../lib/core/resilience/read-monitor';
import type { CacheOperationError } from '../../../../lib/errors/cache-operation.error';
import { DeadlineExceededError } from '../../../../lib/errors/deadline-exceeded.error';
import type { SharedCache } from '../../../../lib/ports/outcome-cache';
import { CacheCounters } from '../../../../lib/ports/cache-counters';
import { Deadlines } from '../../../../lib/time/deadlines';
import { ask } from '../../../support/caches/ask';
import { RecordingReporter } from '../../../support/doubles/recording-reporter';
import { hit, miss, SlowCache } from '../../../support/doubles/slow-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';

const NEVER = () => new Promise<SharedCache>(() => undefined);

/** The look-ups of one cache, whose breaker opens with the second failure. */
async function setUp(connect?: () => Promise<SharedCache>) {
  const clock = new ManualClock();
  const cache = new SlowCache();
  const reporter = new RecordingReporter();
  const counters = new CacheCounters();
  const deadlines = new Deadlines(clock, clock);
  const health = new CacheHealth('shared', reporter);
  const breaker = new Breaker({ failures: 2, halfOpenAfter: 1000, clock });
  const connector = new Connector({
    connect: connect ?? (() => Promise.resolve(cache)),
    deadlines,
    scheduler: clock,
    health,
    random: () => 1,
  });
  void connector.start(Infinity);
  await settled();
  const monitor = new ReadMonitor(connector, {
    readDeadline: 100,
    halfOpenAfter: 1000,
    breaker,
    clock,
    counters,
    deadlines,
    health,
  });
  return { clock, cache, counters, reporter, breaker, monitor };
}

describe('how look-ups went', () => {
  it('opens the breaker with the last of too many failures in a row', async () => {
    const { breaker, monitor } = await setUp();
    monitor.failed(ask('a'), new Error('reset'));
    expect(breaker.isClosed).toBe(true);
    monitor.failed(ask('b'), new Error('reset'));
    expect(breaker.isClosed).toBe(false);
  });

  it('is forgotten by the breaker with every answer', async () => {
    const { breaker, monitor } = await setUp();
    for (const key of ['a', 'b', 'c']) {
      monitor.failed(ask(key), new Error('reset'));
      monitor.answered(hit('payload'));
    }
    expect(breaker.isClosed).toBe(true);
  });

  it('is reported where the cache refused a ticket, and the answer stays what it was', async () => {
    const { monitor, reporter } = await setUp();
    const refusal = { kind: 'bypass', cause: new Error('READONLY') } as const;
    expect(monitor.answered(refusal)).toBe(refusal);
    expect(reporter.errors).toMatchObject([{ operation: 'lease', cause: refusal.cause }]);
  });

  it('is a recovery of tickets with the next ticket, and not with a hit', async () => {
    const { monitor, reporter } = await setUp();
    monitor.answered({ kind: 'bypass', cause: new Error('READONLY') });
    monitor.answered(hit('payload'));
    expect(reporter.recoveries).toEqual([]);
    monitor.answered(miss('key'));
    expect(reporter.recoveries).toEqual(['shared']);
  });

  it('releases a ticket that nobody waits for any more, unless others compute under it', async () => {
    const { cache, monitor } = await setUp();
    monitor.cameTooLate(hit('payload'));
    monitor.cameTooLate(miss('key', { leasedElsewhere: true }));
    expect(cache.asked).toEqual([]);
    const late = miss('key');
    monitor.cameTooLate(late);
    expect(cache.last).toMatchObject({ operation: 'release', subject: late.ticket });
  });
});

describe('a ticket that comes when the cache was closed', () => {
  it('is left to its end: there is nobody to release it', async () => {
    const { monitor } = await setUp(NEVER);
    expect(() => monitor.cameTooLate(miss('key'))).not.toThrow();
  });
});

describe('the probe of an open breaker', () => {
  const open = async (parts: Awaited<ReturnType<typeof setUp>>) => {
    for (const key of ['a', 'b']) parts.monitor.failed(ask(key), new Error('reset'));
    await parts.clock.advance(999);
    expect(parts.cache.asked).toEqual([]);
  };

  it('only looks at the key that failed last, after a while, and closes it with an answer', async () => {
    const parts = await setUp();
    await open(parts);
    await parts.clock.advance(1);
    expect(parts.cache.asked).toMatchObject([{ operation: 'peek', subject: 'b' }]);
    expect(parts.breaker.isClosed).toBe(false);
    parts.cache.last.answer({ kind: 'absent' });
    await settled();
    expect(parts.breaker.isClosed).toBe(true);
    expect(parts.reporter.recoveries).toEqual(['shared']);
  });

  it('comes again after the same while where it was not answered in time', async () => {
    const parts = await setUp();
    await open(parts);
    await parts.clock.advance(1 + 100 + 999);
    expect(parts.cache.count('peek')).toBe(1);
    await parts.clock.advance(1);
    expect(parts.cache.count('peek')).toBe(2);
  });

  it('closes it at once where the connection is down: then nothing is asked anyway', async () => {
    const parts = await setUp();
    await open(parts);
    parts.cache.isReady = false;
    await parts.clock.advance(1);
    expect([parts.cache.asked, parts.breaker.isClosed]).toEqual([[], true]);
  });

  it('closes it where there is no cache any more', async () => {
    const parts = await setUp(NEVER);
    await open(parts);
    await parts.clock.advance(1);
    expect(parts.breaker.isClosed).toBe(true);
  });

  it('does not come any more once a call has closed it', async () => {
    const parts = await setUp();
    await open(parts);
    parts.breaker.succeeded();
    await parts.clock.advance(5000);
    expect(parts.cache.asked).toEqual([]);
  });

  it('does not come any more once the application has ended', async () => {
    const parts = await setUp();
    await open(parts);
    parts.monitor.close();
    await parts.clock.advance(5000);
    expect(parts.cache.asked).toEqual([]);
  });
});

describe('to only look', () => {
  it('is a bypass that says why where the answer does not come in time', async () => {
    const { clock, monitor } = await setUp();
    const looking = monitor.peek(ask('key'));
    await clock.advance(100);
    const found = await looking;
    expect(found.kind).toBe('bypass');
    const { cause } = found as { cause: CacheOperationError };
    expect([cause.operation, cause.cause]).toEqual(['lookup', new DeadlineExceededError({ deadline: 100 })]);
  });

  it('finds nothing where there is no cache yet', async () => {
    const { monitor } = await setUp(NEVER);
    expect(await monitor.peek(ask('key'))).toEqual({ kind: 'absent' });
  });
});

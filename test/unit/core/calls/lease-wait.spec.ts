import { LeaseWait } from '../../../../lib/core/calls/lease-wait';
import type { Lookup, OutcomeCache } from '../../../../lib/ports/outcome-cache';
import { hit, miss, SlowCache } from '../../../support/doubles/slow-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';

/** A cache whose look-ups are counted, and answered at once. */
class AskedCache extends SlowCache {
  lookupCount = 0;

  constructor(private readonly answer: (count: number) => Lookup) {
    super();
  }

  override lookup(): Promise<Lookup> {
    return Promise.resolve(this.answer(++this.lookupCount));
  }
}

describe('Waiting for the computation of another process', () => {
  const leased = miss('k', { leasedElsewhere: true });
  let clock: ManualClock;

  beforeEach(() => {
    clock = new ManualClock();
  });

  /** Waits as long as the wait wants to, on a clock that goes on at once. */
  async function wait(cache: OutcomeCache, herdWait: number): Promise<Lookup> {
    const found = new LeaseWait(cache, { herdWait, clock, scheduler: clock }).for(leased.ticket);
    let isOver = false;
    void found.then(() => (isOver = true));
    await settled();
    while (!isOver) await clock.advance(1);
    return found;
  }

  it('ends with the outcome as soon as there is one', async () => {
    const cache = new AskedCache((count) => (count === 3 ? hit('found') : leased));
    expect(await wait(cache, 1_000)).toEqual(hit('found'));
    expect(cache.lookupCount).toBe(3);
  });

  it('ends when the lease is another one', async () => {
    const other = miss('k');
    const cache = new AskedCache(() => other);
    expect(await wait(cache, 1_000)).toBe(other);
    expect(cache.lookupCount).toBe(1);
  });

  it('asks soon, because most computations are short', async () => {
    const askedAt: number[] = [];
    await wait(new AskedCache(() => (askedAt.push(clock.monotonic()), leased)), 1_000);
    expect(askedAt[0]).toBeLessThanOrEqual(10);
    expect(askedAt[1]).toBeLessThanOrEqual(30);
  });

  it('asks ever less often while nothing comes: a second costs no more than 25 look-ups', async () => {
    const cache = new AskedCache(() => leased);
    await wait(cache, 1_000);
    expect(cache.lookupCount).toBeGreaterThan(5);
    expect(cache.lookupCount).toBeLessThanOrEqual(25);
  });

  it('ends when its time is over, and does not wait longer for the sake of its pauses', async () => {
    const cache = new AskedCache(() => leased);
    expect(await wait(cache, 1_000)).toBe(leased);
    expect(clock.monotonic()).toBe(1_000);
  });

  it('does not ask at all where there is no time to wait', async () => {
    const cache = new AskedCache(() => leased);
    expect((await wait(cache, 0)).kind).toBe('miss');
    expect(cache.lookupCount).toBe(0);
  });
});

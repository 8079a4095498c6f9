import { LeaseWait } from '../../../../lib/core/calls/lease-wait';
import type { Lookup } from '../../../../lib/ports/outcome-cache';
import type { Found } from '../../../../lib/core/stale/windowed-lookups';
import { hit, miss, SlowCache } from '../../../support/doubles/slow-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';

const LEASED = miss('key', { leasedElsewhere: true });

/** Waits for who holds the lease of `LEASED`, on a cache and a clock in the hands of the test. */
function wait({ herdWait = 1000, random = 1 } = {}) {
  const clock = new ManualClock();
  const cache = new SlowCache();
  const leaseWait = new LeaseWait(cache, { herdWait, clock, scheduler: clock, random: () => random });
  let found: Found | undefined;
  void leaseWait.for(LEASED.ticket).then((lookup) => (found = lookup));
  const answer = async (lookup: Lookup) => {
    cache.last.answer(lookup);
    await settled();
  };
  return { clock, cache, answer, found: () => found };
}

describe('waiting for another process that computes the same', () => {
  it('ends with the outcome as soon as there is one', async () => {
    const { clock, answer, found } = wait();
    await clock.advance(8);
    const outcome = hit('payload');
    await answer(outcome);
    expect(found()).toBe(outcome);
  });

  it('ends when the lease is another one: something was invalidated, or the other gave up', async () => {
    const { clock, answer, found } = wait();
    await clock.advance(8);
    const another = miss('key');
    await answer(another);
    expect(found()).toBe(another);
  });

  it('ends when the cache cannot be asked', async () => {
    const { clock, answer, found } = wait();
    await clock.advance(8);
    await answer({ kind: 'bypass' });
    expect(found()).toEqual({ kind: 'bypass' });
  });

  it('asks again after pauses that double, up to 64 ms', async () => {
    const { clock, cache, answer } = wait();
    for (const pause of [8, 16, 32, 64, 64]) {
      const asked = cache.count('lookup');
      await clock.advance(pause - 1);
      expect(cache.count('lookup')).toBe(asked);
      await clock.advance(1);
      expect(cache.count('lookup')).toBe(asked + 1);
      await answer(LEASED);
    }
  });

  it('asks at other moments than other processes do', async () => {
    const { clock, cache } = wait({ random: 0 });
    await clock.advance(4);
    expect(cache.count('lookup')).toBe(1);
  });

  it('is over with herdWait, under the lease that is still there', async () => {
    const { clock, cache, answer, found } = wait({ herdWait: 20 });
    await clock.advance(8);
    await answer(LEASED);
    await clock.advance(11);
    expect(cache.count('lookup')).toBe(1);
    await clock.advance(1);
    expect(cache.count('lookup')).toBe(2);
    await answer(LEASED);
    expect(found()).toBe(LEASED);
  });

  it('is left out with a herdWait of 0', async () => {
    const { cache, found } = wait({ herdWait: 0 });
    await settled();
    expect([found(), cache.asked]).toEqual([{ kind: 'miss', ticket: LEASED.ticket }, []]);
  });
});

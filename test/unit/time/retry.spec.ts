import { Retry } from '../../../lib/time/retry';
import { ManualClock } from '../../support/time/manual-clock';

describe('a retry', () => {
  let clock: ManualClock;
  let retry: Retry;
  let attempts: string[];

  beforeEach(() => {
    clock = new ManualClock();
    retry = new Retry({ scheduler: clock, first: 50, longest: 1000, random: () => 1 });
    attempts = [];
  });

  const schedule = (name: string) => retry.schedule(() => attempts.push(name));

  it('is made after a pause, once', async () => {
    schedule('first');
    await clock.advance(49);
    expect(attempts).toEqual([]);
    await clock.advance(1);
    expect(attempts).toEqual(['first']);
    await clock.advance(10_000);
    expect(attempts).toEqual(['first']);
  });

  it('waits longer each time, until one has worked', async () => {
    schedule('first');
    await clock.advance(50);
    schedule('second');
    await clock.advance(99);
    expect(attempts).toEqual(['first']);
    await clock.advance(1);
    expect(attempts).toEqual(['first', 'second']);
    retry.succeeded();
    schedule('third');
    await clock.advance(50);
    expect(attempts).toEqual(['first', 'second', 'third']);
  });

  it('takes the place of one that waits', async () => {
    schedule('old');
    schedule('new');
    await clock.advance(10_000);
    expect(attempts).toEqual(['new']);
  });

  it('is not made any more once it was cancelled, or something else has worked', async () => {
    schedule('cancelled');
    retry.cancel();
    await clock.advance(10_000);
    schedule('needless');
    retry.succeeded();
    await clock.advance(10_000);
    expect([attempts, clock.pendingTimers]).toEqual([[], 0]);
  });
});

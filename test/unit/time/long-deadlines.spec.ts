import { Deadlines } from '../../../lib/time/deadlines';
import { ManualClock } from '../../support/time/manual-clock';

const DAY = 86_400_000;
/** `setTimeout` takes no more: beyond, it fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

class WatchedClock extends ManualClock {
  readonly lengths: number[] = [];

  override later(callback: () => void, ms: number): () => void {
    this.lengths.push(ms);
    return super.later(callback, ms);
  }
}

describe('A deadline that is longer than any timer', () => {
  it('ends when it is due, on timers that Node can take', async () => {
    const clock = new WatchedClock();
    const expired: string[] = [];
    new Deadlines(clock, clock).after(60 * DAY, () => expired.push('one'));

    await clock.advance(60 * DAY - 1);
    expect(expired).toEqual([]);
    await clock.advance(1);

    expect(expired).toEqual(['one']);
    expect(Math.max(...clock.lengths)).toBeLessThanOrEqual(LONGEST_TIMER);
  });
});

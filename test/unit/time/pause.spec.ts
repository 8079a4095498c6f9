import { pause } from '../../../lib/time/pause';
import { ManualClock } from '../../support/time/manual-clock';

describe('a pause', () => {
  it('ends when its milliseconds have passed on the given clock, and not before', async () => {
    const clock = new ManualClock();
    const ended = jest.fn();
    void pause(clock, 100).then(ended);
    await clock.advance(99);
    expect(ended).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(ended).toHaveBeenCalledTimes(1);
  });
});

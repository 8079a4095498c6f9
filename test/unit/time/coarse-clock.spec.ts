import { CoarseClock } from '../../../lib/time/coarse-clock';
import { ManualClock } from '../../support/time/manual-clock';

function setUp(isReal = () => true) {
  const system = new ManualClock();
  const read = jest.spyOn(system, 'monotonic');
  const clock = new CoarseClock(system, system, { isReal, isDateReal: isReal });
  const ask = (times: number): number[] => Array.from({ length: times }, () => clock.monotonic());
  return { system, read, clock, ask };
}

describe('the coarse clock', () => {
  it('tells the time itself while it is asked now and then', async () => {
    const { system, read, clock } = setUp();
    const told = [];
    for (let question = 0; question < 5; question++) {
      told.push(clock.monotonic());
      await system.advance(0.01);
    }
    expect(told.map((ms) => ms.toFixed(2))).toEqual(['0.00', '0.01', '0.02', '0.03', '0.04']);
    expect([read.mock.calls.length, system.pendingTimers]).toEqual([5, 0]);
  });

  it('is read once for 64 questions of a burst, and sets one timer', () => {
    const { system, read, ask } = setUp();
    ask(1 + 10 * 64);
    expect([read.mock.calls.length, system.pendingTimers]).toEqual([11, 1]);
  });

  it('tells the time itself again after a millisecond', async () => {
    const { system, clock, ask } = setUp();
    ask(10);
    await system.advance(1);
    expect(clock.monotonic()).toBe(1);
    expect(system.pendingTimers).toBe(0);
  });

  it('tells an older time at most 63 times, however long the event loop is held up', () => {
    const { system, ask } = setUp();
    ask(2);
    jest.spyOn(system, 'monotonic').mockReturnValue(60_000);
    expect(ask(64)).toEqual([...Array<number>(63).fill(0), 60_000]);
  });

  it('shares nothing while the time is turned by hand, also where that begins within a burst', () => {
    let isReal = true;
    const { system, ask } = setUp(() => isReal);
    ask(2);
    isReal = false;
    jest.spyOn(system, 'monotonic').mockReturnValue(60_000);
    expect(ask(3)).toEqual([60_000, 60_000, 60_000]);
    expect(ask(100).every((ms) => ms === 60_000)).toBe(true);
  });

  it('goes on telling the time of day', () => {
    const { system, clock } = setUp();
    expect(clock.wall()).toBe(system.wall());
  });
});

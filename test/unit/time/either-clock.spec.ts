import { EitherClock } from '../../../lib/time/either-clock';

const MINUTE = 60_000;

describe('The clock that goes by either of two', () => {
  const system = { monotonic: 1000, wall: 1_700_000_000_000 };
  let clock: EitherClock;

  beforeEach(() => {
    clock = new EitherClock({ monotonic: () => system.monotonic, wall: () => system.wall });
  });

  /** What the clock says has passed, while the two say different things. */
  function pass({ monotonic = 0, wall = 0 }): number {
    const before = clock.monotonic();
    system.monotonic += monotonic;
    system.wall += wall;
    return clock.monotonic() - before;
  }

  it('goes on with both', () => {
    expect(pass({ monotonic: 250.5, wall: 250 })).toBeCloseTo(250.5);
    expect(pass({ monotonic: MINUTE, wall: MINUTE })).toBeCloseTo(MINUTE);
  });

  it.each([
    ['the wall clock, while the machine sleeps', { wall: MINUTE }],
    ['the wall clock, when it is set forward', { monotonic: 1, wall: MINUTE }],
    ['the monotonic clock, while the wall clock stands still', { monotonic: MINUTE }],
    ['the monotonic clock, when the wall clock is set back', { monotonic: MINUTE, wall: -MINUTE }],
  ])('goes on with %s', (_, passed) => {
    expect(pass(passed)).toBe(MINUTE);
    expect(pass({ monotonic: 10, wall: 10 })).toBe(10);
  });

  it('goes on with the monotonic clock though the wall clock has led before', () => {
    pass({ wall: 30 * MINUTE });
    expect(pass({ monotonic: 5 * MINUTE })).toBe(5 * MINUTE);
  });

  it('goes on with the wall clock though it was set back before', () => {
    pass({ wall: -60 * MINUTE });
    expect(pass({ wall: 5 * MINUTE })).toBe(5 * MINUTE);
  });

  it('never goes back', () => {
    pass({ monotonic: MINUTE, wall: MINUTE });
    expect(pass({ monotonic: -MINUTE, wall: -MINUTE })).toBe(0);
    expect(pass({ monotonic: 10, wall: 10 })).toBe(10);
  });

  it('does not run ahead because the wall clock is read in whole milliseconds', () => {
    const began = clock.monotonic();
    for (let step = 0; step < 10_000; step++) {
      system.monotonic += 0.1;
      if (step % 10 === 9) system.wall += 1;
      clock.monotonic();
    }
    expect(clock.monotonic() - began).toBeGreaterThanOrEqual(1000);
    expect(clock.monotonic() - began).toBeLessThan(1002);
  });
});

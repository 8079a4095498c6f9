import { ExpiryClock } from '../../../lib/time/expiry-clock';
import { ManualClock } from '../../support/time/manual-clock';

function setUp(isReal = () => true) {
  const system = new ManualClock();
  const clock = new ExpiryClock(system, system, {
    isReal,
    isDateReal: isReal,
    isMonotonicReal: isReal,
  });
  const read = jest.spyOn(system, 'monotonic');
  const ask = (times: number): number[] => Array.from({ length: times }, () => clock.monotonic());
  return { system, read, clock, ask };
}

describe('The clock that outcomes in memory end by, asked in a burst', () => {
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

const MINUTE = 60_000;
const FAKE = { isReal: () => false, isDateReal: () => false, isMonotonicReal: () => false };

describe('The clock that outcomes in memory end by, which goes by either of two', () => {
  const system = { monotonic: 1000, wall: 1_700_000_000_000 };
  let clock: ExpiryClock;

  beforeEach(() => {
    const clocks = { monotonic: () => system.monotonic, wall: () => system.wall };
    clock = new ExpiryClock(clocks, new ManualClock(), FAKE);
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

describe('The clock that outcomes in memory end by, when fake timers are put in place', () => {
  const system = { monotonic: 0, wall: 0, isFake: false, isMonotonicFake: false };
  let clock: ExpiryClock;

  beforeEach(() => {
    Object.assign(system, {
      monotonic: 5000,
      wall: 1_700_000_000_000,
      isFake: false,
      isMonotonicFake: false,
    });
    const clocks = { monotonic: () => system.monotonic, wall: () => system.wall };
    clock = new ExpiryClock(clocks, new ManualClock(), {
      isReal: () => false,
      isDateReal: () => !system.isFake,
      isMonotonicReal: () => !system.isMonotonicFake,
    });
  });

  it.each([
    ['of Date, from now on', { isFake: true }, { monotonic: 5001, wall: 1_700_000_000_000 + MINUTE }],
    ['of Date, from 0 on', { isFake: true }, { monotonic: 5001, wall: MINUTE }],
    [
      'of both, from now on',
      { isFake: true, isMonotonicFake: true },
      { monotonic: MINUTE, wall: 1_700_000_000_000 + MINUTE },
    ],
    ['of both, from 0 on', { isFake: true, isMonotonicFake: true }, { monotonic: MINUTE, wall: MINUTE }],
  ])('goes on by what was passed since, %s', (_, kind, readings) => {
    const before = clock.monotonic();
    Object.assign(system, kind, readings);
    expect(clock.monotonic() - before).toBe(MINUTE);
    Object.assign(system, {
      monotonic: 9000,
      wall: 1_700_000_004_000,
      isFake: false,
      isMonotonicFake: false,
    });
    expect(clock.monotonic() - before).toBe(MINUTE);
    Object.assign(system, { monotonic: 9010, wall: 1_700_000_004_010 });
    expect(clock.monotonic() - before).toBe(MINUTE + 10);
  });

  it('counts to the millisecond what Date alone passes, though the other clock was ahead before', () => {
    system.isFake = true;
    clock.monotonic();
    system.monotonic += 9.5;
    const kept = clock.monotonic();
    system.wall += MINUTE;
    expect(clock.monotonic() - kept).toBe(MINUTE);
  });
});

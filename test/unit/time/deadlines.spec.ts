import { Deadlines } from '../../../lib/time/deadlines';
import { systemTime } from '../../../lib/time/system-time';
import { DeadlineExceededError } from '../../../lib/errors/deadline-exceeded.error';
import { ManualClock } from '../../support/time/manual-clock';

describe('Deadlines', () => {
  let clock: ManualClock;
  let deadlines: Deadlines;
  let expired: string[];

  beforeEach(() => {
    clock = new ManualClock();
    deadlines = new Deadlines(clock, clock);
    expired = [];
  });

  const after = (ms: number, name: string) => deadlines.after(ms, () => expired.push(name));

  it('expires not before its time, and then', async () => {
    after(100, 'one');
    await clock.advance(99);
    expect(expired).toEqual([]);
    await clock.advance(1);
    expect(expired).toEqual(['one']);
  });

  it('expires once', async () => {
    after(100, 'one');
    await clock.advance(1000);
    expect(expired).toEqual(['one']);
  });

  it('does not expire once cancelled, nor does cancelling twice disturb others', async () => {
    const one = after(100, 'one');
    after(100, 'two');
    one.cancel();
    one.cancel();
    await clock.advance(100);
    expect(expired).toEqual(['two']);
  });

  it('keeps deadlines of several lengths apart', async () => {
    after(1000, 'long');
    after(100, 'short');
    await clock.advance(50);
    after(100, 'later');
    await clock.advance(50);
    expect(expired).toEqual(['short']);
    await clock.advance(50);
    expect(expired).toEqual(['short', 'later']);
    await clock.advance(850);
    expect(expired).toEqual(['short', 'later', 'long']);
  });

  it('shares one timer between all that are pending', () => {
    for (let count = 0; count < 1000; count += 1) after(100 + (count % 3), 'any');
    expect(clock.pendingTimers).toBe(1);
  });

  it('lets the timer rest once nothing is pending', async () => {
    after(100, 'one').cancel();
    await clock.advance(100);
    expect(clock.pendingTimers).toBe(0);
  });

  it('never expires what may take for ever', async () => {
    after(Infinity, 'never');
    await clock.advance(1e12);
    expect(expired).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('waits longer than a timer of Node can', async () => {
    after(2 ** 31 + 10, 'month');
    await clock.advance(2 ** 31);
    expect(expired).toEqual([]);
    await clock.advance(10);
    expect(expired).toEqual(['month']);
  });

  it('does not forget others when one is ended by another that expires', async () => {
    const second = deadlines.after(100, () => expired.push('second'));
    deadlines.after(50, () => second.cancel());
    after(100, 'third');
    await clock.advance(100);
    expect(expired).toEqual(['third']);
  });

  describe('when the event loop stalls', () => {
    it('lets an answer win that lies in the socket already', async () => {
      const one = after(100, 'one');
      await clock.advance(60);
      await clock.stall(50);
      one.cancel(); // what the poll phase does on a reply
      await clock.poll();
      expect(expired).toEqual([]);
    });

    it('starts over what is due because the timer was late, so that what was not sent yet has its time', async () => {
      after(100, 'one');
      await clock.stall(300);
      await clock.poll();
      expect(expired).toEqual([]);
      await clock.advance(99);
      expect(expired).toEqual([]);
      await clock.advance(1);
      expect(expired).toEqual(['one']);
    });

    it('starts over once only: a process that always stalls still expires', async () => {
      after(100, 'one');
      await clock.stall(300);
      await clock.poll();
      await clock.stall(300);
      await clock.poll();
      expect(expired).toEqual(['one']);
    });
  });

  describe('limit', () => {
    it('passes on an answer in time, and a failure in time', async () => {
      await expect(deadlines.limit(Promise.resolve('answer'), 100)).resolves.toBe('answer');
      await expect(deadlines.limit('at once', 100)).resolves.toBe('at once');
      await expect(deadlines.limit(Promise.reject(new Error('no')), 100)).rejects.toThrow('no');
    });

    it('rejects with the deadline when it has passed, and drops what comes later', async () => {
      let fail!: (cause: unknown) => void;
      const late = deadlines.limit(new Promise((_, reject) => (fail = reject)), 100);
      const outcome = late.catch((error: unknown) => error);
      await clock.advance(100);
      expect(await outcome).toBeInstanceOf(DeadlineExceededError);
      expect(await outcome).toMatchObject({
        code: 'E_CACHE_MEMOIZE_DEADLINE_EXCEEDED',
        deadline: 100,
        message:
          "No answer within 100 ms. Where that is too little for this cache, raise the option 'deadline'.",
      });
      fail(new Error('too late'));
      await clock.advance(1);
    });
  });

  describe('under fake timers that come and go', () => {
    beforeEach(() => (deadlines = new Deadlines(systemTime.clock, systemTime.scheduler)));
    afterEach(() => jest.useRealTimers());

    it('is awake when they are gone, whatever was set under them', async () => {
      jest.useFakeTimers();
      after(100, 'fake');
      jest.useRealTimers();
      await new Promise<void>((resolve) => void deadlines.after(20, resolve));
    });

    it('is awake when they are gone that had turned the time far ahead', async () => {
      jest.useFakeTimers();
      jest.advanceTimersByTime(3_600_000_000);
      after(100, 'fake');
      jest.useRealTimers();
      await new Promise<void>((resolve) => void deadlines.after(20, resolve));
    });

    it('does not let what began before them hold up what begins under them', () => {
      after(100, 'before');
      jest.useFakeTimers();
      after(100, 'under');
      jest.advanceTimersByTime(200);
      expect(expired).toEqual(['before', 'under']);
    });
  });

  describe('on the real event loop', () => {
    it('expires', async () => {
      const real = new Deadlines(systemTime.clock, systemTime.scheduler);
      const begin = systemTime.clock.monotonic();
      await new Promise<void>((resolve) => void real.after(20, resolve));
      expect(systemTime.clock.monotonic() - begin).toBeGreaterThanOrEqual(20);
    });

    it('does not keep the process alive', () => {
      const timer = jest.spyOn(global, 'setTimeout');
      const pending = new Deadlines(systemTime.clock, systemTime.scheduler).after(10_000, () => undefined);
      expect((timer.mock.results[0]?.value as NodeJS.Timeout).hasRef()).toBe(false);
      timer.mockRestore();
      pending.cancel();
    });
  });
});

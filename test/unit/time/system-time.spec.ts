import { systemTime } from '../../../lib/time/system-time';

const { clock, scheduler } = systemTime;

describe('the time of this process', () => {
  it('is that of the machine, and one that never goes back', () => {
    expect(Math.abs(clock.wall() - Date.now())).toBeLessThan(1000);
    const first = clock.monotonic();
    expect(clock.monotonic()).toBeGreaterThanOrEqual(first);
    expect(Math.abs(clock.monotonic() - performance.now())).toBeLessThan(1000);
  });

  it('calls back later, and not what was cancelled', async () => {
    const cancelled = jest.fn();
    scheduler.later(cancelled, 1)();
    await new Promise<void>((resolve) => scheduler.later(resolve, 5));
    expect(cancelled).not.toHaveBeenCalled();
  });

  it.each([
    ['no', undefined, false],
    ['a', true, true],
  ])('keeps %s process alive with what it is to call back later', (_, isOwed, isKeptAlive) => {
    const timers = jest.spyOn(globalThis, 'setTimeout');
    const cancel = scheduler.later(() => undefined, 60_000, isOwed);
    const [made] = timers.mock.results;
    expect((made?.value as NodeJS.Timeout).hasRef()).toBe(isKeptAlive);
    cancel();
    timers.mockRestore();
  });

  it('calls back before the loop reads its sockets, and after', async () => {
    const order: string[] = [];
    const after = new Promise<void>((resolve) =>
      scheduler.afterPoll(() => {
        order.push('after');
        resolve();
      }),
    );
    scheduler.beforePoll(() => order.push('before'));
    await after;
    expect(order).toEqual(['before', 'after']);
  });
});

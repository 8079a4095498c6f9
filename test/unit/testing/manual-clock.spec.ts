import { InvalidOptionError } from 'nestjs-cache-memoize';
import { manualClock } from 'nestjs-cache-memoize/testing';

describe('a manual clock', () => {
  it('lets no time pass by itself, and begins at the present', async () => {
    const clock = manualClock();
    const [monotonic, wall] = [clock.monotonic(), clock.wall()];
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([clock.monotonic(), clock.wall()]).toEqual([monotonic, wall]);
    expect(Math.abs(Date.now() - wall)).toBeLessThan(10_000);
  });

  it('passes both times alike when it is advanced, by a duration of any kind', async () => {
    const clock = manualClock();
    const [monotonic, wall] = [clock.monotonic(), clock.wall()];
    await clock.advance('5m');
    await clock.advance(7);
    await clock.advance(0);
    expect([clock.monotonic() - monotonic, clock.wall() - wall]).toEqual([300_007, 300_007]);
  });

  it('fires timers when they are due, in order, at their time, and none that is not due or cancelled', async () => {
    const clock = manualClock();
    const fired: [string, number][] = [];
    const set = (name: string, ms: number) => clock.later(() => fired.push([name, clock.monotonic()]), ms);
    set('b', 20);
    set('a', 10);
    set('b, later', 20);
    set('after', 31);
    set('cancelled', 15)();
    await clock.advance(30);
    expect(fired).toEqual([
      ['a', 10],
      ['b', 20],
      ['b, later', 20],
    ]);
    await clock.advance(1);
    expect(fired).toHaveLength(4);
  });

  it('lets what a timer sets off go on across promises and turns of the loop before the next one', async () => {
    const clock = manualClock();
    const pause = (ms: number) => new Promise<void>((resolve) => void clock.later(resolve, ms));
    const times: number[] = [];
    const working = (async () => {
      for (let step = 0; step < 5; step++) {
        await pause(10);
        await Promise.resolve();
        await new Promise((resolve) => setImmediate(resolve));
        times.push(clock.monotonic());
      }
    })();
    await clock.advance(50);
    expect(times).toEqual([10, 20, 30, 40, 50]);
    await working;
  });

  it('does not fire a timer that sets itself anew with 0 for ever', async () => {
    const clock = manualClock();
    let fired = 0;
    const again = (): void => {
      fired++;
      clock.later(again, 0);
    };
    again();
    await clock.advance(10);
    expect(fired).toBe(11);
  });

  it('takes two advances one after the other', async () => {
    const clock = manualClock();
    const fired: number[] = [];
    clock.later(() => fired.push(clock.monotonic()), 15);
    await Promise.all([clock.advance(10), clock.advance(10)]);
    expect([fired, clock.monotonic()]).toEqual([[15], 20]);
  });

  it.each([-1, NaN, Infinity, '5 minutes', undefined])('refuses to advance by %p', async (duration) => {
    const advancing = manualClock().advance(duration as number);
    await expect(advancing).rejects.toThrow(InvalidOptionError);
    await expect(advancing).rejects.toThrow("Invalid option 'duration' in advance() of manualClock(): got");
  });
});

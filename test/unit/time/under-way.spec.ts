import { UnderWay } from '../../../lib/time/under-way';
import { ManualClock, settled } from '../../support/time/manual-clock';

function setUp() {
  const clock = new ManualClock();
  const fills = new UnderWay();
  const drained = jest.fn();
  return { clock, fills, drained, drain: () => void fills.drain(clock, 1000).then(drained) };
}

/** A fill that the test ends. */
function fill() {
  let resolve!: (value: string) => void;
  let reject!: (cause: unknown) => void;
  const promise = new Promise<string>((succeed, fail) => {
    resolve = succeed;
    reject = fail;
  });
  return { promise, resolve, reject };
}

describe('fills that a store has not answered yet', () => {
  it('end as the store says', async () => {
    const { fills } = setUp();
    await expect(fills.track(Promise.resolve('kept'))).resolves.toBe('kept');
    await expect(fills.track(Promise.reject(new Error('OOM')))).rejects.toThrow('OOM');
  });

  it('are waited for by an application that ends, all of them, whether they fail or not', async () => {
    const { fills, drain, drained } = setUp();
    const [one, other] = [fill(), fill()];
    void fills.track(one.promise);
    fills.track(other.promise).catch(() => undefined);
    drain();
    one.resolve('kept');
    await settled();
    expect(drained).not.toHaveBeenCalled();
    other.reject(new Error('reset'));
    await settled();
    expect(drained).toHaveBeenCalled();
  });

  it('are not waited for longer than it has patience', async () => {
    const { clock, fills, drain, drained } = setUp();
    void fills.track(fill().promise);
    drain();
    await clock.advance(999);
    expect(drained).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(drained).toHaveBeenCalled();
  });

  it('cost no timer once they were answered', async () => {
    const { clock, fills, drain, drained } = setUp();
    await fills.track(Promise.resolve('kept'));
    drain();
    await settled();
    expect(drained).toHaveBeenCalled();
    expect(clock.pendingTimers).toBe(0);
  });
});

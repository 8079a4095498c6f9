import { ReachWaiters } from '../../../../lib/caches/connection/reach-waiters';

describe('those who wait until Redis is reached', () => {
  it('go on together once it is', async () => {
    const waiters = new ReachWaiters();
    const waiting = [waiters.wait(), waiters.wait()];
    waiters.reached();
    await expect(Promise.all(waiting)).resolves.toEqual([undefined, undefined]);
  });

  it('learn why the attempt has failed, and who comes later waits for the next', async () => {
    const waiters = new ReachWaiters();
    const cause = new Error('ECONNREFUSED');
    const [early, other] = [waiters.wait(), waiters.wait()];
    waiters.failed(cause);
    const late = waiters.wait();
    waiters.reached();
    await expect(early).rejects.toBe(cause);
    await expect(other).rejects.toBe(cause);
    await expect(late).resolves.toBeUndefined();
  });
});

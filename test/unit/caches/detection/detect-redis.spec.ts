import { detectRedis } from '../../../../lib/caches/detection/detect-redis';
import { NonceCache } from '../../../../lib/caches/nonce/nonce.cache';
import { LeaseCache } from '../../../../lib/caches/redis/lease.cache';
import { type CacheProblem, UnsupportedCacheError } from '../../../../lib/errors/unsupported-cache.error';
import { FakeRedisClient } from '../../../support/doubles/fake-redis-client';
import { ManualClock, settled } from '../../../support/time/manual-clock';

const REFUSED = Promise.reject(new Error("NOPERM this user has no permissions to run the 'eval' command"));
REFUSED.catch(() => undefined);

/** A client that is handed over as it is: it makes no others after its pattern. */
class GivenClient extends FakeRedisClient {
  allowsScripts = true;
  override greeting = (args: readonly string[]) =>
    args[0] === 'INFO' || this.allowsScripts ? this.introduce(args) : REFUSED;
}

function setUp({ isReady = true, allowsScripts = true } = {}) {
  const client = new GivenClient();
  client.allowsScripts = allowsScripts;
  if (isReady) client.becomeReady();
  const clock = new ManualClock();
  const settings = {
    alias: 'shared',
    keyPrefix: 'shop',
    leaseMs: 1000,
    drainMs: 1000,
    clock,
    scheduler: clock,
  };
  const detected = detectRedis({ client, given: client }, { ...settings, random: () => 1 });
  return { client, clock, detected };
}

async function reconnect(client: FakeRedisClient, clock: ManualClock): Promise<void> {
  client.lose();
  await settled();
  client.becomeReady();
  await clock.advance(1000);
}

describe('a Redis reached through its client', () => {
  it('speaks by leases where the server runs scripts', async () => {
    const { detected } = setUp();
    expect(await detected.reach()).toBeInstanceOf(LeaseCache);
    detected.close();
  });

  it('speaks by nonces where the server runs none', async () => {
    const { detected } = setUp({ allowsScripts: false });
    expect(await detected.reach()).toBeInstanceOf(NonceCache);
    detected.close();
  });

  it('is reached as soon as its server answers', async () => {
    const { client, detected } = setUp({ isReady: false });
    const reached = jest.fn();
    detected.reach().then(reached, () => undefined);
    await settled();
    expect(reached).not.toHaveBeenCalled();
    client.becomeReady();
    await settled();
    expect(reached).toHaveBeenCalledWith(expect.any(LeaseCache));
    detected.close();
  });

  it('keeps to one way of speaking: other processes would not see invalidations of the other', async () => {
    const { client, clock, detected } = setUp();
    const cache = await detected.reach();
    client.allowsScripts = false;
    await reconnect(client, clock);
    expect(cache.isReady).toBe(true);
    expect(await detected.reach()).toBe(cache);
    detected.close();
  });

  it('keeps a lost connection from ending the process', async () => {
    const { client, detected } = setUp();
    await detected.reach();
    expect(() => client.emit('error', new Error('Socket closed unexpectedly'))).not.toThrow();
    detected.close();
    expect(() => client.emit('error', new Error('Socket closed unexpectedly'))).not.toThrow();
  });

  it('leaves the client as it is when it is closed, and closes it when told to dispose of it', async () => {
    const { client, detected } = setUp();
    await detected.reach();
    detected.close();
    expect(client.isOpen).toBe(true);
    await detected.dispose();
    expect(client.isOpen).toBe(false);
  });

  it.each<[string, object, CacheProblem]>([
    ['replicas', { readonly: true }, 'reads from replicas'],
    ['a cache of its own', { clientSideCache: {} }, 'client-side cache'],
    ['callbacks only', { legacyMode: true }, 'unknown Redis client'],
  ])('is refused at once where its client answers from %s', (_, options, problem) => {
    const client = Object.assign(new FakeRedisClient(), { options });
    const clock = new ManualClock();
    const settings = { alias: 'shared', keyPrefix: 'shop', leaseMs: 1, drainMs: 1, clock, scheduler: clock };
    const detect = () => detectRedis({ client, given: client }, settings);
    expect(detect).toThrow(UnsupportedCacheError);
    expect(detect).toThrow(new UnsupportedCacheError({ alias: 'shared', given: client, problem }));
  });

  it('keeps a lost connection from ending the process also where its client is refused', () => {
    const client = Object.assign(new FakeRedisClient(), { options: { readonly: true } });
    const clock = new ManualClock();
    const settings = { alias: 'shared', keyPrefix: 'shop', leaseMs: 1, drainMs: 1, clock, scheduler: clock };
    expect(() => detectRedis({ client, given: client }, settings)).toThrow(UnsupportedCacheError);
    expect(() => client.emit('error', new Error('Socket closed unexpectedly'))).not.toThrow();
  });
});

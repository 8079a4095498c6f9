import { settled } from '../../../support/time/manual-clock';
import { CacheSource } from '../../../../lib/caches/detection/cache-source';
import { NonceCache } from '../../../../lib/caches/nonce/nonce.cache';
import { UnsupportedCacheError } from '../../../../lib/errors/unsupported-cache.error';
import { MapStore } from '../../../support/doubles/map-store';
import { ManualClock } from '../../../support/time/manual-clock';

class ClosableStore extends MapStore {
  closed = 0;

  disconnect(): void {
    this.closed++;
  }
}

function sourceOf(given: unknown, isMade: boolean): CacheSource {
  const clock = new ManualClock();
  const settings = {
    alias: 'shared',
    keyPrefix: 'shop',
    leaseMs: 1000,
    drainMs: 1000,
    clock,
    scheduler: clock,
  };
  return new CacheSource(given, { ...settings, isMade });
}

describe('what stands behind an alias', () => {
  it('is what was given, which stays open when the application ends', async () => {
    const store = new ClosableStore();
    const source = sourceOf(store, false);
    expect(await source.reach()).toBeInstanceOf(NonceCache);
    await source.close();
    expect(store.closed).toBe(0);
  });

  it('is what a function makes, once, when it is first asked for, and ours to close', async () => {
    const store = new ClosableStore();
    const make = jest.fn(async () => store);
    const source = sourceOf(make, true);
    expect(make).not.toHaveBeenCalled();
    expect(await source.reach()).toBe(await source.reach());
    expect(make).toHaveBeenCalledTimes(1);
    await source.close();
    expect(store.closed).toBe(1);
  });

  it('is made again where the function has failed', async () => {
    const make = jest.fn().mockRejectedValueOnce(new Error('ECONNREFUSED')).mockResolvedValue(new MapStore());
    const source = sourceOf(make, true);
    await expect(source.reach()).rejects.toThrow('ECONNREFUSED');
    expect(await source.reach()).toBeInstanceOf(NonceCache);
  });

  it('is refused where it is no cache, given or made', async () => {
    await expect(sourceOf({}, false).reach()).rejects.toThrow(UnsupportedCacheError);
    await expect(sourceOf(() => ({}), true).reach()).rejects.toThrow(UnsupportedCacheError);
  });

  it('is closed as it arrives where the application has ended meanwhile', async () => {
    const store = new ClosableStore();
    let arrive!: (store: MapStore) => void;
    const source = sourceOf(() => new Promise((resolve) => (arrive = resolve)), true);
    const reached = source.reach();
    await source.close();
    await expect(reached).rejects.toThrow('The cache is closed');
    arrive(store);
    await settled();
    expect(store.closed).toBe(1);
  });

  it('need not be there to be closed', async () => {
    await expect(sourceOf(() => new MapStore(), true).close()).resolves.toBeUndefined();
  });
});

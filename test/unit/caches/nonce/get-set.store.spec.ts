import { GetSetStore } from '../../../../lib/caches/nonce/get-set.store';
import { MapStore } from '../../../support/doubles/map-store';

describe('a store with get and set', () => {
  it('is asked for what lies there, and told how long to keep it', async () => {
    const kept: unknown[][] = [];
    const store = new GetSetStore({
      get: (key) => `value of ${key}`,
      set: (...args) => kept.push(args),
    });
    expect(await store.get('a')).toBe('value of a');
    await store.set('a', 'text', 1500);
    expect(kept).toEqual([['a', 'text', 1500]]);
  });

  it('has nothing where it cannot read what lies there: others may have put it there', async () => {
    const store = new GetSetStore({ get: () => JSON.parse('not JSON') as unknown, set: () => undefined });
    expect(await store.get('a')).toBeUndefined();
  });

  it('fails where it fails otherwise, at once or later', async () => {
    const failing = new MapStore();
    failing.before = () => {
      throw new Error('reset');
    };
    const store = new GetSetStore(failing);
    await expect(store.get('a')).rejects.toThrow('reset');
    await expect(store.set('a', 'text', 1)).rejects.toThrow('reset');
    const throwing = (): never => {
      throw new Error('at once');
    };
    await expect(new GetSetStore({ get: throwing, set: throwing }).set('a', 'text', 1)).rejects.toThrow(
      'at once',
    );
  });

  it('counts no longer life than it is said to be able to', () => {
    expect(new GetSetStore(new MapStore(), 1000).longestLife).toBe(1000);
    expect(new GetSetStore(new MapStore()).longestLife).toBe(30 * 86_400_000);
  });
});

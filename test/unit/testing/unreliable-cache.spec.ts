import { MemoryCache } from '../../../lib/caches/memory/memory.cache';
import type { Lookup } from '../../../lib/ports/outcome-cache';
import { type ChaosSettings, UnreliableCache } from '../../../lib/testing/unreliable-cache';
import { ask } from '../../support/caches/ask';
import { SlowCache } from '../../support/doubles/slow-cache';
import { ManualClock } from '../../support/time/manual-clock';

const RELIABLE: ChaosSettings = { fail: 0, hang: 0, lose: 0, delay: 0, seed: 1 };
const clock = new ManualClock();

function makeUnreliable(settings: Partial<ChaosSettings>) {
  const cache = new SlowCache();
  return { cache, unreliable: new UnreliableCache(cache, { ...RELIABLE, ...settings }, clock) };
}

function lookUp(cache: UnreliableCache, key: string): Promise<Lookup> {
  return new Promise((answer, fail) => cache.lookupMany([{ question: ask(key), answer, fail }]));
}

/** What becomes of a hundred operations. */
async function fatesOf(settings: Partial<ChaosSettings>): Promise<string> {
  const memory = new MemoryCache({ maxEntries: 1000, clock });
  const unreliable = new UnreliableCache(memory, { ...RELIABLE, ...settings }, clock);
  const fates = Array.from({ length: 100 }, (_, index) =>
    Promise.race([
      lookUp(unreliable, `k${index}`).then(
        () => '.',
        (error: Error) => (error.message.includes('lost') ? 'l' : 'f'),
      ),
      new Promise<string>((resolve) => setImmediate(() => resolve('h'))),
    ]),
  );
  return (await Promise.all(fates)).join('');
}

describe('an unreliable cache', () => {
  it('does what it is asked as often as nothing happens to it', async () => {
    expect(await fatesOf({})).toBe('.'.repeat(100));
  });

  it('has the same fate for the same seed, and another for another', async () => {
    const chaos = { fail: 0.2, hang: 0.2, lose: 0.2 };
    const fates = await fatesOf({ ...chaos, seed: 7 });
    expect(await fatesOf({ ...chaos, seed: 7 })).toBe(fates);
    expect(await fatesOf({ ...chaos, seed: 8 })).not.toBe(fates);
    for (const fate of '.flh') expect(fates.split(fate).length).toBeGreaterThan(10);
  });

  it('fails without doing anything', async () => {
    const { cache, unreliable } = makeUnreliable({ fail: 1 });
    await expect(unreliable.drop({ keys: ['k'] }, jest.fn())).rejects.toThrow('let it fail');
    await expect(lookUp(unreliable, 'k')).rejects.toThrow('let it fail');
    expect(cache.asked).toEqual([]);
  });

  it('hangs without doing anything, and closes all the same', async () => {
    const { cache, unreliable } = makeUnreliable({ hang: 1 });
    const answered = jest.fn();
    unreliable.clear(answered).then(answered, answered);
    void unreliable.close();
    await clock.advance(60_000);
    expect([answered.mock.calls.length, cache.count('clear'), cache.count('close')]).toEqual([0, 0, 1]);
  });

  it('loses the answer of what it has done, and the confirmations on the way', async () => {
    const { cache, unreliable } = makeUnreliable({ lose: 1 });
    const confirmed = jest.fn();
    const dropping = unreliable.drop({ keys: ['k'] }, confirmed);
    cache.last.confirm({ keys: ['k'] });
    cache.last.answer();
    await expect(dropping).rejects.toThrow('has lost the answer');
    expect([cache.count('drop'), confirmed.mock.calls.length]).toEqual([1, 0]);
  });

  it('takes longer, by its clock', async () => {
    const { cache, unreliable } = makeUnreliable({ delay: 50 });
    void unreliable.release({ question: ask('k'), id: 1, leasedElsewhere: false });
    await clock.advance(49);
    expect(cache.count('release')).toBe(0);
    await clock.advance(1);
    expect(cache.count('release')).toBe(1);
  });
});

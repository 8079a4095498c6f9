import type { Hit, Lookup, Miss, OutcomeCache, Question } from '../../lib/ports/outcome-cache';
import { ask } from '../support/caches/ask';
import type { ContractSubject } from './outcome-cache.contract';

const MINUTE = 60_000;
const LIFE = 20;

/** The question of a method to which its outcomes are of use for a minute past their life. */
const AGING: Question = { ...ask('aging'), staleFor: MINUTE };

/** The rules of outcomes that are kept past their life, for any cache. */
export function describeAging(subjectOf: () => ContractSubject): void {
  let cache: OutcomeCache;
  let elapse: ContractSubject['elapse'];
  /** Another process, where the cache is one that others can reach. */
  let elsewhere: OutcomeCache;

  beforeAll(() => {
    ({ cache, elapse } = subjectOf());
    elsewhere = subjectOf().sharing?.elsewhere ?? cache;
  });

  /** One that is past its life. */
  async function keepAged(payload: string): Promise<Hit> {
    const { ticket } = missOf(await cache.lookup(AGING));
    expect(await cache.fill(ticket, payload, { ttl: LIFE, staleFor: MINUTE })).toBe(true);
    await elapse(LIFE + 10);
    return hitOf(await cache.lookup(AGING));
  }

  describe('an outcome that is kept past its life', () => {
    it('is found by who has use for it, and its freshness tells', async () => {
      const hit = await keepAged('payload');
      expect(hit.payload).toBe('payload');
      expect(cache.freshness(hit).ttl).toBeLessThanOrEqual(0);
      expect(cache.freshness(hit).age).toBeGreaterThanOrEqual(LIFE);
      expect(cache.freshness(hit).restsFor).toBeUndefined();
    });

    it('is found by nobody else', async () => {
      await keepAged('payload');
      expect((await elsewhere.lookup(ask('aging'))).kind).toBe('miss');
    });

    it('is not past its life until it is', async () => {
      const { ticket } = missOf(await cache.lookup(AGING));
      await cache.fill(ticket, 'payload', { ttl: MINUTE, staleFor: MINUTE });
      expect(cache.freshness(hitOf(await cache.lookup(AGING))).ttl).toBeGreaterThan(0);
    });

    it.each<[string, (at: OutcomeCache) => unknown]>([
      ['drop of its key', (at) => at.drop({ keys: [AGING.key] })],
      ['drop of its group', (at) => at.drop({ groups: [AGING.group] })],
      ['clear', (at) => at.clear()],
    ])('is gone after a %s', async (_, drop) => {
      await keepAged('payload');
      await drop(elsewhere);
      expect((await elsewhere.lookup(AGING)).kind).toBe('miss');
    });

    it('counts as absent where somebody looks past it, and may be replaced', async () => {
      const aged = await keepAged('old');
      const { ticket } = missOf(await cache.lookupPast(AGING, aged));
      expect(await cache.fill(ticket, 'new', { ttl: MINUTE, staleFor: MINUTE })).toBe(true);
      expect(hitOf(await cache.lookup(AGING)).payload).toBe('new');
    });

    it('does not hide what has taken its place since it was found', async () => {
      const aged = await keepAged('old');
      const { ticket } = missOf(await cache.lookupPast(AGING, aged));
      await cache.fill(ticket, 'new', { ttl: MINUTE, staleFor: MINUTE });
      expect(hitOf(await cache.lookupPast(AGING, aged)).payload).toBe('new');
    });

    it('ends with the computation that was to replace it, where that says so', async () => {
      const aged = await keepAged('payload');
      await cache.release(missOf(await cache.lookupPast(AGING, aged)).ticket, { kind: 'ends' });
      expect((await cache.lookup(AGING)).kind).toBe('miss');
    });

    it('rests where that says so: it is answered as before, and its freshness tells for how long', async () => {
      const aged = await keepAged('payload');
      const { ticket } = missOf(await cache.lookupPast(AGING, aged));
      await cache.release(ticket, { kind: 'rests', hit: aged, ms: MINUTE });
      const resting = hitOf(await cache.lookup(AGING));
      expect(resting.payload).toBe('payload');
      expect(cache.freshness(resting).restsFor).toBeGreaterThan(0);
      expect(cache.freshness(resting).restsFor).toBeLessThanOrEqual(MINUTE);
    });

    it('leaves alone, whatever becomes of it, what was kept after an invalidation', async () => {
      const aged = await keepAged('old');
      const { ticket } = missOf(await cache.lookupPast(AGING, aged));
      await elsewhere.drop({ keys: [AGING.key] });
      const after = missOf(await cache.lookup(AGING));
      expect(await cache.fill(after.ticket, 'new', { ttl: MINUTE, staleFor: MINUTE })).toBe(true);
      await cache.release(ticket, { kind: 'rests', hit: aged, ms: MINUTE });
      await cache.release(ticket, { kind: 'ends' });
      const kept = hitOf(await cache.lookup(AGING));
      expect(kept.payload).toBe('new');
      expect(cache.freshness(kept).restsFor).toBeUndefined();
    });
  });
}

function hitOf(lookup: Lookup): Hit {
  if (lookup.kind !== 'hit') throw new Error(`expected a hit, got a ${lookup.kind}`);
  return lookup;
}

function missOf(lookup: Lookup): Miss {
  if (lookup.kind !== 'miss') throw new Error(`expected a miss, got a ${lookup.kind}`);
  return lookup;
}

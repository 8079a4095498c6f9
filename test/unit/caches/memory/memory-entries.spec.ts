import fc from 'fast-check';
import { MemoryEntries } from '../../../../lib/caches/memory/memory-entries';

const KEYS = 'abcdefgh';

/** What it should do, as one would write it without a thought of speed. */
class NaiveEntries {
  readonly kept = new Map<string, number>();

  constructor(private readonly maxEntries: number) {}

  touch(key: string): void {
    const value = this.kept.get(key);
    if (value === undefined) return;
    this.kept.delete(key);
    this.kept.set(key, value);
  }

  add(key: string, value: number): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= this.maxEntries && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, value);
  }
}

function keptIn(entries: MemoryEntries<string>, keys: Iterable<string>): [string, unknown][] {
  return [...keys].flatMap((key) => {
    const slot = entries.find(key);
    return slot === undefined ? [] : [[key, entries.payloadOf(slot)] as [string, unknown]];
  });
}

function add(entries: MemoryEntries<string>, key: string, payload: unknown): void {
  entries.add(key, { payload, group: `group of ${key}`, keptAt: 1.5, expiresAt: Infinity });
}

describe('the entries of a memory cache', () => {
  it('are those that a naive list has after anything that can happen to them', () => {
    const operation = fc.record({
      kind: fc.constantFrom('add', 'touch', 'drop'),
      key: fc.constantFrom(...KEYS),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(operation, { minLength: 20, maxLength: 80 }),
        (maxEntries, operations) => {
          const entries = new MemoryEntries<string>(maxEntries);
          const naive = new NaiveEntries(maxEntries);
          operations.forEach(({ kind, key }, value) => {
            const slot = entries.find(key);
            if (slot !== undefined && kind === 'touch') entries.touch(slot);
            if (slot !== undefined && kind !== 'touch') entries.drop(slot);
            if (kind === 'touch') naive.touch(key);
            else naive.kept.delete(key);
            if (kind !== 'add') return;
            add(entries, key, value);
            naive.add(key, value);
          });
          const kept = [...KEYS].filter((key) => naive.kept.has(key));
          expect(keptIn(entries, KEYS)).toEqual(kept.map((key) => [key, naive.kept.get(key)]));
        },
      ),
    );
  });

  it.each([1, 2, 63, 64, 65, 1000])('are the last %d, whatever came before', (maxEntries) => {
    const entries = new MemoryEntries<string>(maxEntries);
    const keys = Array.from({ length: 3 * maxEntries }, (_, index) => `key ${index}`);
    keys.forEach((key, index) => add(entries, key, index));
    expect(keptIn(entries, keys).map(([key]) => key)).toEqual(keys.slice(-maxEntries));
    expect(entries.size).toBe(maxEntries);
  });

  it('use the slots of those that went again', () => {
    const entries = new MemoryEntries<string>(3);
    for (let round = 0; round < 10; round++) {
      for (const key of 'abc') add(entries, key, round);
      const slots = [...'abc'].map((key) => entries.find(key) as number);
      expect([...slots].sort()).toEqual([1, 2, 3]);
      for (const slot of slots) entries.drop(slot);
    }
  });

  it('have each their own group and times', () => {
    const entries = new MemoryEntries<string>(3);
    add(entries, 'a', 1);
    entries.add('b', { payload: 2, group: 'other', keptAt: 20, expiresAt: 30.25 });
    const slot = entries.find('b') as number;
    expect([entries.groupOf(slot), entries.keptAt(slot), entries.expiresAt(slot)]).toEqual([
      'other',
      20,
      30.25,
    ]);
  });

  it('leave nothing behind when they are dropped', () => {
    const entries = new MemoryEntries<string>(3);
    add(entries, 'a', { large: true });
    const slot = entries.find('a') as number;
    entries.drop(slot);
    expect([entries.payloadOf(slot), entries.groupOf(slot), entries.size]).toEqual([undefined, undefined, 0]);
  });
});

describe('the entries of a memory cache that is bounded by their size', () => {
  const addOf = (entries: MemoryEntries<string>, key: string, bytes: number): void =>
    entries.add(key, { payload: key, group: 'group', keptAt: 0, expiresAt: Infinity, bytes });
  const kept = (entries: MemoryEntries<string>) => [...KEYS].filter((key) => entries.find(key) !== undefined);

  it('take no more than was said, and the least recently used go first', () => {
    const entries = new MemoryEntries<string>(1000, 100);
    for (const key of 'abcd') addOf(entries, key, 30);
    expect(kept(entries)).toEqual(['b', 'c', 'd']);
    entries.touch(entries.find('b') as number);
    addOf(entries, 'e', 60);
    expect(kept(entries)).toEqual(['b', 'e']);
  });

  it('make room when they are dropped', () => {
    const entries = new MemoryEntries<string>(1000, 100);
    for (const key of 'abc') addOf(entries, key, 30);
    entries.drop(entries.find('b') as number);
    addOf(entries, 'd', 40);
    expect(kept(entries)).toEqual(['a', 'c', 'd']);
  });

  it('leave out what is larger than all may be, and stay as they are', () => {
    const entries = new MemoryEntries<string>(1000, 100);
    addOf(entries, 'a', 30);
    addOf(entries, 'b', 101);
    expect(kept(entries)).toEqual(['a']);
  });

  it('are bounded by their number as well', () => {
    const entries = new MemoryEntries<string>(2, 100);
    for (const key of 'abc') addOf(entries, key, 1);
    expect(kept(entries)).toEqual(['b', 'c']);
  });
});

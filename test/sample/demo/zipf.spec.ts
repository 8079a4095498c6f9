import { seededRandom, shuffle } from '../../../sample/demo/random';
import { Zipf } from '../../../sample/demo/zipf';

const DRAWS = 20_000;

describe("The demo's chance", () => {
  it('is the same for the same seed, and another for another', () => {
    const drawn = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('stays from 0 to below 1, and is even', () => {
    const drawn = Array.from({ length: DRAWS }, seededRandom(7));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(drawn.reduce((sum, value) => sum + value) / DRAWS).toBeCloseTo(0.5, 2);
  });

  it('shuffles without losing or doubling anything, and leaves the original as it is', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = shuffle(items, seededRandom(1));
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort()).toEqual(items);
    expect(items).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe("Zipf's law", () => {
  it('draws each rank in proportion to one over its place', () => {
    const zipf = new Zipf(100, 1, seededRandom(1));
    const counts = Array.from({ length: 100 }, () => 0);
    for (let draw = 0; draw < DRAWS; draw += 1) counts[zipf.next()]! += 1;
    const harmonic = counts.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
    expect(counts[0]! / DRAWS).toBeCloseTo(1 / harmonic, 1.5);
    expect(counts[1]! / DRAWS).toBeCloseTo(1 / 2 / harmonic, 1.5);
    expect(counts[9]! / DRAWS).toBeCloseTo(1 / 10 / harmonic, 1.5);
  });

  it('reaches the first rank and the last, and never beyond', () => {
    expect(new Zipf(3, 1, () => 0).next()).toBe(0);
    expect(new Zipf(3, 1, () => 1 - Number.EPSILON).next()).toBe(2);
  });
});

import { Backoff } from '../../../lib/time/backoff';

function pausesOf(backoff: Backoff, count: number): number[] {
  return Array.from({ length: count }, () => backoff.next());
}

describe('pauses with backoff', () => {
  it('double, up to the longest', () => {
    const backoff = new Backoff({ first: 50, longest: 300, random: () => 1 });
    expect(pausesOf(backoff, 5)).toEqual([50, 100, 200, 300, 300]);
  });

  it('are half fixed and half at random, so that a fleet does not come back at once and nobody at once', () => {
    const backoff = new Backoff({ first: 100, longest: 100, random: () => 0 });
    expect(backoff.next()).toBe(50);
  });

  it('differ from one process to the next unless told otherwise', () => {
    const pauses = pausesOf(new Backoff({ first: 1_000_000, longest: 1_000_000 }), 20);
    expect(new Set(pauses).size).toBeGreaterThan(1);
  });

  it('begin anew after a reset', () => {
    const backoff = new Backoff({ first: 50, longest: 1000, random: () => 1 });
    pausesOf(backoff, 4);
    backoff.reset();
    expect(pausesOf(backoff, 2)).toEqual([50, 100]);
  });

  it('stay a number however long it goes on', () => {
    const backoff = new Backoff({ first: 1, longest: 1000, random: () => 1 });
    expect(pausesOf(backoff, 5000).at(-1)).toBe(1000);
  });
});

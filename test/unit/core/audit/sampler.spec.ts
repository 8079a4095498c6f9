import { Sampler } from '../../../../lib/core/audit/sampler';
import { seededRandom } from '../../../../lib/testing/seeded-random';

describe('Sampler', () => {
  it('takes every hit where all are audited', () => {
    const sampler = new Sampler(1);
    expect([sampler.isDue, sampler.take(), sampler.isDue, sampler.take()]).toEqual([true, true, true, true]);
  });

  it.each([0.5, 0.1, 0.01])('takes a part of %p of them, each as likely', (share) => {
    const sampler = new Sampler(share, seededRandom(1));
    const taken = Array.from({ length: 100_000 }, () => sampler.take()).filter(Boolean).length;
    expect(taken / 100_000 / share).toBeCloseTo(1, 0);
    expect(Math.abs(taken / 100_000 - share)).toBeLessThan(share / 10);
  });

  it('says beforehand which it takes', () => {
    const sampler = new Sampler(0.3, seededRandom(2));
    for (let hits = 0; hits < 100; hits++) expect(sampler.isDue).toBe(sampler.take());
  });
});

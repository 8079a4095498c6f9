import { strictEqual } from 'node:assert';
import type { OutcomeCache, Question } from '../../ports/outcome-cache';
import type { ContractRule } from './contract-rule';
import { ask, askMark, askResult, askTagged, GROUP, hit, keep, miss, MINUTE } from './questions';

interface Invalidation {
  readonly name: string;
  /** Of what it invalidates. */
  readonly question: Question;
  readonly drop: (cache: OutcomeCache) => unknown;
}

const INVALIDATIONS: readonly Invalidation[] = [
  { name: 'a call', question: ask('k'), drop: (cache) => cache.drop({ keys: ['k'] }) },
  { name: 'a method', question: ask('k'), drop: (cache) => cache.drop({ groups: [GROUP] }) },
  { name: 'a guard', question: askMark('k'), drop: (cache) => cache.drop({ marks: ['k'] }) },
  { name: 'a tag', question: askTagged('k', 'a', 'b'), drop: (cache) => cache.drop({ tags: ['b'] }) },
  { name: 'everything', question: ask('k'), drop: (cache) => cache.clear() },
];

/** What an invalidation has to come to, here and in every other process, whoever makes it. */
export const INVALIDATION_RULES: readonly ContractRule[] = [
  ...INVALIDATIONS.flatMap(rulesOf),
  {
    name: 'drops many calls at once, and no other',
    check: async ({ cache, elsewhere }) => {
      const keys = Array.from({ length: 1500 }, (_, index) => `k${index}`);
      for (const key of ['k0', 'k999', 'k1499', 'other']) await keep(cache, ask(key));
      await elsewhere.drop({ keys });
      for (const key of ['k0', 'k999', 'k1499']) await miss(cache, ask(key));
      await hit(cache, ask('other'));
    },
  },
  {
    name: 'leaves the marks of guards alone when everything is dropped',
    check: async ({ cache }) => {
      await keep(cache, askMark('k'));
      await cache.clear();
      await hit(cache, askMark('k'));
    },
  },
  {
    name: 'finds the outcomes that carry a tag of their result',
    check: async ({ cache, elsewhere }) => {
      await cache.fill(await miss(cache, askResult('k')), 'kept', { ttl: MINUTE, tags: ['a', 'b'] });
      strictEqual((await hit(elsewhere, askResult('k'))).payload, 'kept');
      await elsewhere.drop({ tags: ['b'] });
      await miss(cache, askResult('k'));
    },
  },
  {
    name: 'leaves other applications in the same store alone, and is left alone by them',
    check: async ({ cache, neighbour }) => {
      await keep(neighbour, ask('k'), 'theirs');
      await keep(cache, ask('k'), 'ours');
      await cache.clear();
      strictEqual((await hit(neighbour, ask('k'))).payload, 'theirs');
      await keep(cache, ask('k'), 'ours');
      await neighbour.clear();
      strictEqual((await hit(cache, ask('k'))).payload, 'ours');
    },
  },
];

function rulesOf({ name, question, drop }: Invalidation): ContractRule[] {
  return [
    {
      name: `does not answer, anywhere, with what was kept when ${name} was invalidated`,
      check: async ({ cache, elsewhere }) => {
        for (let round = 0; round < 5; round++) {
          await keep(cache, question, `${round}`);
          strictEqual((await hit(elsewhere, question)).payload, `${round}`);
          await drop(round % 2 === 0 ? elsewhere : cache);
          await miss(elsewhere, question);
          await miss(cache, question);
        }
      },
    },
    {
      name: `keeps nothing that was being computed when ${name} was invalidated`,
      check: async ({ cache, elsewhere }) => {
        const old = await miss(cache, question);
        await drop(elsewhere);
        const fresh = await miss(cache, question);
        await cache.fill(old, 'old', { ttl: MINUTE });
        await miss(elsewhere, question);
        strictEqual(await cache.fill(fresh, 'new', { ttl: MINUTE }), true);
        await cache.fill(old, 'old', { ttl: MINUTE });
        strictEqual((await hit(elsewhere, question)).payload, 'new');
      },
    },
  ];
}

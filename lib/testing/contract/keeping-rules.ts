import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContractRule } from './contract-rule';
import { ask, askMark, hit, keep, keepFor, miss, MINUTE } from './questions';

const ODD_KEYS = [
  '',
  ' ',
  'a b',
  'A',
  'a',
  '{a}b',
  '}',
  '*',
  'a*',
  '\\',
  '\n',
  'ä€😀',
  '\ud800',
  'k'.repeat(500),
];
const ODD_TEXTS = ['', 'null', '{"a":1}', ' text ', 'ä€😀\u0000\n', 'x'.repeat(200_000)];

/** What a store has to keep, and for how long. */
export const KEEPING_RULES: readonly ContractRule[] = [
  {
    name: 'misses what was never kept',
    check: async ({ cache }) => void (await miss(cache, ask('k'))),
  },
  {
    name: 'gives back what was kept, as it was, whatever text it is',
    check: async ({ cache }) => {
      for (const [index, text] of ODD_TEXTS.entries()) {
        await keep(cache, ask(`k${index}`), text);
        strictEqual((await hit(cache, ask(`k${index}`))).payload, text);
      }
    },
  },
  {
    name: 'keeps keys apart, whatever characters they are made of',
    check: async ({ cache }) => {
      for (const key of ODD_KEYS) await keep(cache, ask(key), JSON.stringify(key));
      for (const key of ODD_KEYS) strictEqual((await hit(cache, ask(key))).payload, JSON.stringify(key));
    },
  },
  {
    name: 'keeps methods apart, and the marks of guards from outcomes',
    check: async ({ cache }) => {
      await keep(cache, ask('k'), 'of one');
      await keep(cache, ask('k', 'Files.read'), 'of another');
      await keep(cache, askMark('k'), 'mark');
      strictEqual((await hit(cache, ask('k', 'Files.read'))).payload, 'of another');
      strictEqual((await hit(cache, askMark('k'))).payload, 'mark');
    },
  },
  {
    name: 'answers two hundred questions of one tick, each with its own',
    check: async ({ cache }) => {
      const keys = Array.from({ length: 200 }, (_, index) => `k${index}`);
      await Promise.all(keys.map((key) => keep(cache, ask(key), key)));
      const hits = await Promise.all(keys.map((key) => hit(cache, ask(key))));
      deepStrictEqual(
        hits.map(({ payload }) => payload),
        keys,
      );
    },
  },
  {
    name: 'keeps an outcome until its life is over, and no longer',
    check: async ({ cache }) => {
      await keep(cache, ask('long'), 'long');
      await keepFor(cache, { question: ask('short'), payload: 'short', ttl: 200 });
      strictEqual((await hit(cache, ask('short'))).payload, 'short');
      await sleep(400);
      await miss(cache, ask('short'));
      strictEqual((await hit(cache, ask('long'))).payload, 'long');
    },
  },
  {
    name: 'takes any length of life: a part of a millisecond, and for ever',
    check: async ({ cache }) => {
      await cache.fill(await miss(cache, ask('shortest')), 'kept', { ttl: 0.2 });
      await keepFor(cache, { question: ask('longest'), payload: 'kept', ttl: Infinity });
      await sleep(50);
      await miss(cache, ask('shortest'));
      await hit(cache, ask('longest'));
    },
  },
  {
    name: 'tells how old an outcome is',
    check: async ({ cache }) => {
      await keep(cache, ask('k'));
      await sleep(30);
      const { age, ttl } = cache.freshness(await hit(cache, ask('k')));
      ok(age >= 20 && age < 10_000, `its age was told as ${age} ms after 30`);
      ok(
        Math.abs(age + ttl - MINUTE) < 1,
        `its age and the rest of its life were told as ${age} and ${ttl} ms`,
      );
    },
  },
  {
    name: 'is looked at without opening anything',
    check: async ({ cache }) => {
      deepStrictEqual(await cache.peek(ask('k')), { kind: 'absent' });
      await keep(cache, ask('k'), 'kept');
      strictEqual((await cache.peek(ask('k'))).kind, 'hit');
    },
  },
  {
    name: 'replaces an outcome when it is refreshed',
    check: async ({ cache }) => {
      await keep(cache, ask('k'), 'old');
      const opened = await cache.open(ask('k'), 'replace');
      if (opened.kind !== 'miss') throw new Error('It could not be refreshed');
      await cache.fill(opened.ticket, 'new', { ttl: MINUTE });
      strictEqual((await hit(cache, ask('k'))).payload, 'new');
    },
  },
];

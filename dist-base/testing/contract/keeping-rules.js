"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KEEPING_RULES = void 0;
const node_assert_1 = require("node:assert");
const promises_1 = require("node:timers/promises");
const questions_1 = require("./questions");
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
exports.KEEPING_RULES = [
    {
        name: 'misses what was never kept',
        check: async ({ cache }) => void (await (0, questions_1.miss)(cache, (0, questions_1.ask)('k'))),
    },
    {
        name: 'gives back what was kept, as it was, whatever text it is',
        check: async ({ cache }) => {
            for (const [index, text] of ODD_TEXTS.entries()) {
                await (0, questions_1.keep)(cache, (0, questions_1.ask)(`k${index}`), text);
                (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(cache, (0, questions_1.ask)(`k${index}`))).payload, text);
            }
        },
    },
    {
        name: 'keeps keys apart, whatever characters they are made of',
        check: async ({ cache }) => {
            for (const key of ODD_KEYS)
                await (0, questions_1.keep)(cache, (0, questions_1.ask)(key), JSON.stringify(key));
            for (const key of ODD_KEYS)
                (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(cache, (0, questions_1.ask)(key))).payload, JSON.stringify(key));
        },
    },
    {
        name: 'keeps methods apart, and the marks of guards from outcomes',
        check: async ({ cache }) => {
            await (0, questions_1.keep)(cache, (0, questions_1.ask)('k'), 'of one');
            await (0, questions_1.keep)(cache, (0, questions_1.ask)('k', 'Files.read'), 'of another');
            await (0, questions_1.keep)(cache, (0, questions_1.askMark)('k'), 'mark');
            (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(cache, (0, questions_1.ask)('k', 'Files.read'))).payload, 'of another');
            (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(cache, (0, questions_1.askMark)('k'))).payload, 'mark');
        },
    },
    {
        name: 'answers two hundred questions of one tick, each with its own',
        check: async ({ cache }) => {
            const keys = Array.from({ length: 200 }, (_, index) => `k${index}`);
            await Promise.all(keys.map((key) => (0, questions_1.keep)(cache, (0, questions_1.ask)(key), key)));
            const hits = await Promise.all(keys.map((key) => (0, questions_1.hit)(cache, (0, questions_1.ask)(key))));
            (0, node_assert_1.deepStrictEqual)(hits.map(({ payload }) => payload), keys);
        },
    },
    {
        name: 'keeps an outcome until its life is over, and no longer',
        check: async ({ cache }) => {
            await (0, questions_1.keep)(cache, (0, questions_1.ask)('long'), 'long');
            await (0, questions_1.keepFor)(cache, { question: (0, questions_1.ask)('short'), payload: 'short', ttl: 200 });
            (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(cache, (0, questions_1.ask)('short'))).payload, 'short');
            await (0, promises_1.setTimeout)(400);
            await (0, questions_1.miss)(cache, (0, questions_1.ask)('short'));
            (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(cache, (0, questions_1.ask)('long'))).payload, 'long');
        },
    },
    {
        name: 'takes any length of life: a part of a millisecond, and for ever',
        check: async ({ cache }) => {
            await cache.fill(await (0, questions_1.miss)(cache, (0, questions_1.ask)('shortest')), 'kept', { ttl: 0.2 });
            await (0, questions_1.keepFor)(cache, { question: (0, questions_1.ask)('longest'), payload: 'kept', ttl: Infinity });
            await (0, promises_1.setTimeout)(50);
            await (0, questions_1.miss)(cache, (0, questions_1.ask)('shortest'));
            await (0, questions_1.hit)(cache, (0, questions_1.ask)('longest'));
        },
    },
    {
        name: 'tells how old an outcome is',
        check: async ({ cache }) => {
            await (0, questions_1.keep)(cache, (0, questions_1.ask)('k'));
            await (0, promises_1.setTimeout)(30);
            const { age, ttl } = cache.freshness(await (0, questions_1.hit)(cache, (0, questions_1.ask)('k')));
            (0, node_assert_1.ok)(age >= 20 && age < 10_000, `its age was told as ${age} ms after 30`);
            (0, node_assert_1.ok)(Math.abs(age + ttl - questions_1.MINUTE) < 1, `its age and the rest of its life were told as ${age} and ${ttl} ms`);
        },
    },
    {
        name: 'is looked at without opening anything',
        check: async ({ cache }) => {
            (0, node_assert_1.deepStrictEqual)(await cache.peek((0, questions_1.ask)('k')), { kind: 'absent' });
            await (0, questions_1.keep)(cache, (0, questions_1.ask)('k'), 'kept');
            (0, node_assert_1.strictEqual)((await cache.peek((0, questions_1.ask)('k'))).kind, 'hit');
        },
    },
    {
        name: 'replaces an outcome when it is refreshed',
        check: async ({ cache }) => {
            await (0, questions_1.keep)(cache, (0, questions_1.ask)('k'), 'old');
            const opened = await cache.open((0, questions_1.ask)('k'), 'replace');
            if (opened.kind !== 'miss')
                throw new Error('It could not be refreshed');
            await cache.fill(opened.ticket, 'new', { ttl: questions_1.MINUTE });
            (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(cache, (0, questions_1.ask)('k'))).payload, 'new');
        },
    },
];
//# sourceMappingURL=keeping-rules.js.map
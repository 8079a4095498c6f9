"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.INVALIDATION_RULES = void 0;
const node_assert_1 = require("node:assert");
const questions_1 = require("./questions");
const INVALIDATIONS = [
    { name: 'a call', question: (0, questions_1.ask)('k'), drop: (cache) => cache.drop({ keys: ['k'] }) },
    { name: 'a method', question: (0, questions_1.ask)('k'), drop: (cache) => cache.drop({ groups: [questions_1.GROUP] }) },
    { name: 'a guard', question: (0, questions_1.askMark)('k'), drop: (cache) => cache.drop({ marks: ['k'] }) },
    { name: 'a tag', question: (0, questions_1.askTagged)('k', 'a', 'b'), drop: (cache) => cache.drop({ tags: ['b'] }) },
    { name: 'everything', question: (0, questions_1.ask)('k'), drop: (cache) => cache.clear() },
];
/** What an invalidation has to come to, here and in every other process, whoever makes it. */
exports.INVALIDATION_RULES = [
    ...INVALIDATIONS.flatMap(rulesOf),
    {
        name: 'drops many calls at once, and no other',
        check: async ({ cache, elsewhere }) => {
            const keys = Array.from({ length: 1500 }, (_, index) => `k${index}`);
            for (const key of ['k0', 'k999', 'k1499', 'other'])
                await (0, questions_1.keep)(cache, (0, questions_1.ask)(key));
            await elsewhere.drop({ keys });
            for (const key of ['k0', 'k999', 'k1499'])
                await (0, questions_1.miss)(cache, (0, questions_1.ask)(key));
            await (0, questions_1.hit)(cache, (0, questions_1.ask)('other'));
        },
    },
    {
        name: 'leaves the marks of guards alone when everything is dropped',
        check: async ({ cache }) => {
            await (0, questions_1.keep)(cache, (0, questions_1.askMark)('k'));
            await cache.clear();
            await (0, questions_1.hit)(cache, (0, questions_1.askMark)('k'));
        },
    },
    {
        name: 'finds the outcomes that carry a tag of their result',
        check: async ({ cache, elsewhere }) => {
            await cache.fill(await (0, questions_1.miss)(cache, (0, questions_1.askResult)('k')), 'kept', { ttl: questions_1.MINUTE, tags: ['a', 'b'] });
            (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(elsewhere, (0, questions_1.askResult)('k'))).payload, 'kept');
            await elsewhere.drop({ tags: ['b'] });
            await (0, questions_1.miss)(cache, (0, questions_1.askResult)('k'));
        },
    },
    {
        name: 'leaves other applications in the same store alone, and is left alone by them',
        check: async ({ cache, neighbour }) => {
            await (0, questions_1.keep)(neighbour, (0, questions_1.ask)('k'), 'theirs');
            await (0, questions_1.keep)(cache, (0, questions_1.ask)('k'), 'ours');
            await cache.clear();
            (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(neighbour, (0, questions_1.ask)('k'))).payload, 'theirs');
            await (0, questions_1.keep)(cache, (0, questions_1.ask)('k'), 'ours');
            await neighbour.clear();
            (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(cache, (0, questions_1.ask)('k'))).payload, 'ours');
        },
    },
];
function rulesOf({ name, question, drop }) {
    return [
        {
            name: `does not answer, anywhere, with what was kept when ${name} was invalidated`,
            check: async ({ cache, elsewhere }) => {
                for (let round = 0; round < 5; round++) {
                    await (0, questions_1.keep)(cache, question, `${round}`);
                    (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(elsewhere, question)).payload, `${round}`);
                    await drop(round % 2 === 0 ? elsewhere : cache);
                    await (0, questions_1.miss)(elsewhere, question);
                    await (0, questions_1.miss)(cache, question);
                }
            },
        },
        {
            name: `keeps nothing that was being computed when ${name} was invalidated`,
            check: async ({ cache, elsewhere }) => {
                const old = await (0, questions_1.miss)(cache, question);
                await drop(elsewhere);
                const fresh = await (0, questions_1.miss)(cache, question);
                await cache.fill(old, 'old', { ttl: questions_1.MINUTE });
                await (0, questions_1.miss)(elsewhere, question);
                (0, node_assert_1.strictEqual)(await cache.fill(fresh, 'new', { ttl: questions_1.MINUTE }), true);
                await cache.fill(old, 'old', { ttl: questions_1.MINUTE });
                (0, node_assert_1.strictEqual)((await (0, questions_1.hit)(elsewhere, question)).payload, 'new');
            },
        },
    ];
}
//# sourceMappingURL=invalidation-rules.js.map
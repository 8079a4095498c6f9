"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RACE_RULES = void 0;
const node_assert_1 = require("node:assert");
const seeded_random_1 = require("../seeded-random");
const questions_1 = require("./questions");
const READERS = 6;
const READS = 60;
const INVALIDATIONS = 60;
/** What holds whatever comes in between. */
exports.RACE_RULES = [
    {
        name: 'answers with nothing that was invalidated, while many read and compute in two processes',
        check: async ({ cache, elsewhere }) => {
            const truth = new Truth();
            const processes = [cache, elsewhere];
            const readers = Array.from({ length: READERS }, (_, index) => read(processes[index % 2] ?? cache, truth, (0, seeded_random_1.seededRandom)(index)));
            await Promise.all([...readers, change(elsewhere, truth, (0, seeded_random_1.seededRandom)(READERS))]);
        },
    },
];
/** What there is to read: a number that grows with each change. */
class Truth {
    constructor() {
        this.version = 0;
        /** The last one whose invalidation was confirmed. */
        this.confirmed = 0;
    }
}
async function read(cache, truth, random) {
    for (let reads = 0; reads < READS; reads++) {
        const { confirmed } = truth;
        const lookup = await cache.lookup((0, questions_1.ask)('k'));
        if (lookup.kind === 'hit') {
            const version = Number(lookup.payload);
            (0, node_assert_1.ok)(version >= confirmed, `version ${version} was answered, after version ${confirmed} was invalidated for`);
        }
        if (lookup.kind !== 'miss')
            continue;
        const { version } = truth;
        await turns(random() * 4);
        await cache.fill(lookup.ticket, `${version}`, { ttl: questions_1.MINUTE });
    }
}
async function change(cache, truth, random) {
    for (let changes = 0; changes < INVALIDATIONS; changes++) {
        await turns(random() * 6);
        const version = ++truth.version;
        await cache.drop({ keys: ['k'] });
        truth.confirmed = version;
    }
}
async function turns(count) {
    for (let turn = 0; turn < count; turn++)
        await new Promise((resolve) => setImmediate(resolve));
}
//# sourceMappingURL=race-rules.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GROUP = exports.MINUTE = void 0;
exports.ask = ask;
exports.askMark = askMark;
exports.askTagged = askTagged;
exports.askResult = askResult;
exports.miss = miss;
exports.hit = hit;
exports.keep = keep;
exports.keepFor = keepFor;
exports.MINUTE = 60_000;
exports.GROUP = 'Files.exists';
function ask(key, group = exports.GROUP) {
    return { key, group, kind: 'outcome' };
}
/** Of a guard. */
function askMark(key) {
    return { key, group: exports.GROUP, kind: 'mark' };
}
/** Of a method whose arguments say what tags an outcome carries. */
function askTagged(key, ...tags) {
    return { ...ask(key), tags, hasResultTags: false };
}
/** Of a method whose results say it. */
function askResult(key) {
    return { ...ask(key), tags: [], hasResultTags: true };
}
/** A look-up that has to miss. */
async function miss(cache, question) {
    const lookup = await cache.lookup(question);
    if (lookup.kind === 'miss')
        return lookup.ticket;
    throw new Error(`${describe(question)} should have been a miss, and was ${tell(lookup)}`);
}
/** A look-up that has to hit. */
async function hit(cache, question) {
    const lookup = await cache.lookup(question);
    if (lookup.kind === 'hit')
        return lookup;
    throw new Error(`${describe(question)} should have been a hit, and was ${tell(lookup)}`);
}
/** Looks up, misses, and fills, which has to be taken. */
async function keep(cache, question, payload = 'kept') {
    await keepFor(cache, { question, payload, ttl: exports.MINUTE });
}
/** The same, for a life of its own. */
async function keepFor(cache, { question, payload, ttl }) {
    const ticket = await miss(cache, question);
    if (!(await cache.fill(ticket, payload, { ttl })))
        throw new Error(`${describe(question)} was not kept`);
}
function describe({ key, kind }) {
    return `The ${kind} under ${JSON.stringify(key)}`;
}
function tell(lookup) {
    return lookup.kind === 'hit'
        ? `the hit ${JSON.stringify(lookup.payload).slice(0, 60)}`
        : `a ${lookup.kind}`;
}
//# sourceMappingURL=questions.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.METRICS = exports.RUN_TIME = exports.RUNS = void 0;
const OUTCOMES = {
    hit: 'hits',
    stale: 'staleHits',
    miss: 'misses',
    joined: 'joined',
    bypass: 'bypassed',
    guarded: 'guarded',
};
const FILLS = { kept: 'kept', refused: 'refused', uncacheable: 'uncacheable' };
/** Prometheus tells them in one, as the count and the sum of a summary. */
exports.RUNS = ofMethod('runs', 'runs', 'Runs of memoized methods that have ended.');
exports.RUN_TIME = {
    name: 'run.time',
    help: 'How long these runs took, all together.',
    kind: 'counter',
    unit: 's',
    read: ({ methods }) => methods.map((method) => ({ labels: labelsOf(method), value: method.runMs / 1000 })),
};
/** All others. */
exports.METRICS = [
    {
        name: 'calls',
        help: 'Calls of memoized methods, by how they were answered.',
        kind: 'counter',
        read: ({ methods }) => methods.flatMap((method) => split(method, 'outcome', OUTCOMES)),
    },
    ofMethod('local.hits', 'localHits', 'Of the hits, those from the memory in front of a shared cache.'),
    ofMethod('failed.runs', 'failedRuns', 'Of the runs, those that threw.'),
    ofMethod('renewals', 'renewals', 'Of the runs, those in the background.'),
    {
        name: 'fills',
        help: 'Outcomes that were to be kept, by what became of them, but those that a cache failed to take.',
        kind: 'counter',
        read: ({ methods }) => methods.flatMap((method) => split(method, 'result', FILLS)),
    },
    {
        name: 'reads',
        help: 'Questions that a cache was asked.',
        kind: 'counter',
        read: ({ caches }) => caches.flatMap((cache) => inTwo(cache, cache.reads, { answered: cache.failedReads })),
    },
    ofCache('failed.fills', 'failedFills', 'Outcomes that a cache failed to take.'),
    {
        name: 'invalidations',
        help: 'What was to be confirmed as dropped from a cache, and has ended.',
        kind: 'counter',
        read: ({ caches }) => caches.flatMap((cache) => inTwo(cache, cache.invalidations, { confirmed: cache.failedInvalidations })),
    },
    ofCache('evictions', 'evictions', 'Outcomes that were pushed out of memory.'),
    state('pending.invalidations', 'What is not confirmed, and still to be.', (of) => of.pendingInvalidations),
    state('ready', '1 while a cache is asked, 0 while it is not.', (of) => Number(of.isReady)),
    state('breaker.open', '1 while a cache is not asked, because it kept failing.', (of) => Number(of.isBreakerOpen)),
    state('entries', 'Outcomes that a cache holds in the memory of this process.', (of) => of.entries),
    { ...state('bytes', 'How many bytes these take, by estimate.', (of) => of.bytes), unit: 'By' },
];
function ofMethod(name, figure, help) {
    const read = ({ methods }) => methods.map((method) => ({ labels: labelsOf(method), value: method[figure] }));
    return { name, help, kind: 'counter', read };
}
function ofCache(name, figure, help) {
    return { ...state(name, help, (cache) => cache[figure]), kind: 'counter' };
}
/** Caches that do not have the figure are left out. */
function state(name, help, figure) {
    const read = ({ caches }) => caches.flatMap((cache) => {
        const value = figure(cache);
        return value === undefined ? [] : [{ labels: { cache: cache.alias }, value }];
    });
    return { name, help, kind: 'gauge', read };
}
function labelsOf({ method, alias }) {
    return { method, cache: alias };
}
function split(method, label, figures) {
    return Object.entries(figures).map(([word, figure]) => ({
        labels: { ...labelsOf(method), [label]: word },
        value: method[figure],
    }));
}
/** @param failed under the word for the others, how many failed */
function inTwo({ alias }, all, failed) {
    return Object.entries(failed).flatMap(([word, count]) => [
        { labels: { cache: alias, result: word }, value: all - count },
        { labels: { cache: alias, result: 'failed' }, value: count },
    ]);
}
//# sourceMappingURL=metrics.js.map
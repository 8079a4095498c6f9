"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.traceMemoize = traceMemoize;
const node_diagnostics_channel_1 = require("node:diagnostics_channel");
const diagnostics_1 = require("../ports/diagnostics");
const run_spans_1 = require("./run-spans");
const span_details_1 = require("./span-details");
/**
 * Makes a span of each run of a memoized method, and of each invalidation of a cache, in all applications of this
 * process. What a run does itself, such as its queries, lies inside its span. Spans say `cache.memoize.method`,
 * `cache.memoize.cache` and `cache.memoize.outcome`, and no key or argument unless asked.
 *
 * @example
 * ```ts
 * const stop = traceMemoize({ tracer: trace.getTracer('shop') });
 * ```
 * @returns how to stop it
 */
function traceMemoize({ tracer, hits = false, keys = false }) {
    const details = new span_details_1.SpanDetails(keys);
    const runs = new run_spans_1.RunSpans(tracer, details);
    const traceHit = (message) => tracer.startSpan('cache hit', { attributes: details.attributesOf(message) }).end();
    const traceInvalidation = (message) => traceEnded(tracer, message, details);
    diagnostics_1.runChannel.start.bindStore(runs.scope, runs.begin);
    diagnostics_1.runChannel.subscribe(runs.subscribers);
    (0, node_diagnostics_channel_1.subscribe)(diagnostics_1.invalidateChannel.name, traceInvalidation);
    if (hits)
        (0, node_diagnostics_channel_1.subscribe)(diagnostics_1.hitChannel.name, traceHit);
    return () => {
        diagnostics_1.runChannel.start.unbindStore(runs.scope);
        diagnostics_1.runChannel.unsubscribe(runs.subscribers);
        (0, node_diagnostics_channel_1.unsubscribe)(diagnostics_1.invalidateChannel.name, traceInvalidation);
        (0, node_diagnostics_channel_1.unsubscribe)(diagnostics_1.hitChannel.name, traceHit);
    };
}
/** An invalidation is told of when it has ended, in the context of who asked for it. */
function traceEnded(tracer, message, details) {
    const end = Date.now();
    const attributes = details.attributesOf(message);
    const span = tracer.startSpan('cache invalidate', { startTime: end - message.ms, attributes });
    if (message.outcome === 'failed')
        details.fail(span, message.error);
    span.end(end);
}
//# sourceMappingURL=trace-memoize.js.map
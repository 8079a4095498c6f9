"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RunSpans = void 0;
const node_async_hooks_1 = require("node:async_hooks");
const api_1 = require("@opentelemetry/api");
/** The spans of runs, from what the tracing channel tells. */
class RunSpans {
    constructor(tracer, details) {
        this.tracer = tracer;
        this.details = details;
        this.scope = new SpanScope();
        this.open = new WeakMap();
        this.begin = (message) => {
            const span = this.tracer.startSpan(`cache run ${message.method}`, {
                attributes: this.details.attributesOf(message),
            });
            this.open.set(message, span);
            return span;
        };
        /** Of the channel's five, the two that say how a run has ended. */
        this.subscribers = {
            start: ignore,
            end: ignore,
            asyncStart: ignore,
            asyncEnd: (message) => this.open.get(message)?.end(),
            error: (message) => {
                const span = this.open.get(message);
                if (span)
                    this.details.fail(span, message.error);
            },
        };
    }
}
exports.RunSpans = RunSpans;
function ignore() { }
/**
 * Makes a span the active one while the channel runs a method: the channel calls `run` of the storages that are bound to
 * it, and OpenTelemetry keeps its context in a storage of its own, which nobody else gets to see.
 */
class SpanScope extends node_async_hooks_1.AsyncLocalStorage {
    run(span, callback, ...args) {
        // What `begin` has made.
        const around = api_1.trace.setSpan(api_1.context.active(), span);
        return api_1.context.with(around, () => callback(...args));
    }
}
//# sourceMappingURL=run-spans.js.map
import { AsyncLocalStorage } from 'node:async_hooks';
import type { TracingChannelSubscribers } from 'node:diagnostics_channel';
import { type Span, type Tracer } from '@opentelemetry/api';
import type { RunMessage } from '../ports/diagnostics';
import type { SpanDetails } from './span-details';
/** The spans of runs, from what the tracing channel tells. */
export declare class RunSpans {
    private readonly tracer;
    private readonly details;
    readonly scope: SpanScope;
    private readonly open;
    constructor(tracer: Tracer, details: SpanDetails);
    readonly begin: (message: RunMessage) => Span;
    /** Of the channel's five, the two that say how a run has ended. */
    readonly subscribers: TracingChannelSubscribers<RunMessage>;
}
/**
 * Makes a span the active one while the channel runs a method: the channel calls `run` of the storages that are bound to
 * it, and OpenTelemetry keeps its context in a storage of its own, which nobody else gets to see.
 */
declare class SpanScope extends AsyncLocalStorage<unknown> {
    run<Result, Args extends unknown[]>(span: unknown, callback: (...args: Args) => Result, ...args: Args): Result;
}
export {};

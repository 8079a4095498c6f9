import { AsyncLocalStorage } from 'node:async_hooks';
import type { TracingChannelSubscribers } from 'node:diagnostics_channel';
import { context, type Span, trace, type Tracer } from '@opentelemetry/api';
import type { RunMessage } from '../ports/diagnostics';
import type { SpanDetails } from './span-details';

/** The spans of runs, from what the tracing channel tells. */
export class RunSpans {
  readonly scope = new SpanScope();
  private readonly open = new WeakMap<object, Span>();

  constructor(
    private readonly tracer: Tracer,
    private readonly details: SpanDetails,
  ) {}

  readonly begin = (message: RunMessage): Span => {
    const span = this.tracer.startSpan(`cache run ${message.method}`, {
      attributes: this.details.attributesOf(message),
    });
    this.open.set(message, span);
    return span;
  };

  /** Of the channel's five, the two that say how a run has ended. */
  readonly subscribers: TracingChannelSubscribers<RunMessage> = {
    start: ignore,
    end: ignore,
    asyncStart: ignore,
    asyncEnd: (message) => this.open.get(message)?.end(),
    error: (message) => {
      const span = this.open.get(message);
      if (span) this.details.fail(span, message.error);
    },
  };
}

function ignore(): void {}

/**
 * Makes a span the active one while the channel runs a method: the channel calls `run` of the storages that are bound to
 * it, and OpenTelemetry keeps its context in a storage of its own, which nobody else gets to see.
 */
class SpanScope extends AsyncLocalStorage<unknown> {
  override run<Result, Args extends unknown[]>(
    span: unknown,
    callback: (...args: Args) => Result,
    ...args: Args
  ): Result {
    // What `begin` has made.
    const around = trace.setSpan(context.active(), span as Span);
    return context.with(around, () => callback(...args));
  }
}

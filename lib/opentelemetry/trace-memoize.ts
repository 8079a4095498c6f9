import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Tracer } from '@opentelemetry/api';
import {
  hitChannel,
  type HitMessage,
  invalidateChannel,
  type InvalidateMessage,
  runChannel,
} from '../ports/diagnostics';
import { RunSpans } from './run-spans';
import { SpanDetails } from './span-details';

export interface TraceMemoizeOptions {
  /** From the application's own TracerProvider: `trace.getTracer('my-shop')`. */
  readonly tracer: Tracer;
  /**
   * Whether each hit is a span too, of no length. There may be millions.
   *
   * @default false
   */
  readonly hits?: boolean;
  /**
   * Whether spans say under which key, `FilesService.exists:"xul.pdb"`, what an invalidation named, tags and prefixes among
   * it, and what a thrown error said. All of these hold arguments: of people, perhaps.
   *
   * @default false
   */
  readonly keys?: boolean;
}

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
export function traceMemoize({ tracer, hits = false, keys = false }: TraceMemoizeOptions): () => void {
  const details = new SpanDetails(keys);
  const runs = new RunSpans(tracer, details);
  const traceHit = (message: unknown): void =>
    tracer.startSpan('cache hit', { attributes: details.attributesOf(message as HitMessage) }).end();
  const traceInvalidation = (message: unknown): void =>
    traceEnded(tracer, message as InvalidateMessage, details);

  runChannel.start.bindStore(runs.scope, runs.begin);
  runChannel.subscribe(runs.subscribers);
  subscribe(invalidateChannel.name, traceInvalidation);
  if (hits) subscribe(hitChannel.name, traceHit);
  return () => {
    runChannel.start.unbindStore(runs.scope);
    runChannel.unsubscribe(runs.subscribers);
    unsubscribe(invalidateChannel.name, traceInvalidation);
    unsubscribe(hitChannel.name, traceHit);
  };
}

/** An invalidation is told of when it has ended, in the context of who asked for it. */
function traceEnded(tracer: Tracer, message: InvalidateMessage, details: SpanDetails): void {
  const end = Date.now();
  const attributes = details.attributesOf(message);
  const span = tracer.startSpan('cache invalidate', { startTime: end - message.ms, attributes });
  if (message.outcome === 'failed') details.fail(span, message.error);
  span.end(end);
}

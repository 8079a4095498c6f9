import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { errorChannel, type ErrorMessage, invalidateChannel, type InvalidateMessage } from './diagnostics';
import type { ErrorReporter } from './error-reporter';

/** Who follows what is invalidated in an application, and what goes wrong there. */
export interface ActivityListener {
  invalidated(message: InvalidateMessage): void;
  failed(message: ErrorMessage): void;
}

/** What is invalidated in one application, and what goes wrong there: told to who follows it, and to the process. */
export class Activity implements ErrorReporter {
  private readonly listeners = new Set<ActivityListener>();

  /** @param reporter whom every error is handed on to */
  constructor(private readonly reporter: ErrorReporter) {}

  /** @returns how to end that */
  follow(listener: ActivityListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether it is worth making a message of an invalidation. */
  get isFollowed(): boolean {
    return this.listeners.size > 0 || invalidateChannel.hasSubscribers;
  }

  invalidated(message: InvalidateMessage): void {
    for (const listener of this.listeners) listener.invalidated(message);
    invalidateChannel.publish(message);
  }

  report(error: CacheMemoizeError): void {
    this.reporter.report(error);
    if (this.listeners.size === 0 && !errorChannel.hasSubscribers) return;
    const message = messageOf(error);
    for (const listener of this.listeners) listener.failed(message);
    errorChannel.publish(message);
  }

  recovered(alias: string, isWhole: boolean): void {
    this.reporter.recovered(alias, isWhole);
  }
}

function messageOf(error: CacheMemoizeError): ErrorMessage {
  const { method, alias } = error as { readonly method?: unknown; readonly alias?: unknown }; // facts of some
  return {
    method: typeof method === 'string' ? method : undefined,
    alias: typeof alias === 'string' ? alias : undefined,
    outcome: error.code,
    error,
  };
}

import { Logger } from '@nestjs/common';
import type { ErrorReporter } from '../ports/error-reporter';
import { whenRejected } from '../runtime/callback-answers';
import { CacheOperationError } from '../errors/cache-operation.error';
import { CallbackError } from '../errors/callback.error';
import { CacheMemoizeError } from '../errors/cache-memoize.error';
import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import { describeThrown } from '../errors/describe-value';

/**
 * Tells of everything that went wrong without breaking a call: once per alias, method and kind until it recovers, to
 * the user's `onError`, or to Nest's Logger.
 */
export class OnceReporter implements ErrorReporter {
  private readonly reported = new Map<string, CacheMemoizeError>();
  /** The aliases of which a failure was told, and not yet that they are back. */
  private readonly broken = new Set<string>();

  constructor(private readonly onError: ((error: CacheMemoizeError) => void) | undefined) {}

  report(error: CacheMemoizeError): void {
    const subject = subjectOf(error);
    if (this.reported.has(subject)) return;
    this.reported.set(subject, error);
    this.handOver(error);
  }

  recovered(alias: string, isWhole: boolean): void {
    for (const [subject, error] of this.reported) {
      if (aliasOf(error) !== alias) continue;
      this.reported.delete(subject);
      this.broken.add(alias);
    }
    if (!isWhole || !this.broken.delete(alias) || this.onError) return;
    new Logger('CacheMemoize').log(`Cache '${alias}' is back: it answers again.`);
  }

  private handOver(error: CacheMemoizeError): void {
    try {
      whenRejected(this.onError ? this.onError(error) : log(error), log);
    } catch (failure) {
      log(failure);
    }
  }
}

/** The cache that failed, where it is for it that an error was told of. */
function aliasOf(error: CacheMemoizeError): string | undefined {
  const failure = error instanceof InvalidationFailedError ? error.cause : error;
  return failure instanceof CacheOperationError ? failure.alias : undefined;
}

/** What an error is about: its kind, with the alias or the method, and the part of it that failed. */
function subjectOf(error: CacheMemoizeError): string {
  if (error instanceof CacheOperationError) return `${error.code} ${error.alias} ${error.operation}`;
  if (error instanceof CallbackError) return `${error.code} ${error.method} ${error.callback}`;
  if (error instanceof InvalidationFailedError) return `${error.code} ${error.target}`;
  return `${error.code} ${'method' in error ? String(error.method) : error.message}`;
}

function log(error: unknown): void {
  new Logger('CacheMemoize').error(
    error instanceof CacheMemoizeError ? error.message : describeThrown(error),
  );
}

import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { type CacheOperation, CacheOperationError } from '../../errors/cache-operation.error';
import type { ErrorReporter } from '../../ports/error-reporter';

/**
 * What is known to fail on one cache, so that its recovery can be told: each kind of failure ends with a success of
 * the same kind only. A full Redis that answers look-ups and refuses fills has not recovered with every look-up.
 */
export class CacheHealth {
  /** False while nothing is known to fail: a success is then no news. */
  hasOutages = false;
  private readonly outages = new Map<CacheOperation, CacheOperationError>();

  constructor(
    readonly alias: string,
    private readonly reporter: ErrorReporter,
  ) {}

  /** A failure in the library's words. */
  describe(operation: CacheOperation, cause: unknown): CacheOperationError {
    return new CacheOperationError({ alias: this.alias, operation, cause });
  }

  /** Reports a failure that its caller does not get to see. */
  failed(operation: CacheOperation, cause: unknown): CacheOperationError {
    const error = this.describe(operation, cause);
    this.outages.set(operation, error);
    this.hasOutages = true;
    this.reporter.report(error);
    return error;
  }

  /** Look-ups are not even tried. Reported when it begins, not for every call. */
  unavailable(): CacheOperationError {
    return this.outages.get('lookup') ?? this.failed('lookup', new Error('The connection is down'));
  }

  /** Reports that what was given for this cache is refused for good. */
  refused(refusal: CacheMemoizeError): void {
    this.reporter.report(refusal);
  }

  answered(operation: CacheOperation): void {
    if (!this.outages.delete(operation)) return;
    this.hasOutages = this.outages.size > 0;
    this.reporter.recovered(this.alias, !this.hasOutages);
  }
}

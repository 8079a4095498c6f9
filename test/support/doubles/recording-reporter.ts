import type { ErrorReporter } from '../../../lib/ports/error-reporter';
import type { CacheMemoizeError } from '../../../lib/errors/cache-memoize.error';

/** Remembers what was reported, in order. */
export class RecordingReporter implements ErrorReporter {
  readonly errors: CacheMemoizeError[] = [];
  readonly recoveries: string[] = [];

  report(error: CacheMemoizeError): void {
    this.errors.push(error);
  }

  recovered(alias: string): void {
    this.recoveries.push(alias);
  }
}

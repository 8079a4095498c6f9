import type { Call } from '../../core/calls/call';
import type { Recipe } from '../../core/calls/recipe';
import { CallbackError, type CallbackName } from '../../errors/callback.error';
import { describeValue } from '../../errors/describe-value';
import type { Callback } from '../../options/option-reader';
import { parseDuration } from '../../options/parse-duration';
import type { Outcome } from '../../ports/outcome';
import { ignoreRejection, whenRejected } from '../callback-answers';

export interface MethodCallbacksParts {
  /** `FilesService.exists`. */
  readonly method: string;
  /** Which class says what `ttl` is; undefined for none. */
  readonly ttlSource?: string | undefined;
  readonly report: (error: CallbackError) => void;
}

/** Calls the callbacks of one method's decorator, whose failures are reported and break nothing. */
export class MethodCallbacks {
  constructor(private readonly parts: MethodCallbacksParts) {}

  /** A callback that is told of calls, and not waited for. */
  listener(name: 'hitCallable' | 'missCallable', callback: Callback): NonNullable<Recipe['onHit']> {
    const report = (cause: unknown): void => this.report(name, 'failed', cause);
    return (instance, args) => {
      try {
        whenRejected(callback.apply(instance, [...args]), report);
      } catch (cause) {
        report(cause);
      }
    };
  }

  /** How long an outcome lives, in milliseconds, by a callback; undefined where it does not say. */
  life(
    ttl: Callback,
    { instance, args }: Pick<Call, 'instance' | 'args'>,
    outcome: Outcome,
  ): number | undefined {
    try {
      const result = outcome.kind === 'result' ? outcome.value : undefined;
      const answer = ttl.call(instance, result, ...args);
      const milliseconds = parseDuration(answer);
      if (milliseconds !== undefined) return milliseconds;
      ignoreRejection(answer);
      this.reportLife(`answered no duration, but ${describeValue(answer)}`);
    } catch (cause) {
      this.reportLife('threw', cause);
    }
    return undefined;
  }

  private reportLife(reason: string, cause?: unknown): void {
    const { ttlSource } = this.parts;
    this.report('ttl', ttlSource === undefined ? reason : `(that of ${ttlSource}) ${reason}`, cause);
  }

  private report(callback: CallbackName, reason: string, cause?: unknown): void {
    this.parts.report(new CallbackError({ method: this.parts.method, callback, reason, cause }));
  }
}

import { UncopyableArgument } from '../../core/arguments/argument-copies';
import { argumentsForRenewal } from '../../core/arguments/renewal-arguments';
import type { RenewalTerms } from '../../core/calls/recipe';
import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { NotRenewedError } from '../../errors/not-renewed.error';
import type { ClassEntry } from '../../options/class-entry';
import type { ResolvedStaleOptions } from '../../options/stale-options';

/** Does something as the application's start would: in the asynchronous context of then. */
export type OutsideOfCalls = <Value>(act: () => Value) => Value;

export interface MethodRenewalParts {
  /** For texts. */
  readonly method: string;
  readonly classes: readonly ClassEntry[];
  readonly maxValueBytes: number;
  readonly outsideOfCalls: OutsideOfCalls;
  /** May throw. */
  readonly keyFor: (instance: object, args: readonly unknown[]) => string;
  readonly report: (error: CacheMemoizeError) => void;
}

/** What its outcomes are good for past their life, and how they are renewed. */
export interface StaleParts extends Pick<MethodRenewalParts, 'classes' | 'maxValueBytes' | 'outsideOfCalls'> {
  readonly options: ResolvedStaleOptions;
}

/** How the outcomes of one method are renewed; where they cannot be, that is told once. */
export class MethodRenewal implements RenewalTerms {
  private hasReported = false;

  constructor(private readonly parts: MethodRenewalParts) {}

  copyArguments(args: readonly unknown[]): readonly unknown[] | undefined {
    try {
      return argumentsForRenewal(args, this.parts);
    } catch (error) {
      const isKnown = error instanceof UncopyableArgument;
      this.report(isKnown ? error.message : 'an argument cannot be copied', isKnown ? undefined : error);
      return undefined;
    }
  }

  outsideOfCalls<Value>(act: () => Value): Value {
    return this.parts.outsideOfCalls(act);
  }

  hasKey(key: string, instance: object, args: readonly unknown[]): boolean {
    try {
      if (this.parts.keyFor(instance, args) === key) return true;
      this.report('outside of its call it has another key');
    } catch (error) {
      this.report('outside of its call it has no key', error);
    }
    return false;
  }

  private report(reason: string, cause?: unknown): void {
    if (this.hasReported) return;
    this.hasReported = true;
    this.parts.report(new NotRenewedError({ method: this.parts.method, reason, cause }));
  }
}

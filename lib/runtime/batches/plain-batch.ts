import { fitAnswer } from '../../core/batches/fit-answer';
import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { BatchDecoration } from '../../nest/batch-decoration';
import { MODULE_DEFAULTS } from '../../options/defaults';
import { findSingle } from '../../nest/batch-decoration';
import { MethodKey } from '../method/method-key';

/** Runs as if it were not decorated, but for the order of what it answers: reached through super, or refused. */
export class PlainBatch {
  constructor(
    private readonly decoration: BatchDecoration,
    readonly refusal?: CacheMemoizeError,
    private readonly report?: (refusal: CacheMemoizeError) => void,
  ) {}

  async call(instance: object, args: readonly unknown[]): Promise<unknown> {
    if (this.refusal) this.report?.(this.refusal);
    return runPlainly(this.decoration, instance, args);
  }
}

/**
 * Runs the method of a batch past the cache. With `by` its answer has one item for each id, in their order, as long as
 * that can be told.
 */
export async function runPlainly(
  decoration: BatchDecoration,
  instance: object | undefined,
  args: readonly unknown[],
): Promise<unknown> {
  const { original, rules } = decoration;
  const [given, ...further] = args;
  const ids: readonly unknown[] | undefined = Array.isArray(given) ? [...(given as unknown[])] : undefined;
  const answer: unknown = await original.apply(instance, [...args]);
  if (rules.by === undefined || ids === undefined) return answer;
  const keyOf = instance && keyOfPlain(decoration, instance, further);
  const fitted = fitAnswer(answer, rules, { instance, ids, keyOf: (id) => keyOf?.(id) });
  return fitted.kind === 'fit' ? fitted.items : answer;
}

/** What is the same id, without a cache: as its single method tells it. */
function keyOfPlain(
  decoration: BatchDecoration,
  instance: object,
  further: readonly unknown[],
): ((id: unknown) => string | undefined) | undefined {
  const prototype = Reflect.getPrototypeOf(instance);
  const single = prototype && findSingle(prototype, decoration);
  if (!prototype || !single) return undefined;
  return (id) => {
    try {
      return new MethodKey(single, prototype, MODULE_DEFAULTS).for(instance, [id, ...further]);
    } catch {
      return undefined;
    }
  };
}

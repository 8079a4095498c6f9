import { InvalidDecorationError } from '../../errors/invalid-decoration.error';
import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { type BatchDecoration, findBatch, findSingle } from '../../nest/batch-decoration';
import type { Decoration } from '../../nest/decoration';
import { nameOfClass } from '../../types/class-name';
import { type DecoratedMethod, RefusedMethod } from '../decorated-method';
import { MemoizedMethod } from '../memoized-method';
import { MemoizedBatch } from './memoized-batch';
import { PlainBatch } from './plain-batch';

/** What a decorated batch comes to for one class of one application. */
export type DecoratedBatch = MemoizedBatch | PlainBatch | RefusedMethod;

export interface BatchTerms {
  readonly methodFor: (decoration: Decoration) => DecoratedMethod | undefined;
  readonly report: (error: CacheMemoizeError) => void;
}

/** Never throws. */
export function makeBatch(
  prototype: object,
  decoration: BatchDecoration,
  { methodFor, report }: BatchTerms,
): DecoratedBatch {
  // Reached through super from a decorated override: part of the override's own run.
  if (findBatch(prototype, decoration.name) !== decoration) return new PlainBatch(decoration);
  const name = `${nameOfClass(prototype.constructor)}.${decoration.name}`;
  const ofSingle = findSingle(prototype, decoration);
  const single = ofSingle && !ofSingle.options.isGuard ? methodFor(ofSingle) : undefined;
  if (single === undefined) return new RefusedMethod(refusalOf(name, decoration, ofSingle));
  if (single instanceof MemoizedMethod) return new MemoizedBatch({ decoration, name, single });
  return single instanceof RefusedMethod ? single : new PlainBatch(decoration, single.refusal, report);
}

function refusalOf(
  method: string,
  { single }: BatchDecoration,
  ofSingle: Decoration | undefined,
): InvalidDecorationError {
  const reason =
    ofSingle === undefined
      ? `the class has no memoized method '${single}'. Name a method of the class that has @CacheMemoize.`
      : `'${single}' is a guard (storeResult: false), which keeps no results. Name a method that keeps them.`;
  return new InvalidDecorationError({ method, reason, decorator: 'CacheMemoizeMany' });
}

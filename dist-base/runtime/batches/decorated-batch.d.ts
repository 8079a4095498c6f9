import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { type BatchDecoration } from '../../nest/batch-decoration';
import type { Decoration } from '../../nest/decoration';
import { type DecoratedMethod, RefusedMethod } from '../decorated-method';
import { MemoizedBatch } from './memoized-batch';
import { PlainBatch } from './plain-batch';
/** What a decorated batch comes to for one class of one application. */
export type DecoratedBatch = MemoizedBatch | PlainBatch | RefusedMethod;
export interface BatchTerms {
    readonly methodFor: (decoration: Decoration) => DecoratedMethod | undefined;
    readonly report: (error: CacheMemoizeError) => void;
}
/** Never throws. */
export declare function makeBatch(prototype: object, decoration: BatchDecoration, { methodFor, report }: BatchTerms): DecoratedBatch;

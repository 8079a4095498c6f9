import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { BoundMethod } from './application';
import type { Decoration } from '../nest/decoration';
import type { MemoizedMethod } from './memoized-method';

/** What a decorated method comes to for one class of one application. */
export type DecoratedMethod = MemoizedMethod | PlainMethod | RefusedMethod;

/** Runs as if it were not decorated: reached through super, or (a refusal) its prefix belongs to another class. */
export class PlainMethod implements BoundMethod {
  constructor(
    private readonly decoration: Decoration,
    readonly refusal?: CacheMemoizeError,
    private readonly report?: (refusal: CacheMemoizeError) => void,
  ) {}

  async call(instance: object, args: readonly unknown[]): Promise<unknown> {
    if (this.refusal) this.report?.(this.refusal);
    return this.decoration.original.apply(instance, [...args]);
  }
}

/** Cannot be memoized as it is decorated, which was not seen at start because its module was loaded later. */
export class RefusedMethod implements BoundMethod {
  constructor(readonly refusal: CacheMemoizeError) {}

  call(): Promise<never> {
    return Promise.reject(this.refusal);
  }
}

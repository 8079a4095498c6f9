import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { BoundMethod } from './application';
import type { Decoration } from './decoration';
import type { MemoizedMethod } from './memoized-method';

/** What a decorated method comes to for one class of one application. */
export type DecoratedMethod = MemoizedMethod | PlainMethod | RefusedMethod;

/** Runs as if it were not decorated: reached through super, or its default prefix belongs to another class. */
export class PlainMethod implements BoundMethod {
  constructor(
    private readonly decoration: Decoration,
    readonly refusal?: CacheMemoizeError,
  ) {}

  async call(instance: object, args: readonly unknown[]): Promise<unknown> {
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

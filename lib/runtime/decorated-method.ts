import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { NotMemoizedError } from '../errors/not-memoized.error';
import type { Decoration } from '../nest/decoration';
import { MemoizedMethod } from './memoized-method';

/** What a decorated method comes to for one class of one application. */
export type DecoratedMethod = MemoizedMethod | PlainMethod | RefusedMethod;

/** Runs as if it were not decorated: reached through super, or (a refusal) its prefix belongs to another class. */
export class PlainMethod {
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
export class RefusedMethod {
  constructor(readonly refusal: CacheMemoizeError) {}

  call(): Promise<never> {
    return Promise.reject(this.refusal);
  }
}

/** @throws whatever the method was refused for */
export function requireMemoized(method: DecoratedMethod): MemoizedMethod {
  if (method instanceof MemoizedMethod) return method;
  throw method.refusal ?? new NotMemoizedError({ className: 'The class', method: 'the method' });
}

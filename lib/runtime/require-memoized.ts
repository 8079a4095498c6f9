import { NotMemoizedError } from '../errors/not-memoized.error';
import type { BoundMethod } from './application';
import { MemoizedMethod } from './memoized-method';
import { PlainMethod, RefusedMethod } from './decorated-method';

/** @throws whatever the method was refused for */
export function requireMemoized(method: BoundMethod): MemoizedMethod {
  if (method instanceof MemoizedMethod) return method;
  const refusal =
    method instanceof PlainMethod || method instanceof RefusedMethod ? method.refusal : undefined;
  throw refusal ?? new NotMemoizedError({ className: 'The class', method: 'the method' });
}

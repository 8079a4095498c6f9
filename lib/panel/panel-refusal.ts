import { CacheMemoizeError } from '../errors/cache-memoize.error';
import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import { NotMemoizedError } from '../errors/not-memoized.error';

/** What a route answers where it cannot do what it was asked for. */
export interface Refusal {
  readonly status: number;
  readonly body: { readonly error: { readonly code: string; readonly message: string } };
}

/** @throws what is no error of the library */
export function describeRefusal(error: unknown): Refusal {
  if (!(error instanceof CacheMemoizeError)) throw error;
  const { code, message } = error;
  return { status: statusOf(error), body: { error: { code, message } } };
}

function statusOf(error: CacheMemoizeError): number {
  if (error instanceof InvalidationFailedError) return 503;
  return error instanceof NotMemoizedError ? 404 : 400;
}

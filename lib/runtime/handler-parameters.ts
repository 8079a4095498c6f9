import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { Decoration } from './decoration';

export function findHandlerRefusal(
  _prototype: object,
  _decoration: Decoration,
): CacheMemoizeError | undefined {
  return undefined;
}

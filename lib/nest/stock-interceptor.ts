import type { ApplicationConfig } from '@nestjs/core';
import { INTERCEPTORS_METADATA } from '@nestjs/common/constants';
import type { Decoration } from './decoration';
import { isHttpHandler } from './handler';

/**
 * Whether the `CacheInterceptor` of `@nestjs/cache-manager`, or one that extends it, stands before a memoized handler:
 * on the method, on its controller, or on the whole application.
 */
export function hasStockInterceptor(
  prototype: object,
  decoration: Decoration,
  application: ApplicationConfig,
): boolean {
  if (!isHttpHandler(prototype, decoration)) return false;
  const method: unknown = Reflect.get(prototype, decoration.name);
  const before: unknown[] = [
    ...interceptorsOn(method),
    ...interceptorsOn(prototype.constructor),
    ...application.getGlobalInterceptors(),
    ...application.getGlobalRequestInterceptors().map(({ metatype }) => metatype),
  ];
  return before.some(isStockInterceptor);
}

function interceptorsOn(target: unknown): readonly unknown[] {
  // A handler or a class, on which only Nest writes under this key.
  const interceptors = Reflect.getMetadata(INTERCEPTORS_METADATA, target as object) as unknown[] | undefined;
  return interceptors ?? [];
}

/** By its name, because the package need not be installed, or may be there twice. Given as a class or an instance. */
function isStockInterceptor(given: unknown): boolean {
  let level: unknown = typeof given === 'function' ? given.prototype : given;
  for (; typeof level === 'object' && level !== null; level = Reflect.getPrototypeOf(level)) {
    if (level.constructor.name === 'CacheInterceptor') return true;
  }
  return false;
}

import 'reflect-metadata';
import type { Duration } from '../types/duration';
import type { CacheMemoizeOptions, CompileError, TtlCallback } from '../options/memoize-options';
import type { AsyncMethod } from '../types/method';
/**
 * What `@CacheMemoize` answers: a decorator for async methods, a sentence for the compiler otherwise. Where no method
 * tells its type (`applyDecorators`), it is a decorator for any.
 */
export type CacheMemoizeDecorator<Method> = unknown extends Method ? MethodDecorator : Method extends AsyncMethod ? MethodDecorator & ((target: object, name: string, descriptor: TypedPropertyDescriptor<Method>) => void) : CompileError<'@CacheMemoize needs a method that returns a Promise.'>;
/**
 * Memoizes an async method of a provider or a controller: concurrent equal calls run it once, its outcome is kept in
 * a cache for `ttl`, and `invalidate` drops it without any stale period.
 *
 * @example
 * ```ts
 * @CacheMemoize('1h')
 * async exists(file: string, id: string): Promise<boolean> { … }
 *
 * @CacheMemoize('10m', { cacheAlias: 'shared', extra: () => currentTenant() })
 * async search(query: Query): Promise<Page> { … }
 * ```
 *
 * @param ttlOrOptions how long an outcome is kept: a duration, `Infinity`, or a function that decides per outcome.
 *   Default: the alias's, then the module's. Or, in its place, the options.
 * @throws InvalidOptionError when the class is defined, for an option that cannot be
 * @throws InvalidDecorationError when the class is defined, on anything but a method
 */
export declare function CacheMemoize<Method>(ttlOrOptions?: Duration | TtlCallback<NoInfer<Method>> | CacheMemoizeOptions<NoInfer<Method>>, options?: CacheMemoizeOptions<NoInfer<Method>>): CacheMemoizeDecorator<Method>;

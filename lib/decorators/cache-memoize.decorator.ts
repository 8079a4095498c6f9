import 'reflect-metadata';
import { DECORATION_METADATA } from '../constants';
import { InvalidDecorationError } from '../errors/invalid-decoration.error';
import { InvalidOptionError } from '../errors/invalid-option.error';
import type { Duration } from '../types/duration';
import type { CacheMemoizeOptions, CompileError, TtlCallback } from '../options/memoize-options';
import type { AsyncMethod } from '../types/method';
import { resolveMemoizeOptions } from '../options/resolve-memoize-options';
import { boundMethodOf } from '../runtime/application';
import { injectApplication } from '../runtime/inject-application';
import { refuseClashes } from '../runtime/method/method-clashes';
import { requireKeyOf } from '../runtime/method/method-extra';
import { defaultPrefix } from '../runtime/method/method-key';
import { methodOptionsOf } from '../runtime/method/method-options';
import { findOwnBatch } from '../nest/batch-decoration';
import { type Decoration, isDecorated, noteProxy, writeDecoration } from '../nest/decoration';
import { nameOfClass } from '../types/class-name';
import { recordedNoPromise } from '../nest/recorded-types';
import { takeResponse } from '../http/response-parameters';
import { findOwnChange } from '../nest/change-decoration';
import { dressAs } from './stand-in';

/**
 * What `@CacheMemoize` answers: a decorator for async methods, a sentence for the compiler otherwise. Where no method
 * tells its type (`applyDecorators`), it is a decorator for any.
 */
export type CacheMemoizeDecorator<Method> = unknown extends Method
  ? MethodDecorator
  : Method extends AsyncMethod
    ? MethodDecorator & ((target: object, name: string, descriptor: TypedPropertyDescriptor<Method>) => void)
    : CompileError<'@CacheMemoize needs a method that returns a Promise.'>;

type DecoratorArguments = readonly [ttlOrOptions?: unknown, options?: object];

// One signature, because two break `ttl: () => '1h'`: TypeScript reads a function without parameters once, by the
// first of them, and its errors name both.
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
export function CacheMemoize<Method>(
  ttlOrOptions?: Duration | TtlCallback<NoInfer<Method>> | CacheMemoizeOptions<NoInfer<Method>>,
  options?: CacheMemoizeOptions<NoInfer<Method>>,
): CacheMemoizeDecorator<Method>;
export function CacheMemoize(...given: DecoratorArguments): MethodDecorator {
  return (target: object, name: string | symbol, descriptor?: PropertyDescriptor): void => {
    const where = `${classNameOf(target)}.${String(name)}`;
    const original = requireMethod({ target, name, descriptor, where });
    const options = resolveMemoizeOptions(mergeArguments(given, where), `@CacheMemoize on ${where}`);
    if (options.prefix === undefined) defaultPrefix(where);
    requireKeyOf(options.extra, options.where);
    const decoration: Decoration = {
      prototype: target,
      name: String(name),
      options,
      original,
      handedCount: undefined,
    };
    refuseClashes(where, methodOptionsOf(target, decoration)); // with what it inherits: its class is decorated later
    // requireMethod found a descriptor with a function in it.
    (descriptor as PropertyDescriptor).value = makeProxy(decoration);
    writeDecoration(decoration);
    injectApplication(target);
  };
}

function requireMethod({ target, name, descriptor, where }: Decorated): AsyncMethod {
  const refuse = (reason: string): never => {
    throw new InvalidDecorationError({ method: where, reason });
  };
  if (typeof target === 'function') refuse('it is static. Only methods of instances can be memoized.');
  if (typeof name === 'symbol') refuse('its name is a symbol. Give it a name that a key can begin with.');
  if (!descriptor || descriptor.get || descriptor.set) refuse('it is not a method. Make it an async method.');
  if (typeof descriptor?.value !== 'function') refuse('it is not a function. Make it an async method.');
  const returned = recordedNoPromise(target, String(name));
  if (returned !== undefined)
    refuse(`it returns ${returned} and no Promise, which memoized it would. Make it an async method.`);
  if (findOwnBatch(target, name)) refuse('it has @CacheMemoizeMany: its items are memoized already.');
  if (isDecorated(target, String(name))) refuse('it is decorated twice. Remove one @CacheMemoize.');
  if (findOwnChange(target, name)) refuse('it has @Invalidates: a hit would not run it, and change nothing.');
  return descriptor?.value as AsyncMethod; // where nobody knows what it returns, its first call tells
}

interface Decorated {
  readonly target: object;
  readonly name: string | symbol;
  readonly descriptor: PropertyDescriptor | undefined;
  readonly where: string;
}

/** `@CacheMemoize(ttl, options)` is `@CacheMemoize({ ttl, ...options })`. */
function mergeArguments([first, options]: DecoratorArguments, where: string): object {
  if (first === undefined) return options ?? {};
  if (typeof first === 'object' && first !== null && options === undefined) return first;
  if (options && 'ttl' in options && options.ttl !== undefined) {
    throw new InvalidOptionError({
      option: 'ttl',
      value: options.ttl,
      where: `@CacheMemoize on ${where}`,
      expected: 'given once, as the first argument or as an option',
    });
  }
  return { ...options, ttl: first };
}

function makeProxy(decoration: Decoration): AsyncMethod {
  const { name, original } = decoration;
  const proxy = function (this: object | undefined, ...args: unknown[]): Promise<unknown> {
    // Only of a handler: a call of anything else is handed nothing.
    const handed = decoration.handedCount === undefined ? undefined : takeResponse(decoration, args);
    const method = boundMethodOf(this, decoration);
    if (method === undefined) return original.apply(this, args);
    return method.call(this as object, args, handed); // a bound method has an instance that it is bound to
  };
  noteProxy(proxy);
  dressAs(proxy, original, name);
  Reflect.defineMetadata(DECORATION_METADATA, decoration, proxy);
  return proxy;
}

function classNameOf(target: object): string {
  return nameOfClass(typeof target === 'function' ? target : target.constructor);
}

import 'reflect-metadata';
import { InvalidDecorationError } from '../errors/invalid-decoration.error';
import { InvalidOptionError } from '../errors/invalid-option.error';
import type { Drop, DropCallback } from '../invalidation/drop';
import {
  type ChangeDecoration,
  type ChangePlan,
  findOwnChange,
  writeChange,
} from '../nest/change-decoration';
import { isDecorated } from '../nest/decoration';
import { recordedNoPromise } from '../nest/recorded-return';
import type { CompileError } from '../options/memoize-options';
import { isCallback, OptionReader } from '../options/option-reader';
import { changesOf } from '../runtime/application';
import { injectApplication } from '../runtime/inject-application';
import { nameOfClass } from '../types/class-name';
import type { AsyncMethod, ParametersOf, ResultOf } from '../types/method';
import { dressAs } from './stand-in';

/** Says after which calls a plan is carried out: those that have resolved, or those that have thrown as well. */
export type InvalidatesWhen = 'success' | 'settled';

/* eslint-disable @typescript-eslint/no-explicit-any --
   `this: any` is what lets a plan declare the class it reads from: `function (this: ProductsService, drop) {…}`; and of
   a method that no type tells of (`applyDecorators`) the parameters are any. */

/**
 * Names what a change makes old: with `drop`, from what the method returned and the arguments that it was called with.
 * Its `this` is the instance. It is called after each call, so the classes that it names may import each other.
 */
export type InvalidatesPlan<Method, When extends InvalidatesWhen = 'success'> = (
  this: any,
  drop: Drop,
  ...ofCall: unknown extends Method
    ? any[]
    : [
        result: When extends 'settled' ? ResultOf<Method> | undefined : ResultOf<Method>,
        ...args: ParametersOf<Method>,
      ]
) => ReturnType<DropCallback>;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** Holds the options of `@Invalidates`. */
export interface InvalidatesOptions<When extends InvalidatesWhen = InvalidatesWhen> {
  /**
   * `'success'`: only when the method has resolved. `'settled'`: also when it has thrown, with `undefined` for the
   * result, for changes that may be made although the method fails; its own error is thrown all the same, and what else
   * fails then is told to `onError`.
   * @default 'success'
   */
  when?: When;
}

/** What `@Invalidates` answers: a decorator for async methods, a sentence for the compiler otherwise. */
export type InvalidatesDecorator<Method> = unknown extends Method
  ? MethodDecorator
  : Method extends AsyncMethod
    ? MethodDecorator &
        ((target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<Method>) => void)
    : CompileError<'@Invalidates needs a method that returns a Promise.'>;

/**
 * Invalidates when a method has made a change. The method runs; when it has resolved, the plan names what the change has
 * made old, all of that is dropped in one step for each cache, and the caller's promise resolves when it is confirmed:
 * from then on no read answers with what was computed before the method had resolved.
 *
 * A call rejects with a `ChangeNotInvalidatedError` when the change is made and its invalidation was not confirmed, and
 * with a `CallbackError` when the plan throws, or answers a promise: both have the method's `result`. When the method
 * throws, nothing is dropped.
 *
 * Several on one method add up. It works on methods of providers, controllers, gateways and consumers; where the module
 * is missing, and on an instance that no application has made, the method runs plainly. With `enabled: false` it
 * invalidates all the same.
 *
 * @example
 * ```ts
 * @Invalidates((drop, product, id) => {
 *   drop(PricesService, 'priceOf', id);
 *   drop.all(CatalogService, 'search');
 * })
 * async changePrice(id: number, cents: number): Promise<Product> { … }
 * ```
 *
 * @throws InvalidDecorationError when the class is defined, on a memoized method, on a static one, and on anything but
 *   an async method
 * @throws InvalidOptionError when the class is defined, for an option that cannot be
 */
export function Invalidates<Method, When extends InvalidatesWhen = 'success'>(
  plan: InvalidatesPlan<NoInfer<Method>, NoInfer<When>>,
  options?: InvalidatesOptions<When>,
): InvalidatesDecorator<Method>;
export function Invalidates(plan: unknown, options: object = {}): MethodDecorator {
  return (target: object, name: string | symbol, descriptor?: PropertyDescriptor): void => {
    const where = `${nameOfClass(typeof target === 'function' ? target : target.constructor)}.${String(name)}`;
    const original = requireMethod({ target, name, descriptor, where });
    const changePlan = resolvePlan(plan, options, `@Invalidates on ${where}`);
    const below = findOwnChange(target, name);
    if (below?.proxy === original) {
      below.plans.push(changePlan);
      return;
    }
    const decoration = makeDecoration({ name, original, plans: [changePlan] });
    // requireMethod found a descriptor with a function in it.
    (descriptor as PropertyDescriptor).value = decoration.proxy;
    writeChange(target, decoration);
    injectApplication(target);
  };
}

interface Decorated {
  readonly target: object;
  readonly name: string | symbol;
  readonly descriptor: PropertyDescriptor | undefined;
  readonly where: string;
}

function requireMethod({ target, name, descriptor, where }: Decorated): AsyncMethod {
  const refuse = (reason: string): never => {
    throw new InvalidDecorationError({ method: where, reason, decorator: 'Invalidates' });
  };
  if (typeof target === 'function') refuse('it is static. Only methods of instances have an application.');
  if (typeof descriptor?.value !== 'function') refuse('it is not a method. Make it an async method.');
  if (isDecorated(target, String(name)))
    refuse('it has @CacheMemoize: a hit would not run it, and change nothing.');
  const returned = recordedNoPromise(target, String(name));
  if (returned !== undefined)
    refuse(
      `it returns ${returned} and no Promise, which tells when the change is made. Make it an async method.`,
    );
  return descriptor?.value as AsyncMethod; // where nobody knows what it returns, its first call tells
}

/** @throws InvalidOptionError */
function resolvePlan(plan: unknown, options: object, where: string): ChangePlan {
  if (!isCallback(plan)) {
    const expected = 'a function that names what to drop: (drop, result, ...args) => drop(PricesService, …)';
    throw new InvalidOptionError({ option: 'plan', value: plan, where, expected });
  }
  const reader = OptionReader.of(options, where).allowOnly(['when']);
  const when = reader.get('when') ?? 'success';
  if (when === 'success' || when === 'settled') return { name: plan, when };
  return reader.refuse('when', "'success' or 'settled'");
}

function makeDecoration(parts: Omit<ChangeDecoration, 'proxy'>): ChangeDecoration {
  const { name, original } = parts;
  const proxy = function (this: object | undefined, ...args: unknown[]): Promise<unknown> {
    const changes = changesOf(this, name);
    if (changes === undefined) return original.apply(this, args);
    return changes.run({ instance: this as object, args, decoration }); // only an instance has an application
  };
  dressAs(proxy, original, name);
  const decoration = { ...parts, proxy };
  return decoration;
}

import 'reflect-metadata';
import { CopyingCodec } from '../core/values/copying-codec';
import { deliver } from '../core/calls/deliver';
import { InvalidDecorationError } from '../errors/invalid-decoration.error';
import { InvalidOptionError } from '../errors/invalid-option.error';
import { type BatchDecoration, findOwnBatch, writeBatch } from '../nest/batch-decoration';
import { findOwnChange } from '../nest/change-decoration';
import { isDecorated } from '../nest/decoration';
import { recordedNoPromise } from '../nest/recorded-types';
import {
  type AnswerRules,
  type CacheMemoizeManyOptions,
  type IdIn,
  type ItemIn,
  type ResolvedManyOptions,
  resolveManyOptions,
} from '../options/batch-options';
import { MODULE_DEFAULTS } from '../options/defaults';
import type { CompileError } from '../options/memoize-options';
import { boundBatchOf } from '../runtime/application';
import { runPlainly } from '../runtime/batches/plain-batch';
import { injectApplication } from '../runtime/inject-application';
import { nameOfClass } from '../types/class-name';
import type { AsyncMethod, ResultOf } from '../types/method';
import { dressAs } from './stand-in';

/* eslint-disable @typescript-eslint/no-explicit-any --
   TypeScript infers from a method only where the pattern says `any`. */
type FirstOf<Method> = Method extends (first: infer First, ...further: any[]) => any ? First : never;
type FurtherOf<Method> = Method extends (first: any, ...further: infer Further) => any ? Further : never;
type IsBatch<Method> = Method extends (ids: any, ...further: any[]) => Promise<readonly any[]>
  ? FirstOf<Method> extends readonly any[]
    ? true
    : false
  : false;
/* eslint-enable @typescript-eslint/no-explicit-any */

type AreEqual<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/** A decorator where the batch fits the method whose outcomes its items are, a sentence for the compiler otherwise. */
type FittingDecorator<Target, Method, Single> =
  AreEqual<IdIn<Method>, FirstOf<Single>> extends true
    ? AreEqual<FurtherOf<Method>, FurtherOf<Single>> extends true
      ? AreEqual<ItemIn<Method>, ResultOf<Single>> extends true
        ? MethodDecorator &
            ((target: Target, name: string, descriptor: TypedPropertyDescriptor<Method>) => void)
        : CompileError<'@CacheMemoizeMany needs items of the very type that the single method resolves to: they are its outcomes.'>
      : CompileError<'@CacheMemoizeMany needs the same further parameters as the single method has: they are part of the key.'>
    : CompileError<'@CacheMemoizeMany needs an array of what the single method takes as its first parameter.'>;

/**
 * What `@CacheMemoizeMany` answers: a decorator for methods that take a list of ids, a sentence for the compiler
 * otherwise. Where no method tells its type (`applyDecorators`), it is a decorator for any.
 */
export type CacheMemoizeManyDecorator<Target, Method, Name> = unknown extends Method
  ? MethodDecorator
  : IsBatch<Method> extends true
    ? Name extends keyof Target
      ? FittingDecorator<Target, Method, Target[Name]>
      : CompileError<'@CacheMemoizeMany names a public method of the same class, one that has @CacheMemoize.'>
    : CompileError<'@CacheMemoizeMany needs a method that takes an array of ids first, and returns a Promise of an array.'>;

/**
 * Makes a method that computes many outcomes at once the batch of one that computes a single one: `findByIds` of
 * `findById`. The batch keeps nothing of its own. Of its ids, those that are kept are taken, those that are under way in
 * this process are waited for, and the method runs for the others; what it answers is kept as the outcomes of the single
 * method, with its key, `extra`, ttl, tags and cache. A call of the single method that comes meanwhile waits for the run.
 *
 * The answer has one item for each id, in the order of the ids. What the method takes besides is equal for all ids, and
 * part of the key.
 *
 * When a run throws, the batch rejects, and nothing of that run is kept. An answer of which nobody can tell which item
 * belongs to which id is not kept, `onError` is told with an `UnfitAnswerError`, and the caller gets what the method
 * answers to all of its ids.
 *
 * @example
 * ```ts
 * @CacheMemoize('10m')
 * async findById(id: number): Promise<Product | null> { … }
 *
 * @CacheMemoizeMany('findById', { by: (product) => product.id, absent: null })
 * async findByIds(ids: readonly number[]): Promise<(Product | null)[]> { … } // rows in any order, with gaps
 * ```
 *
 * @param single the name of the method whose outcomes the items are. One that is not memoized, or is a guard, is an
 *   `InvalidDecorationError` at start
 * @throws InvalidOptionError when the class is defined, for an option that cannot be
 * @throws InvalidDecorationError when the class is defined, on anything but a method
 */
export function CacheMemoizeMany<Target, Method, Name extends string = string>(
  single: Name,
  options?: CacheMemoizeManyOptions<NoInfer<Method>>,
): CacheMemoizeManyDecorator<Target, Method, Name>;
export function CacheMemoizeMany(single: unknown, options: unknown = {}): MethodDecorator {
  return (target: object, name: string | symbol, descriptor?: PropertyDescriptor): void => {
    const method = `${nameOfClass(typeof target === 'function' ? target : target.constructor)}.${String(name)}`;
    const original = requireMethod({ target, name, descriptor, method });
    const where = `@CacheMemoizeMany on ${method}`;
    const resolved = resolveManyOptions(options, where);
    const decoration: BatchDecoration = {
      ...{ prototype: target, name: String(name), original },
      single: requireName(single, where),
      rules: rulesOf(resolved, where),
      maxSize: resolved.maxSize,
    };
    // requireMethod found a descriptor with a function in it.
    (descriptor as PropertyDescriptor).value = makeProxy(decoration);
    writeBatch(decoration);
    injectApplication(target);
  };
}

interface Decorated {
  readonly target: object;
  readonly name: string | symbol;
  readonly descriptor: PropertyDescriptor | undefined;
  readonly method: string;
}

function requireMethod({ target, name, descriptor, method }: Decorated): AsyncMethod {
  const refuse = (reason: string): never => {
    throw new InvalidDecorationError({ method, reason, decorator: 'CacheMemoizeMany' });
  };
  if (typeof target === 'function') refuse('it is static. Only methods of instances can be memoized.');
  if (typeof name === 'symbol') refuse('its name is a symbol. Give it a name that verbs can name.');
  if (typeof descriptor?.value !== 'function') refuse('it is not a method. Make it an async method.');
  if (isDecorated(target, String(name))) refuse('it has @CacheMemoize, too. Remove one of them.');
  if (findOwnBatch(target, name)) refuse('it is decorated twice. Remove one @CacheMemoizeMany.');
  if (findOwnChange(target, name)) refuse('it has @Invalidates: a hit would not run it, and change nothing.');
  const returned = recordedNoPromise(target, String(name));
  if (returned !== undefined)
    refuse(`it returns ${returned} and no Promise, which memoized it would. Make it an async method.`);
  return descriptor?.value as AsyncMethod; // where nobody knows what it returns, its first answer tells
}

function requireName(single: unknown, where: string): string {
  if (typeof single === 'string' && single !== '') return single;
  const expected = 'the name of a memoized method of the same class, as a string';
  throw new InvalidOptionError({ option: 'single', value: single, where, expected });
}

/** What stands for an id without a row belongs to whoever gets it. */
function rulesOf({ by, absent }: ResolvedManyOptions, where: string): AnswerRules {
  if (absent === undefined) return { by, absent };
  const { maxValueBytes } = MODULE_DEFAULTS;
  const codec = new CopyingCodec({ method: where, classes: [], maxValueBytes });
  try {
    const kept = codec.encode({ kind: 'result', value: absent.value });
    return { by, absent: () => deliver(codec.decode(kept) ?? { kind: 'result', value: absent.value }) };
  } catch (cause) {
    const expected = `a plain value that can be kept (${(cause as Error).message})`; // the codec throws nothing else
    throw new InvalidOptionError({ option: 'absent', value: absent.value, where, expected });
  }
}

function makeProxy(decoration: BatchDecoration): AsyncMethod {
  const { name, original } = decoration;
  const proxy = function (this: object | undefined, ...args: unknown[]): Promise<unknown> {
    const batch = boundBatchOf(this, decoration);
    if (batch === undefined) return runPlainly(decoration, this, args);
    return batch.call(this as object, args); // a bound batch has an instance that it is bound to
  };
  dressAs(proxy, original, name);
  return proxy;
}

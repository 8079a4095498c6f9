import 'reflect-metadata';
import { type CacheMemoizeManyOptions, type IdIn, type ItemIn } from '../options/batch-options';
import type { CompileError } from '../options/memoize-options';
import type { ResultOf } from '../types/method';
type FirstOf<Method> = Method extends (first: infer First, ...further: any[]) => any ? First : never;
type FurtherOf<Method> = Method extends (first: any, ...further: infer Further) => any ? Further : never;
type IsBatch<Method> = Method extends (ids: any, ...further: any[]) => Promise<readonly any[]> ? FirstOf<Method> extends readonly any[] ? true : false : false;
type AreEqual<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
/** A decorator where the batch fits the method whose outcomes its items are, a sentence for the compiler otherwise. */
type FittingDecorator<Target, Method, Single> = AreEqual<IdIn<Method>, FirstOf<Single>> extends true ? AreEqual<FurtherOf<Method>, FurtherOf<Single>> extends true ? AreEqual<ItemIn<Method>, ResultOf<Single>> extends true ? MethodDecorator & ((target: Target, name: string, descriptor: TypedPropertyDescriptor<Method>) => void) : CompileError<'@CacheMemoizeMany needs items of the very type that the single method resolves to: they are its outcomes.'> : CompileError<'@CacheMemoizeMany needs the same further parameters as the single method has: they are part of the key.'> : CompileError<'@CacheMemoizeMany needs an array of what the single method takes as its first parameter.'>;
/**
 * What `@CacheMemoizeMany` answers: a decorator for methods that take a list of ids, a sentence for the compiler
 * otherwise. Where no method tells its type (`applyDecorators`), it is a decorator for any.
 */
export type CacheMemoizeManyDecorator<Target, Method, Name> = unknown extends Method ? MethodDecorator : IsBatch<Method> extends true ? Name extends keyof Target ? FittingDecorator<Target, Method, Target[Name]> : CompileError<'@CacheMemoizeMany names a public method of the same class, one that has @CacheMemoize.'> : CompileError<'@CacheMemoizeMany needs a method that takes an array of ids first, and returns a Promise of an array.'>;
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
export declare function CacheMemoizeMany<Target, Method, Name extends string = string>(single: Name, options?: CacheMemoizeManyOptions<NoInfer<Method>>): CacheMemoizeManyDecorator<Target, Method, Name>;
export {};

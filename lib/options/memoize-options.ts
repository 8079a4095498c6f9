import type { Class } from '../types/class';
import type { Duration } from '../types/duration';
import type { ParametersOf, ResultOf } from '../types/method';

/** What a key may vary on without a function: data, written down. */
export type PlainValue =
  | string
  | number
  | boolean
  | bigint
  | null
  | undefined
  | Date
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue };

declare const compileError: unique symbol;

/** Nothing has this type: it carries a sentence into the compiler's message. */
export interface CompileError<Sentence extends string> {
  readonly [compileError]: Sentence;
}

/* eslint-disable @typescript-eslint/no-explicit-any --
   `this: any` is what lets a callback declare the class it reads from: `function (this: FilesService, id) {…}`. */

/** A callback that sees the decorated method's own parameters. */
export type ArgumentsCallback<Method, Result> = (this: any, ...args: ParametersOf<Method>) => Result;

/**
 * Decides how long one outcome is kept. `result` is undefined for a kept error and for a guard's mark.
 * 0: do not keep it.
 */
export type TtlCallback<Method> = (
  this: any,
  result: ResultOf<Method> | undefined,
  ...args: ParametersOf<Method>
) => Duration;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** Whether `true`, which a guard answers, may stand for the method's result. */
type StoreResult<Result> = [true] extends [Result]
  ? boolean
  : [void] extends [Result]
    ? boolean
    : | true
      | CompileError<'A guard (storeResult: false) answers true: the method must return Promise<void>, or a promise of something that true can be.'>;

/** The options of `@CacheMemoize`, typed from the method that it decorates. */
export interface CacheMemoizeOptions<Method> {
  /**
   * How long an outcome is kept: a duration, `Infinity` (for good in memory, 30 days after the last write on a
   * shared cache), or a function that decides per outcome.
   * @default the alias's ttl, then the module's
   */
  ttl?: Duration | TtlCallback<Method>;

  /**
   * What the key begins with: 1 to 100 characters of `A-Za-z0-9_.:/@-`. Methods with the same explicit prefix share
   * their outcomes.
   * @default `ClassName.methodName` of the instance's class
   */
  prefix?: string;

  /** More that the key varies on: a version, a tenant. A plain value, or a function of the arguments. */
  extra?: PlainValue | ArgumentsCallback<Method, unknown>;

  /** What to build the key from instead of the arguments; an array counts as several parts, anything else as one. */
  argsRewrite?: ArgumentsCallback<Method, unknown>;

  /**
   * The whole key, used as given. `prefix` then only names the group for `invalidateAll` and `invalidatePrefix`.
   * Not together with `argsRewrite` or `extra`, which it would make meaningless.
   */
  keyGeneratorCallable?: ArgumentsCallback<Method, string>;

  /** Called with the original arguments on a hit. What it throws is logged and changes nothing. */
  hitCallable?: ArgumentsCallback<Method, unknown>;

  /** The same on a miss, once the outcome's fill was answered. Not called when the method throws an unlisted error. */
  missCallable?: ArgumentsCallback<Method, unknown>;

  /**
   * false makes the method a guard: only a mark that it ran is kept, and while the mark lives every call but the one
   * that ran gets `true`.
   * @default true
   */
  storeResult?: StoreResult<ResultOf<Method>>;

  /** Thrown errors that are instances of these classes are outcomes too, thrown again on a hit. */
  cacheExceptions?: Class<Error> | readonly Class<Error>[];

  /**
   * Which cache, by the name it is registered under.
   * @default 'default'
   */
  cacheAlias?: string;

  /**
   * Classes whose instances may be kept in results: own fields, right prototype, constructor not run.
   * @default the module's
   */
  classes?: readonly Class[];
}

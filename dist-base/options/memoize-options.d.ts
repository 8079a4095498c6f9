import type { Class } from '../types/class';
import type { ClassEntry } from './class-entry';
import type { Duration } from '../types/duration';
import type { ParametersOf, ResultOf } from '../types/method';
import type { StaleOptions } from './stale-options';
/** Is what a key may vary on without a function: data, written down. */
export type PlainValue = string | number | boolean | bigint | null | undefined | Date | readonly PlainValue[] | {
    readonly [name: string]: PlainValue;
};
declare const compileError: unique symbol;
/** Carries a sentence into the compiler's message. Nothing has this type. */
export interface CompileError<Sentence extends string> {
    readonly [compileError]: Sentence;
}
/** Is a callback that sees the decorated method's own parameters. Its `this` is the instance. */
export type ArgumentsCallback<Method, Result> = (this: any, ...args: ParametersOf<Method>) => Result;
/**
 * Decides how long one outcome is kept; 0: not at all. `result` is undefined for a kept error and for a guard's mark.
 * Where it throws, or answers no duration, the outcome is not kept, and `onError` is told with a `CallbackError`.
 */
export type TtlCallback<Method> = (this: any, result: ResultOf<Method> | undefined, ...args: ParametersOf<Method>) => Duration;
/**
 * Names the tags of one outcome: at most 32, each a text of 1 to 200 characters without control characters. `result` is
 * undefined for a kept error. Where it throws, or answers anything else, the outcome is not kept, and `onError` is told
 * with a `CallbackError`.
 */
export type ResultTagsCallback<Method> = (this: any, result: ResultOf<Method> | undefined, ...args: ParametersOf<Method>) => readonly string[];
/** Tells whether `true`, which a guard answers, may stand for the method's result. */
export type StoreResult<Result> = [true] extends [Result] ? boolean : [void] extends [Result] ? boolean : true | CompileError<'A guard (storeResult: false) answers true: the method must return Promise<void>, or a promise of something that true can be.'>;
/**
 * Holds the options of `@CacheMemoize`, typed from the method that it decorates. An option that cannot be, and a name
 * that is none, are an `InvalidOptionError` as soon as the class is defined.
 *
 * @example
 * ```ts
 * class FilesService {
 *   // One outcome for each tenant, kept longer where the file was found.
 *   @CacheMemoize({
 *     ttl: (found) => (found ? '7d' : '1m'),
 *     extra: function (this: FilesService) {
 *       return this.tenant;
 *     },
 *   })
 *   async exists(name: string): Promise<boolean> {
 *     return name !== '';
 *   }
 *
 *   private readonly tenant = 'mozilla';
 * }
 * ```
 */
export interface CacheMemoizeOptions<Method> extends StaleOptions {
    /**
     * How long an outcome is kept: a duration of at least 1 ms, `Infinity` (for good in memory, 30 days after the last
     * write on a shared cache), or a function that decides per outcome.
     * @default that of the class (`@CacheMemoizeDefaults`), then the alias's, then the module's
     */
    ttl?: Duration | TtlCallback<Method>;
    /**
     * What the key begins with: 1 to 100 characters of `A-Za-z0-9_.:/@-`. Methods with the same explicit prefix share
     * their outcomes.
     * @default `ClassName.methodName` of the instance's class
     */
    prefix?: string;
    /**
     * More that the key varies on: a version, a tenant. A plain value, or a function of the arguments. Where the function
     * throws, or gives what has no key, the call runs uncached and `onError` is told; a verb rejects. So it is with
     * `argsRewrite` and `keyGeneratorCallable`. Added to the `extra` of the module and of the class, which it takes nothing
     * away from.
     * @default none
     */
    extra?: PlainValue | ArgumentsCallback<Method, unknown>;
    /**
     * What to build the key from instead of the arguments; an array counts as several parts, anything else as one.
     * @default the arguments
     */
    argsRewrite?: ArgumentsCallback<Method, unknown>;
    /**
     * Makes the whole key, a text that is not empty, used as given. `prefix` then only names the group for
     * `invalidateAll` and `invalidatePrefix`. Refused together with `argsRewrite` or `extra`, which it would make
     * meaningless, also with the `extra` of a class or of the module: no tenant may be left out of a key in silence.
     * @default none: the key is made of the prefix, the arguments and `extra`
     */
    keyGeneratorCallable?: ArgumentsCallback<Method, string>;
    /**
     * Whether a call is memoized, by its arguments. false: it runs as if it were not, with no look-up, no waiting for others,
     * nothing kept and no callback; statistics count it as `bypassed`. It must answer at once: where it throws, or answers
     * anything but true or false, the call runs likewise, and `onError` is told with a `CallbackError`. Of the verbs only
     * `refresh` asks it: where it is false the method runs, and what is kept stays as it is; where it throws, `refresh`
     * rejects.
     * @default every call is memoized
     */
    condition?: ArgumentsCallback<Method, boolean>;
    /**
     * Is called with the original arguments on a hit, and not waited for. What it throws or rejects with is reported as a
     * `CallbackError` and changes nothing.
     * @default none
     */
    hitCallable?: ArgumentsCallback<Method, unknown>;
    /**
     * Is called likewise on a miss, once the outcome's fill was answered; not when the method throws an unlisted error.
     * @default none
     */
    missCallable?: ArgumentsCallback<Method, unknown>;
    /**
     * false makes the method a guard: only a mark that it ran is kept, and while the mark lives every call but the one
     * that ran gets `true`.
     * @default true
     */
    storeResult?: StoreResult<ResultOf<Method>>;
    /**
     * Names that outcomes carry, of this method and of others, to be dropped together: `invalidateTags('product:42')`. A
     * list, or a function of the arguments: at most 32 tags, each a text of 1 to 200 characters without control characters.
     * They belong to the cache, not to the method, and `extra` is no part of them. Where the function throws, or answers
     * anything else, the call runs uncached and `onError` is told with a `CallbackError`; a verb rejects. Added to the tags
     * of the class.
     * @default none
     */
    tags?: readonly string[] | ArgumentsCallback<Method, readonly string[]>;
    /**
     * The same from the result, for what is known only then: the products on a page. On a shared cache a hit may cost one
     * round trip more in a process that has not met the entry. Refused on a guard.
     * @default none
     */
    resultTags?: ResultTagsCallback<Method>;
    /**
     * true says that all instances of the class that an application has answer alike, though they were made with other
     * dependencies. Without it, several singletons that are not alike are refused at start, unless `extra`, `argsRewrite`
     * or `keyGeneratorCallable` is a function that tells them apart.
     * @default false
     */
    instancesAgree?: boolean;
    /**
     * Thrown errors that are instances of these classes are outcomes too, thrown again on a hit. Refused on a guard.
     * @default none: what is thrown is not kept
     */
    cacheExceptions?: Class<Error> | readonly Class<Error>[];
    /**
     * Which cache, by the name it is registered under. A name that is not registered is an `UnknownCacheAliasError` at
     * start.
     * @default that of the class, then that of the module's `defaults`, then 'default'
     */
    cacheAlias?: string;
    /**
     * false leaves the method out of what the module option `audit` compares: one that answers with the time, or at random,
     * or that may be as old as its ttl.
     * @default true
     */
    audit?: boolean;
    /**
     * false: on a cache with memory in front of it (`tiered()`) the method lives in the shared cache alone, so that its
     * invalidations, and its `refresh`, do not wait. On any other cache it changes nothing. Methods with one prefix must agree.
     * @default true
     */
    localCopies?: boolean;
    /**
     * Classes whose instances may be kept in results: own fields, right prototype, constructor not run. An entry
     * `{ class, key?, to?, from? }` says how the instances of others count in keys, and how they are kept. What is listed
     * here is added to what the class and the module list.
     * @default []
     */
    classes?: ReadonlyArray<Class | ClassEntry>;
}
export {};

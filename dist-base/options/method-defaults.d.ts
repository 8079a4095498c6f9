import type { Class } from '../types/class';
import type { Duration } from '../types/duration';
import { type ClassEntry } from './class-entry';
import type { PlainValue } from './memoize-options';
import { type Callback, type OptionReader } from './option-reader';
import { type ResolvedStaleOptions, type StaleOptions } from './stale-options';
/**
 * Holds options of `@CacheMemoize` for every method of an application. `extra` and `classes` are added to what classes and
 * methods say; of the others the nearest counts: the method's, its class's, then these.
 *
 * @example
 * ```ts
 * const defaults: MemoizeDefaults = { cacheAlias: 'shared', extra: 'v2', staleIfError: '1h' };
 * ```
 */
export interface MemoizeDefaults extends StaleOptions {
    /**
     * Which cache, for a method that names none. A name that is not registered is an `UnknownCacheAliasError` at start.
     * @default 'default'
     */
    cacheAlias?: string;
    /**
     * More that every key varies on: a version, a tenant. A plain value, or a function of the arguments, whose `this` is the
     * instance. It is added to the `extra` of classes and methods, and takes none of theirs away. A method with
     * `keyGeneratorCallable`, whose key would leave it out, is refused.
     * @default none
     */
    extra?: PlainValue | ((this: any, ...args: any[]) => unknown);
    /** Classes whose instances may be kept in results, added to those of the module, of classes and of methods. @default [] */
    classes?: ReadonlyArray<Class | ClassEntry>;
}
/**
 * Holds options of `@CacheMemoize` for every method of a class, inherited ones included, and of the classes that inherit
 * from it. `extra`, `classes` and `tags` are added to what the module, classes above, and methods say; of the others the
 * nearest counts: the method's, those of the instance's class, of the class above it, then the module's.
 *
 * @example
 * ```ts
 * const defaults: ClassMemoizeDefaults = {
 *   ttl: '10m',
 *   tags: ['prices'],
 *   extra(this: { readonly tenant: string }) {
 *     return this.tenant;
 *   },
 * };
 * ```
 */
export interface ClassMemoizeDefaults extends MemoizeDefaults {
    /**
     * How long an outcome is kept: a duration of at least 1 ms, `Infinity`, or a function that decides per outcome, as that
     * of `@CacheMemoize`.
     * @default the alias's ttl, then the module's
     */
    ttl?: Duration | ((this: any, result: any, ...args: any[]) => Duration);
    /**
     * Names that the outcomes of every method carry besides its own: a list, or a function of the arguments, whose `this` is
     * the instance. At most 32 for one outcome in all.
     * @default none
     */
    tags?: readonly string[] | ((this: any, ...args: any[]) => readonly string[]);
}
/** More that a key varies on: a value that is written down, or a function that gives one. */
export type ResolvedExtra = {
    readonly value: unknown;
} | {
    readonly from: Callback;
};
/** Is what the code uses of what a method, a class or the module says of methods. Undefined where it says nothing. */
export interface ResolvedMethodDefaults {
    /** Who says it: `@CacheMemoize on FilesService.exists`. */
    readonly where: string;
    /** Milliseconds, or a function that decides per outcome. */
    readonly ttl: number | Callback | undefined;
    /** The same where it is a number that may have been meant for seconds. */
    readonly bareTtl: number | undefined;
    readonly extra: ResolvedExtra | undefined;
    readonly tags: readonly string[] | Callback | undefined;
    readonly cacheAlias: string | undefined;
    readonly classes: readonly ClassEntry[];
    readonly stale: ResolvedStaleOptions;
}
/** The names of what the module may say. */
export declare const MODULE_METHOD_DEFAULTS: readonly string[];
/** The names of what a class may say. */
export declare const CLASS_METHOD_DEFAULTS: readonly string[];
/** Checks those of the options that a class, or the module, may give as well. @throws InvalidOptionError */
export declare function resolveMethodDefaults(options: OptionReader, where: string): ResolvedMethodDefaults;

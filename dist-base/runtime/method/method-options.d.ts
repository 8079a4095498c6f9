import type { Decoration } from '../../nest/decoration';
import { type ClassEntry } from '../../options/class-entry';
import type { ResolvedExtra, ResolvedMethodDefaults } from '../../options/method-defaults';
import type { Callback } from '../../options/option-reader';
import type { ResolvedMemoizeOptions } from '../../options/resolve-memoize-options';
import type { ResolvedModuleOptions } from '../../options/resolve-module-options';
import type { ResolvedStaleOptions } from '../../options/stale-options';
/** What somebody says, and who. */
export type Sourced<Value> = Value & {
    /** As `@CacheMemoizeDefaults on FilesService`; undefined for the method's own decorator. */
    readonly source: string | undefined;
};
export type SourcedExtra = Sourced<ResolvedExtra>;
export type SourcedTags = Sourced<{
    readonly tags: readonly string[] | Callback;
}>;
export interface MethodOptions extends Omit<ResolvedMemoizeOptions, keyof ResolvedMethodDefaults> {
    /** Undefined: the alias's. */
    readonly ttl: number | Callback | undefined;
    /** Of the module, of each class from the base down, of the method: all count. */
    readonly extras: readonly SourcedExtra[];
    /** In the same order. */
    readonly tags: readonly SourcedTags[];
    /** Which cache, and who names it. */
    readonly cache: Sourced<{
        readonly alias: string;
    }>;
    /** The module's among them. */
    readonly classes: readonly ClassEntry[];
    /** What is written on the method itself, and what it goes by where it can. */
    readonly stale: {
        readonly own: ResolvedStaleOptions;
        readonly byDefault: ResolvedStaleOptions;
    };
}
/** What the module says of methods. */
export type ModuleMethodOptions = Pick<ResolvedModuleOptions, 'classes' | 'defaults'>;
/** @param module undefined where there is none, as in a unit test */
export declare function methodOptionsOf(prototype: object, decoration: Decoration, module?: ModuleMethodOptions): MethodOptions;
/**
 * Whether something says what the outcomes depend on besides the arguments. An `extra` that is a value does not: it is the
 * same for every instance.
 */
export declare function declaresKey({ extras, argsRewrite, keyGeneratorCallable }: MethodOptions): boolean;
/** Whether instances of its class answer for each other, so that there may be several only if they are alike. */
export declare function isSharedByInstances(options: MethodOptions): boolean;
/** Whether its outcomes may carry tags. */
export declare function isTagged({ tags, resultTags }: MethodOptions): boolean;

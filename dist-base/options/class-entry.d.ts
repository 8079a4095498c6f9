import { type OptionReader } from './option-reader';
import type { Class } from '../types/class';
/**
 * Says more of a class in `classes`: what its instances count as in keys, and how they are kept where their state is
 * not in their fields.
 *
 * @example
 * ```ts
 * const classes: (Class | ClassEntry)[] = [
 *   User,
 *   {
 *     class: URLSearchParams,
 *     key: (params) => params.toString(),
 *     to: (params) => params.toString(),
 *     from: (text) => new URLSearchParams(text),
 *   },
 * ];
 * ```
 */
export interface ClassEntry {
    /** The class itself. Instances of its subclasses are not meant. */
    class: Class;
    /** Answers what an instance counts as in keys. @default `toCacheKey()`, a primitive `toJSON()`, its fields */
    key?: (instance: any) => unknown;
    /** Answers what is kept of an instance: any value that can be kept. Given together with `from`. @default its fields */
    to?: (instance: any) => unknown;
    /** Makes the instance again of what `to` answered, which may come from a store that others can write to. */
    from?: (kept: any) => object;
}
/** Checks the option `classes`, and writes every item as an entry. @throws InvalidOptionError */
export declare function resolveClasses(options: OptionReader): readonly ClassEntry[];
/** Adds up lists of entries. Of one class what is said later counts, where it is said. */
export declare function mergeClasses(...lists: ReadonlyArray<readonly ClassEntry[]>): readonly ClassEntry[];

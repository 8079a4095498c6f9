import type { Class } from '../types/class';
/**
 * The class of the items of an array, where class-transformer's `@Type(() => Item)` says it; undefined where nobody
 * does.
 *
 * The library does not import class-transformer, which is optional, and of which an application may have more than one
 * copy: it looks at those that are loaded already. `@Type` has run by then, or it stands nowhere. What a bundler has
 * swallowed is not found, and then the items keep their names.
 */
export declare function itemClassOf(target: Class, name: string): unknown;

import 'reflect-metadata';
import type { ResolvedMethodDefaults } from '../options/method-defaults';
export declare function writeDefaults(prototype: object, defaults: ResolvedMethodDefaults): void;
/** What `@CacheMemoizeDefaults` says on this very class; that of a class above it does not count. */
export declare function findOwnDefaults(prototype: object): ResolvedMethodDefaults | undefined;
/** What every class says that instances of `prototype` are of, from the base down. */
export declare function listDefaults(prototype: object): readonly ResolvedMethodDefaults[];

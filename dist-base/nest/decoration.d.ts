import 'reflect-metadata';
import type { AsyncMethod } from '../types/method';
import type { ResolvedMemoizeOptions } from '../options/resolve-memoize-options';
/** What `@CacheMemoize` leaves behind, for whoever has to know: the proxy, the verbs, the checks at start. */
export interface Decoration {
    /** The prototype on which it stands. */
    readonly prototype: object;
    readonly name: string;
    readonly options: ResolvedMemoizeOptions;
    /** The method itself. */
    readonly original: AsyncMethod;
    /** Of a handler to which Nest once handed the response: how many arguments it gives to it besides. */
    handedCount: number | undefined;
}
/** Remembers a memoizing proxy by its identity: its metadata are copied by whoever wraps it. */
export declare function noteProxy(proxy: object): void;
/** Whether a method is the memoizing proxy itself, with no other decorator above it that replaced it. */
export declare function isProxy(method: object): boolean;
export declare function writeDecoration(decoration: Decoration): void;
/** The decoration nearest to `prototype` for this method: its own, or the one it inherits. */
export declare function findDecoration(prototype: object, name: string): Decoration | undefined;
export declare function isDecorated(prototype: object, name: string): boolean;
/** One decoration for each memoized method that instances of `prototype` have, inherited ones included. */
export declare function listDecorations(prototype: object): Decoration[];

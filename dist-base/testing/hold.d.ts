import type { MethodNameIn } from '../invalidation/named-method';
import type { Class } from '../types/class';
import { type ApplicationContext } from './application-runtime';
/** A run of a memoized method that waits for a test. Made by {@link hold}. */
export interface HeldRun {
    /** Resolves when the run has begun: its call has asked the cache, and the method waits to be let in. */
    readonly started: Promise<void>;
    /** Lets it go on, or never wait if it has not begun. */
    release(): void;
}
/**
 * Holds the next run of a memoized method before the method begins, so that a test can do something in between: an
 * invalidation that must win, a second call that must join. Held twice, the next two runs are, in that order. It takes
 * the run of whatever class inherits the method, too, and the run of a `refresh` or a renewal as well as that of a call, but not of an audit.
 *
 * @example
 * ```ts
 * const held = hold(app, Products, 'find');
 * const before = app.get(Products).find(1);
 * await held.started;
 * await app.get(Products).rename(1, 'new'); // invalidates find(1)
 * held.release();
 * await before; // what it read is kept by nobody
 * ```
 *
 * @throws NotMemoizedError for a method without `@CacheMemoize`
 * @throws InvalidOptionError for an application without CacheMemoizeModule
 */
export declare function hold<Instance extends object, Name extends string>(app: ApplicationContext, target: Class<Instance> | Instance, method: MethodNameIn<Instance, Name>): HeldRun;

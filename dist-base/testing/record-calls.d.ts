import { type CallOutcome } from '../ports/call-trace';
import type { ArgumentsOf, MethodNameIn } from '../invalidation/named-method';
import type { Class } from '../types/class';
import { type ApplicationContext } from './application-runtime';
/** One call of a memoized method, once it has answered. */
export interface RecordedCall<Args extends readonly unknown[] = readonly unknown[]> {
    /** The very objects that the method was called with. */
    readonly args: Args;
    /**
     * How it was answered: from the cache, fresh (`'hit'`) or past its life (`'stale'`); by a run that it led (`'miss'`);
     * by one that it joined here or waited for elsewhere (`'joined'`); by a run past the cache (`'bypass'`); of a guard,
     * with `true` (`'guarded'`).
     */
    readonly outcome: CallOutcome;
}
/** What became of the calls of an application. Made by {@link recordCalls}. */
export interface CallRecording {
    /**
     * The calls of one method that have answered, in the order in which they were made. A class stands for what inherits
     * the method from it, too, and an instance may stand in for it.
     *
     * @throws NotMemoizedError for a method without `@CacheMemoize`
     */
    of<Instance extends object, Name extends string>(target: Class<Instance> | Instance, method: MethodNameIn<Instance, Name>): RecordedCall<Readonly<ArgumentsOf<Instance, Name>>>[];
    /** Forgets what was recorded, calls under way included. */
    clear(): void;
}
/**
 * Records the calls of every memoized method of an application, from now on. With `enabled: false` there is nothing to
 * record: methods run plainly.
 *
 * @example
 * ```ts
 * const calls = recordCalls(app);
 * await app.get(Products).find(1);
 * await app.get(Products).find(1);
 * calls.of(Products, 'find'); // [{ args: [1], outcome: 'miss' }, { args: [1], outcome: 'hit' }]
 * ```
 *
 * @param app a compiled application: what `Test.createTestingModule(…).compile()` resolves to, or `NestFactory.create`
 * @throws InvalidOptionError for one without CacheMemoizeModule
 */
export declare function recordCalls(app: ApplicationContext): CallRecording;

import type { AsyncMethod, ParametersOf } from '../types/method';
/** The verbs of one memoized method of one instance: same arguments in, same outcome out. */
export interface MemoizedHandle<Method extends AsyncMethod> {
    /**
     * Drops one outcome; never runs the method. Resolves when confirmed.
     *
     * @throws InvalidationFailedError (as a rejection) within `deadline.invalidate` otherwise
     * @throws UnkeyableArgumentError (as a rejection) for arguments without a key
     *
     * Where no application in this process has the module, as in a unit test, it resolves, whatever it was given.
     */
    readonly invalidate: (...args: ParametersOf<Method>) => Promise<void>;
    /**
     * Runs the method now, never joins, and replaces the outcome. If the method throws an error that is not listed in
     * `cacheExceptions`, the old outcome stays.
     */
    readonly refresh: Method;
    /**
     * The key of a call, without the module's `keyPrefix`. A batch has none of its own: of one, the keys of its ids, in
     * their order, one a line.
     *
     * @throws UnkeyableArgumentError where there is none
     */
    readonly getCacheKey: (...args: ParametersOf<Method>) => string;
    /** The method itself, past the cache. */
    readonly original: Method;
    /**
     * The verbs that go by the key, with `value` in place of what the function given as `extra` would answer here: for a
     * consumer, a cron job or an administrator outside the request that it reads.
     *
     * @example
     * ```ts
     * await memoized(this.prices).priceOf.withExtra('acme').invalidate(17);
     * ```
     * @throws InvalidOptionError (`invalidate`: as a rejection) on a method whose `extra` is no function
     */
    readonly withExtra: (value: unknown) => Pick<MemoizedHandle<Method>, 'invalidate' | 'getCacheKey'>;
}
/** The verbs of every async method of an instance. */
export type MemoizedHandles<Instance> = {
    readonly [Name in keyof Instance as Instance[Name] extends AsyncMethod ? Name : never]: Instance[Name] extends AsyncMethod ? MemoizedHandle<Instance[Name]> : never;
};
/** The same where the instance may be `this`, whose class the compiler looks up only for a type that it can put off. */
type HandlesOf<Instance> = Instance extends object ? MemoizedHandles<Instance> : never;
/**
 * The verbs of an instance's memoized methods: `memoized(this.files).exists.invalidate('xul.pdb')`. Inside the class
 * the method is named with a function, private methods too: `memoized(this, (self) => self.exists)`.
 *
 * @example
 * ```ts
 * await memoized(this.files).exists.invalidate('xul.pdb', 'A1B2');
 * const fresh = await memoized(this, (self) => self.exists).refresh('xul.pdb', 'A1B2');
 * ```
 *
 * @throws NotMemoizedError for a method without `@CacheMemoize`, if an application in this process has the module
 * @throws InvalidOptionError for what is no instance, and for a function that names no method of it
 */
export declare function memoized<Instance extends object, Method extends AsyncMethod>(instance: Instance, pick: (self: Instance) => Method): MemoizedHandle<Method>;
export declare function memoized<Instance extends object>(instance: Instance): HandlesOf<Instance>;
export {};

import type { OptionReader } from './option-reader';
/**
 * Says what becomes of a change whose invalidation is not confirmed. `'reject'`: its caller is told. `'retry'`: its caller
 * gets the result all the same, and what was not confirmed waits in this process and is sent again.
 */
export type OnFailure = 'reject' | 'retry';
/** Holds what changes that say nothing else go by. */
export interface InvalidationOptions {
    /**
     * What becomes of a change with `@Invalidates` or `@InvalidatesTags` whose invalidation is not confirmed. With `'retry'`
     * the call resolves although other processes may answer with the old outcome until it is.
     * @default 'reject'
     */
    onFailure?: OnFailure;
}
/** The same, as the code uses it. */
export type ResolvedInvalidationOptions = Required<Readonly<InvalidationOptions>>;
/** @throws InvalidOptionError */
export declare function resolveInvalidationOptions(options: OptionReader): ResolvedInvalidationOptions;
/** @throws InvalidOptionError */
export declare function readOnFailure(reader: OptionReader): OnFailure | undefined;

import { MemoizeInvalidator } from '../invalidation/memoize-invalidator.service';
import type { Outcome } from '../ports/outcome';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { PanelCall, PanelRequest } from './panel-request';
/** What is kept of one call. */
export interface LookedUp {
    readonly method: string;
    readonly alias: string;
    /** Without the `keyPrefix`. */
    readonly key: string;
    /** `unknown` where the cache could not be asked. */
    readonly state: 'present' | 'absent' | 'unknown';
    readonly kind?: Outcome['kind'];
    readonly ageMs?: number;
    /** What is left of its life; below 0 where it is past it, and null where it has no end. */
    readonly restMs?: number | null;
    /** Only where the panel reveals values. */
    readonly value?: string;
}
/** What can be done from the page with calls that are named by their class, method and arguments. */
export declare class PanelCalls {
    private readonly runtime;
    private readonly invalidator;
    private readonly targets;
    constructor(runtime: MemoizeRuntime, invalidator: MemoizeInvalidator);
    /**
     * Opens no lease, and runs nothing.
     *
     * @throws NotMemoizedError, UnkeyableArgumentError, CallbackError
     */
    lookUp({ class: className, method: name, args }: PanelCall, reveal: boolean): Promise<LookedUp>;
    /**
     * @returns what was invalidated, in words
     * @throws InvalidationFailedError, NotMemoizedError, UnkeyableArgumentError, InvalidOptionError
     */
    invalidate(request: PanelRequest): Promise<string>;
    /** Of several instances the first: only its `extra` could tell them apart. */
    private targetOf;
    private classesOf;
}

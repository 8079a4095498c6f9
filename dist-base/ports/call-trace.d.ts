import type { Freshness } from './outcome-cache';
/**
 * How a call was answered: from the cache, fresh or stale; by a run that it led; by one that it joined here, or waited
 * for elsewhere; by a run past the cache; or, of a guard, with `true`.
 */
export type CallOutcome = 'hit' | 'stale' | 'miss' | 'joined' | 'bypass' | 'guarded';
/**
 * What happened to one call, for a listener that asked. The memoizer writes it in the course of the call, and the
 * listener reads it once the call has answered.
 */
export declare class CallTrace {
    /** Undefined until the call is answered; for ever where it never reaches the memoizer. */
    outcome: CallOutcome | undefined;
    /** Whether the outcome went to the cache. A shared cache may still refuse it: its answer is not waited for. */
    isStored: boolean;
    /** Of what was found in the cache, in milliseconds: since it was kept, and until it expires. */
    age: number;
    ttl: number;
    /** It was found in the cache. */
    found({ age, ttl }: Freshness): void;
}

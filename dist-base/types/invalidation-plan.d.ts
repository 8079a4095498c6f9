/**
 * Holds invalidations as plain data: it survives JSON, can be stored in an outbox, and `MemoizeInvalidator.apply` carries
 * it out in any process of the application. To apply it twice does no harm.
 */
export interface InvalidationPlan {
    /** Of this form. A process that knows another rejects it. */
    readonly version: 1;
    /** One for each cache; none where there is nothing to drop. */
    readonly steps: readonly InvalidationStep[];
}
/** Names what is to be dropped from one cache, as its store knows it. */
export interface InvalidationStep {
    /** The name that the cache is registered under. */
    readonly alias: string;
    /** What every name in its store begins with. */
    readonly keyPrefix: string;
    /** Of outcomes. */
    readonly keys?: readonly string[];
    /** Of guards' marks. */
    readonly marks?: readonly string[];
    /** Prefixes of methods: all of their outcomes and marks. */
    readonly groups?: readonly string[];
    /** All outcomes and all marks that carry one of them. */
    readonly tags?: readonly string[];
    /** How long what lies under the keys and marks lives at most, in milliseconds; left out where it has no end. */
    readonly life?: number;
    /** Everything that `clear()` drops. */
    readonly clear?: true;
}

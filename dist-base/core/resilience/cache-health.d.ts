import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { type CacheOperation, CacheOperationError } from '../../errors/cache-operation.error';
import type { ErrorReporter } from '../../ports/error-reporter';
/**
 * What is known to fail on one cache, so that its recovery can be told: each kind of failure ends with a success of
 * the same kind only. A full Redis that answers look-ups and refuses fills has not recovered with every look-up.
 */
export declare class CacheHealth {
    readonly alias: string;
    private readonly reporter;
    /** False while nothing is known to fail: a success is then no news. */
    hasOutages: boolean;
    private readonly outages;
    constructor(alias: string, reporter: ErrorReporter);
    /** A failure in the library's words. */
    describe(operation: CacheOperation, cause: unknown): CacheOperationError;
    /** Reports a failure that its caller does not get to see. */
    failed(operation: CacheOperation, cause: unknown): CacheOperationError;
    /** Look-ups are not even tried. Reported when it begins, not for every call. */
    unavailable(): CacheOperationError;
    /** Reports that what was given for this cache is refused for good. */
    refused(refusal: CacheMemoizeError): void;
    answered(operation: CacheOperation): void;
}

import type { ErrorReporter } from '../ports/error-reporter';
import { CacheMemoizeError } from '../errors/cache-memoize.error';
/**
 * Tells of everything that went wrong without breaking a call: once per alias, method and kind until it recovers, to
 * the user's `onError`, or to Nest's Logger.
 */
export declare class OnceReporter implements ErrorReporter {
    private readonly onError;
    private readonly reported;
    /** The aliases of which a failure was told, and not yet that they are back. */
    private readonly broken;
    constructor(onError: ((error: CacheMemoizeError) => void) | undefined);
    report(error: CacheMemoizeError): void;
    recovered(alias: string, isWhole: boolean): void;
    private handOver;
}

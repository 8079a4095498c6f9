import type { CacheMemoizeError } from '../errors/cache-memoize.error';
/**
 * Where failures go that must not break a call: the user's `onError`, or a log that speaks once per alias, method
 * and kind until the thing recovers.
 */
export interface ErrorReporter {
    report(error: CacheMemoizeError): void;
    /**
     * The cache behind `alias` answers again: the next failure is news again.
     *
     * @param isWhole whether nothing else is known to fail on it
     */
    recovered(alias: string, isWhole: boolean): void;
}

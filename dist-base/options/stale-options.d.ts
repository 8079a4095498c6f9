import type { Duration } from '../types/duration';
import { type OptionReader } from './option-reader';
/** Says for how long an outcome stands in for a method that throws, for which errors, and when it is tried again. */
export interface StaleIfErrorOptions {
    /** How long after its life the outcome is kept for that case: a duration of at least 1 ms, and not `Infinity`. */
    for: Duration;
    /**
     * Whether the outcome may stand in for this error. One that it refuses is handed on, and ends the outcome.
     * @default every error but those that `cacheExceptions` lists and Nest's HttpExceptions below 500, which are answers
     */
    when?: (error: unknown) => boolean;
    /**
     * How long nobody asks the method again for a call for which it has failed: at least 1 ms, and not `Infinity`.
     * @default '30s'
     */
    retryAfter?: Duration;
}
/**
 * Says what may be answered that is past its life. What was invalidated never is. Each is refused on a guard, whose marks
 * are never stale, and beside `ttl: Infinity`, which never ends. Given as a default, one that a method cannot take does not
 * apply to it.
 */
export interface StaleOptions {
    /**
     * How long after its life an outcome is answered at once, and renewed in the background: a duration of at least 1 ms,
     * and not `Infinity`. A renewal runs outside of the request, so it is refused at start on a method of a class that is
     * not a singleton, and on a handler that takes the request, the response or the session.
     * @default none: an outcome ends with its life
     */
    staleWhileRevalidate?: Duration;
    /**
     * How long after its life an outcome is kept for the case that the method throws, and answered in place of its error: a
     * duration of at least 1 ms, and not `Infinity`; or `{ for, when?, retryAfter? }`.
     * @default none: an error is handed on
     */
    staleIfError?: Duration | StaleIfErrorOptions;
    /**
     * A hit that is older than this part of its life is answered, and renewed in the background: a number between 0 and 1,
     * neither of them. Refused where `staleWhileRevalidate` is.
     * @default none: nothing is renewed before its life has ended
     */
    earlyRefresh?: number;
    /**
     * Shortens each life at random by up to this part of it, so that what was kept at one time does not end at one time: a
     * number between 0 and 1, neither of them.
     * @default none
     */
    jitter?: number;
}
/** Is what the code uses of them: milliseconds. Undefined is what nobody has said. */
export interface ResolvedStaleOptions {
    readonly staleWhileRevalidate: number | undefined;
    readonly staleIfError: {
        readonly for: number;
        readonly when: ((error: unknown) => boolean) | undefined;
        readonly retryAfter: number;
    } | undefined;
    readonly earlyRefresh: number | undefined;
    readonly jitter: number | undefined;
}
export type StaleOptionName = keyof ResolvedStaleOptions;
export declare const STALE_OPTIONS: readonly StaleOptionName[];
/** Milliseconds: how long a source that failed is left alone where nothing says so. */
export declare const DEFAULT_RETRY_AFTER = 30000;
/** @throws InvalidOptionError */
export declare function resolveStaleOptions(options: OptionReader): ResolvedStaleOptions;

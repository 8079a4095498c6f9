import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { type ErrorMessage, type InvalidateMessage } from './diagnostics';
import type { ErrorReporter } from './error-reporter';
/** Who follows what is invalidated in an application, and what goes wrong there. */
export interface ActivityListener {
    invalidated(message: InvalidateMessage): void;
    failed(message: ErrorMessage): void;
}
/** What is invalidated in one application, and what goes wrong there: told to who follows it, and to the process. */
export declare class Activity implements ErrorReporter {
    private readonly reporter;
    private readonly listeners;
    /** @param reporter whom every error is handed on to */
    constructor(reporter: ErrorReporter);
    /** @returns how to end that */
    follow(listener: ActivityListener): () => void;
    /** Whether it is worth making a message of an invalidation. */
    get isFollowed(): boolean;
    invalidated(message: InvalidateMessage): void;
    report(error: CacheMemoizeError): void;
    recovered(alias: string, isWhole: boolean): void;
}

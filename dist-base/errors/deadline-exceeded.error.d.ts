import { CacheMemoizeError } from './cache-memoize.error';
/** Says that an operation was given up, having had no answer within its deadline. What is reported has it as `cause`. */
export declare class DeadlineExceededError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_DEADLINE_EXCEEDED";
    /** The deadline, in milliseconds. */
    readonly deadline: number;
    constructor(facts: {
        deadline: number;
    });
}

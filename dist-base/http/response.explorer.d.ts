import type { CacheHeaders } from './cache-headers';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
/** Finds out how the calls of each memoized HTTP handler come by their response, and sees to it. */
export declare class ResponseExplorer {
    private readonly runtime;
    private readonly headers;
    private readonly container;
    constructor(runtime: MemoizeRuntime, headers: CacheHeaders);
    /** Right before routes are registered: by then, all that replaces methods in constructors has done so. */
    askForResponses(): void;
    /** Those that are memoized. Binds them all, because what refuses them is read from metadata that are changed then. */
    private listHandlers;
    /**
     * Not where Nest looks at the class anew for every request; where a decorator or a spy took the method's place, and
     * would see one argument more; where the method serves another protocol as well, which would take the parameter for
     * one of its own; where a controller has decorated the parameters of the method that it inherits anew; nor where one
     * that did so, or overrides the method, would inherit ours.
     */
    private canBeHandedResponse;
    private isOverridden;
    private listControllers;
}

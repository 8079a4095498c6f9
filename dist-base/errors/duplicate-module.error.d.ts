import { CacheMemoizeError } from './cache-memoize.error';
/** Is thrown at start where `forRoot` or `forRootAsync` of CacheMemoizeModule is imported twice in one application. */
export declare class DuplicateModuleError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_DUPLICATE_MODULE";
    constructor();
}

import { CacheMemoizeError } from './cache-memoize.error';
export interface SeveralInstancesFacts {
    /** `FilesService.locate`. */
    readonly method: string;
    /** The modules that provide the instances, by name. */
    readonly modules: readonly string[];
    /** In which way the instances are not alike, as the end of a sentence. */
    readonly difference: string;
}
/** An application has several instances of a class that are not alike, and one of them would answer for another. */
export declare class SeveralInstancesError extends CacheMemoizeError {
    readonly code = "E_CACHE_MEMOIZE_SEVERAL_INSTANCES";
    /** `FilesService.locate`. */
    readonly method: string;
    /** The modules that provide the instances, by name; empty for one that was made by hand (`moduleRef.create`). */
    readonly modules: readonly string[];
    /** In which way the instances are not alike. */
    readonly difference: string;
    constructor({ method, modules, difference }: SeveralInstancesFacts);
}

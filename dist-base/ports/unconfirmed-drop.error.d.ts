import type { DropNames } from './outcome-cache';
/**
 * How a cache tells its caller what of a drop was not confirmed. It stays inside the library: the user gets an
 * `InvalidationFailedError` with the arguments in place of the names.
 */
export declare class UnconfirmedDropError extends Error {
    readonly names: DropNames;
    constructor(names: DropNames, options?: ErrorOptions);
}

import type { DropNames } from './outcome-cache';

/**
 * How a cache tells its caller what of a drop was not confirmed. It stays inside the library: the user gets an
 * `InvalidationFailedError` with the arguments in place of the names.
 */
export class UnconfirmedDropError extends Error {
  constructor(
    readonly names: DropNames,
    options?: ErrorOptions,
  ) {
    super('What was to be dropped from a cache could not be confirmed as gone', options);
  }
}

/**
 * Tells the caller of a cache which keys of an invalidation were not confirmed. It stays inside the library:
 * the user gets an `InvalidationFailedError` with the arguments instead of the keys.
 */
export class UnconfirmedKeysError extends Error {
  constructor(
    readonly keys: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`${keys.length} keys could not be confirmed as invalidated`, options);
  }
}

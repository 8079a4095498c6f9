/**
 * Is the base of every error of this library. An application's own errors pass through untouched and never extend it.
 */
export abstract class CacheMemoizeError extends Error {
  /** Stable and unique to the class: `E_CACHE_MEMOIZE_…`. */
  abstract readonly code: `E_CACHE_MEMOIZE_${string}`;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

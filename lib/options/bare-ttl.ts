const SHORTEST_LIKELY = 1000;

/**
 * A ttl that was given as a number, and is so short that seconds may have been meant: django-cache-memoize and
 * cache-manager 4 count in them. undefined for any other.
 */
export function bareTtl(given: unknown): number | undefined {
  return typeof given === 'number' && given < SHORTEST_LIKELY ? given : undefined;
}

import type { CallTrace } from '../ports/call-trace';

/** How this cache calls itself in `Cache-Status`. */
const CACHE_NAME = 'nestjs-cache-memoize';

/** The largest integer of a structured field (RFC 8941, 3.3.1). */
const LARGEST_INTEGER = 999_999_999_999_999;

/** By the seconds in them; they take 100 bytes each. */
const MOST_HIT_TEXTS = 4096;
const hitTexts = new Map<number, string>();

/**
 * What happened to a call, as a member of the `Cache-Status` list (RFC 9211). The `key` parameter is left out: keys
 * hold arguments, which are nobody's business but the server's.
 *
 * @returns undefined when the handler was not called through the cache: a pipe refused the request, say
 */
export function formatCacheStatus({ outcome, isStored, ttl }: CallTrace): string | undefined {
  switch (outcome) {
    case 'hit':
    case 'stale':
    case 'guarded':
      return ttl === Infinity ? `${CACHE_NAME}; hit` : hitText(toSeconds(ttl));
    case 'miss':
      return `${CACHE_NAME}; fwd=miss${isStored ? '; stored' : ''}`;
    case 'joined':
      return `${CACHE_NAME}; fwd=miss; collapsed`;
    case 'bypass':
      return `${CACHE_NAME}; fwd=bypass`;
    case undefined:
      return undefined;
  }
}

/** A text that is there already costs a response less than one that Node has to flatten and to look through. */
function hitText(ttl: number): string {
  const known = hitTexts.get(ttl);
  if (known !== undefined) return known;
  const text = `${CACHE_NAME}; hit; ttl=${ttl}`;
  if (hitTexts.size >= MOST_HIT_TEXTS) hitTexts.clear();
  hitTexts.set(ttl, text);
  return text;
}

/** Appends to what caches nearer to the origin have said: the list is in the order of the response's way. */
export function appendCacheStatus(earlier: unknown, member: string): string {
  if (earlier === undefined) return member;
  const members: readonly unknown[] = Array.isArray(earlier) ? earlier : [earlier];
  return [...members.filter(Boolean), member].join(', ');
}

/** The value of `Age` on a hit: seconds, rounded down as caches do (RFC 9111, 5.1). */
export function formatAge({ outcome, age }: CallTrace): string | undefined {
  const isFound = outcome === 'hit' || outcome === 'stale' || outcome === 'guarded';
  return isFound ? String(Math.floor(age / 1000)) : undefined;
}

/** Up, where the age goes down, so that the two add up to what the outcome was kept for. */
function toSeconds(milliseconds: number): number {
  return Math.min(Math.ceil(milliseconds / 1000), LARGEST_INTEGER);
}

import type { CallTrace } from '../ports/call-trace';
/**
 * What happened to a call, as a member of the `Cache-Status` list (RFC 9211). The `key` parameter is left out: keys
 * hold arguments, which are nobody's business but the server's.
 *
 * @returns undefined when the handler was not called through the cache: a pipe refused the request, say
 */
export declare function formatCacheStatus({ outcome, isStored, ttl }: CallTrace): string | undefined;
/** Appends to what caches nearer to the origin have said: the list is in the order of the response's way. */
export declare function appendCacheStatus(earlier: unknown, member: string): string;
/** The value of `Age` on a hit: seconds, rounded down as caches do (RFC 9111, 5.1). */
export declare function formatAge({ outcome, age }: CallTrace): string | undefined;

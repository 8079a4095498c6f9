/**
 * What happened to one call, for who asked to be told (the interceptor, for a handler). Written by the memoizer in
 * the course of the call, read once the call has answered.
 */
export class CallTrace {
  /** undefined: the handler was not reached, or is not memoized by this application. */
  outcome: 'hit' | 'miss' | 'bypass' | undefined;
  /** Whether the call waited for somebody else's computation. */
  isCollapsed = false;
  /** Whether the outcome went to the cache. A shared cache may still refuse it: its answer is not waited for. */
  isStored = false;
  /** Of a hit, in milliseconds: since it was kept, and until it expires. */
  age = 0;
  ttl = Infinity;
}

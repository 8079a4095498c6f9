import type { Freshness } from './outcome-cache';

/**
 * What happened to one call, for a listener that asked. The memoizer writes it in the course of the call, and the
 * listener reads it once the call has answered.
 */
export class CallTrace {
  /** Undefined until the call is decided; for ever where it never reaches the cache. */
  outcome: 'hit' | 'miss' | 'bypass' | undefined;
  /** Whether the call waited for somebody else's computation. */
  isCollapsed = false;
  /** Whether the outcome went to the cache. A shared cache may still refuse it: its answer is not waited for. */
  isStored = false;
  /** Of a hit, in milliseconds: since it was kept, and until it expires. */
  age = 0;
  ttl = Infinity;

  /** It was answered from the cache. */
  hit({ age, ttl }: Freshness): void {
    this.outcome = 'hit';
    this.age = age;
    this.ttl = ttl;
  }

  /** It was answered with what somebody else has computed. */
  collapse(): void {
    this.outcome = 'miss';
    this.isCollapsed = true;
  }
}

import type {
  Answer,
  Bypass,
  Hit,
  Lookup,
  Miss,
  OutcomeCache,
  Payload,
  Ticket,
} from '../../lib/interfaces/outcome-cache.interface';

/** A cache that works until the test breaks it, and again once it is mended. */
export class FailingCache implements OutcomeCache {
  isReady = true;
  private cause: unknown;
  private isBroken = false;

  constructor(private readonly cache: OutcomeCache) {}

  get keeps(): 'objects' | 'text' {
    return this.cache.keeps;
  }

  break(cause: unknown = new Error('broken by the test')): void {
    this.isBroken = true;
    this.cause = cause;
  }

  mend(): void {
    this.isBroken = false;
  }

  lookup(key: string, group: string): Answer<Lookup> {
    return this.unlessBroken(() => this.cache.lookup(key, group));
  }

  open(key: string, group: string, mode: 'share' | 'replace'): Answer<Miss | Bypass> {
    return this.unlessBroken(() => this.cache.open(key, group, mode));
  }

  fill(ticket: Ticket, payload: Payload, ttl: number): Answer<boolean> {
    return this.unlessBroken(() => this.cache.fill(ticket, payload, ttl));
  }

  release(ticket: Ticket): Answer<void> {
    return this.unlessBroken(() => this.cache.release(ticket));
  }

  invalidate(keys: readonly string[]): Answer<void> {
    return this.unlessBroken(() => this.cache.invalidate(keys));
  }

  invalidateGroup(group: string): Answer<void> {
    return this.unlessBroken(() => this.cache.invalidateGroup(group));
  }

  clear(): Answer<void> {
    return this.unlessBroken(() => this.cache.clear());
  }

  freshness(hit: Hit): { readonly age: number; readonly ttl: number } {
    return this.cache.freshness(hit);
  }

  close(): Promise<void> {
    return this.cache.close();
  }

  private unlessBroken<Value>(ask: () => Answer<Value>): Answer<Value> {
    return this.isBroken ? Promise.reject(this.cause) : ask();
  }
}

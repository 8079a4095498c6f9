import type { Hit, Lookup, Miss, OutcomeCache, Ticket } from '../../../lib/ports/outcome-cache';

/** One thing that the cache was asked, to be answered by the test, or never. */
export interface Asked {
  readonly operation:
    'lookup' | 'open' | 'fill' | 'release' | 'invalidate' | 'invalidateGroup' | 'clear' | 'close';
  readonly subject: unknown;
  answer(value?: unknown): void;
  fail(cause: unknown): void;
}

/** A cache that answers when the test says so. Equal look-ups of one tick are one promise. */
export class SlowCache implements OutcomeCache {
  readonly keeps = 'text';
  isReady = true;
  readonly asked: Asked[] = [];
  private readonly lookups = new Map<string, Promise<Lookup>>();

  /** What was asked last. */
  get last(): Asked {
    const last = this.asked.at(-1);
    if (last === undefined) throw new Error('Nothing was asked yet');
    return last;
  }

  /** How often something was asked. */
  count(operation: Asked['operation']): number {
    return this.asked.filter((asked) => asked.operation === operation).length;
  }

  lookup(key: string): Promise<Lookup> {
    const shared = this.lookups.get(key) ?? this.ask<Lookup>('lookup', key);
    this.lookups.set(key, shared);
    process.nextTick(() => this.lookups.delete(key));
    return shared;
  }

  open(key: string): Promise<Miss> {
    return this.ask('open', key);
  }

  fill(ticket: Ticket): Promise<boolean> {
    return this.ask('fill', ticket);
  }

  release(ticket: Ticket): Promise<void> {
    return this.ask('release', ticket);
  }

  invalidate(keys: readonly string[]): Promise<void> {
    return this.ask('invalidate', keys);
  }

  invalidateGroup(group: string): Promise<void> {
    return this.ask('invalidateGroup', group);
  }

  clear(): Promise<void> {
    return this.ask('clear', undefined);
  }

  freshness(): { age: number; ttl: number } {
    return { age: 1, ttl: 2 };
  }

  close(): Promise<void> {
    return this.ask('close', undefined);
  }

  private ask<Value>(operation: Asked['operation'], subject: unknown): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.asked.push({ operation, subject, answer: (value) => resolve(value as Value), fail: reject });
    });
  }
}

/** A miss with a ticket of its own. */
export function miss(key: string, options: { leasedElsewhere?: boolean } = {}): Miss {
  const ticket = { key, group: 'group', id: Symbol(key), leasedElsewhere: options.leasedElsewhere ?? false };
  return { kind: 'miss', ticket };
}

export function hit(payload: unknown): Hit {
  return { kind: 'hit', payload };
}

import { UnconfirmedKeysError } from '../../errors/unconfirmed-keys.error';
import type { Clock } from '../../ports/clock';
import type { Hit, Lookup, Miss, OutcomeCache, Payload, Ticket } from '../../ports/outcome-cache';
import { drain } from '../stored/drain';
import { type LookupBatch, LookupGatherer } from '../stored/lookup-gatherer';
import { createNonceSource, type NonceSource } from '../stored/nonce-source';
import { PlainNonces } from './confirmed-nonces';
import type { PlainStore } from './text-store';
import { StoreKeys } from '../stored/store-keys';
import { FramedHit, frameValue, readFrame, toLifeMs } from '../stored/value-frame';

export interface PlainCacheOptions {
  /** What every name in the store begins with. */
  readonly keyPrefix: string;
  /** How long a computation may take and still be kept, in milliseconds. */
  readonly leaseMs: number;
  /** How long close() waits for fills under way, in milliseconds. @default 1000 */
  readonly drainMs?: number;
  readonly clock: Clock;
  /** Where nonces come from. @default a cryptographic source */
  readonly nonce?: NonceSource;
}

/** How many invalidations are under way at once. */
const PARALLEL = 250;

interface PlainTicket extends Ticket {
  /** All the nonces: a value is believed by readers that see exactly these. */
  readonly id: string;
  readonly openedAt: number;
}

type ReadNonce = (name: string) => Promise<string>;

/**
 * Protocol G: no stale read on anything with `get` and `set`, as far as every read sees the last confirmed write.
 *
 * A value carries three random nonces: of its key, of its group, and of everything. It is a hit for a reader that
 * finds the same three in the store. To invalidate is to replace a nonce, and to see it replaced. There is no lease:
 * processes do not wait for each other, and a refresh can be overwritten by an older computation that ends later.
 */
export class PlainCache implements OutcomeCache {
  readonly keeps = 'text';
  private readonly keys: StoreKeys;
  private readonly nonces: PlainNonces;
  private readonly lookups = new LookupGatherer((batch) => this.send(batch));
  private readonly fills = new Set<Promise<unknown>>();

  constructor(
    private readonly store: PlainStore,
    private readonly options: PlainCacheOptions,
  ) {
    this.keys = new StoreKeys(options.keyPrefix);
    this.nonces = new PlainNonces(store, options.nonce ?? createNonceSource());
  }

  get isReady(): boolean {
    return this.store.isReady;
  }

  lookup(key: string, group: string): Promise<Lookup> {
    return this.lookups.lookup(key, group);
  }

  /** Without leases there is nothing to replace: both modes take part in what is under way. */
  open(key: string, group: string): Promise<Miss> {
    return this.openTicket(key, group, (name) => this.nonces.readOrMake(name));
  }

  async fill(ticket: Ticket, payload: Payload, ttl: number): Promise<boolean> {
    const { key, id, openedAt } = ticket as PlainTicket;
    // The limit that leases set elsewhere, so that an application behaves alike on every shared cache.
    if (this.options.clock.monotonic() - openedAt > this.options.leaseMs) return false;
    const life = Math.min(toLifeMs(ttl), this.store.longestLife);
    const value = frameValue(id, { at: this.options.clock.wall(), life }, payload as string);
    const filling = this.store.set(this.keys.value(key), value, life);
    this.fills.add(filling);
    try {
      await filling;
      return true;
    } finally {
      this.fills.delete(filling);
    }
  }

  release(): void {
    // Nobody waits for a computation on a plain store.
  }

  async invalidate(keys: readonly string[]): Promise<void> {
    const unconfirmed: string[] = [];
    let cause: unknown;
    for (let at = 0; at < keys.length; at += PARALLEL) {
      const chunk = keys.slice(at, at + PARALLEL);
      const outcomes = await Promise.allSettled(
        chunk.map((key) => this.nonces.replace(this.keys.keyNonce(key))),
      );
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.status === 'fulfilled') continue;
        unconfirmed.push(chunk[index] as string);
        cause ??= outcome.reason;
      }
    }
    if (unconfirmed.length > 0) throw new UnconfirmedKeysError(unconfirmed, { cause });
  }

  invalidateGroup(group: string): Promise<void> {
    return this.nonces.replace(this.keys.groupNonce(group));
  }

  clear(): Promise<void> {
    return this.nonces.replace(this.keys.rootNonce);
  }

  freshness(hit: Hit): { age: number; ttl: number } {
    return hit instanceof FramedHit ? hit.freshness(this.options.clock) : { age: 0, ttl: 0 };
  }

  async close(): Promise<void> {
    await drain(this.fills, this.options.drainMs);
    this.store.close();
  }

  private send(batch: LookupBatch): void {
    // Within a batch each nonce of a group, and that of everything, is read once.
    const shared = new Map<string, Promise<string>>();
    const readOnce = (name: string) => {
      let reading = shared.get(name);
      if (reading === undefined) shared.set(name, (reading = this.nonces.readOrMake(name)));
      return reading;
    };
    for (const members of batch.groups.values())
      for (const pending of members.values())
        this.find(pending.key, pending.group, readOnce).then(pending.resolve, pending.reject);
  }

  private async find(key: string, group: string, readNonce: ReadNonce): Promise<Lookup> {
    const [value, miss] = await Promise.all([
      this.store.get(this.keys.value(key)),
      this.openTicket(key, group, readNonce),
    ]);
    const hit = readFrame(value, miss.ticket.id as string);
    // A store may count in seconds, or take no notice of the ttl.
    return hit !== undefined && hit.freshness(this.options.clock).ttl > 0 ? hit : miss;
  }

  private async openTicket(key: string, group: string, readNonce: ReadNonce): Promise<Miss> {
    const { run } = this.store;
    const openedAt = this.options.clock.monotonic();
    const nonces = await Promise.all([
      this.nonces.readOrMake(this.keys.keyNonce(key)),
      readNonce(this.keys.groupNonce(group)),
      readNonce(this.keys.rootNonce),
    ]);
    if (this.store.run !== run) throw new Error('The store was restarted while it was asked');
    const ticket: PlainTicket = { key, group, id: nonces.join('') + run, openedAt, leasedElsewhere: false };
    return { kind: 'miss', ticket };
  }
}

import type { Lookup } from '../../ports/outcome-cache';
import { type LookupBatch, LookupGatherer, type PendingLookup } from '../stored/lookup-gatherer';
import { NONCE_LENGTH, type NonceSource } from '../stored/nonce-source';
import { LEASE_SCRIPT, NONCE_SCRIPT } from './lease-scripts';
import { type RedisSession, RedisSessionLostError, type RedisTopology } from './redis-session';
import type { StoreKeys } from '../stored/store-keys';
import { readFrame } from '../stored/value-frame';

export interface LeaseRequest {
  readonly key: string;
  readonly group: string;
  /** `read` believes the value under the key, `share` and `replace` do not; `replace` outdates the lease as well. */
  readonly mode: 'read' | 'share' | 'replace';
}

interface RedisLookupOptions {
  readonly keys: StoreKeys;
  readonly leaseMs: string;
  readonly nonce: NonceSource;
}

type ReadReply = string | null | Error | undefined;

/** The reading half of protocol L: a hit in one round trip, a lease for a miss in one more. */
export class RedisLookups {
  private readonly gatherer = new LookupGatherer((batch) => this.send(batch));

  constructor(
    private readonly topology: RedisTopology,
    private readonly options: RedisLookupOptions,
  ) {}

  /** Equal look-ups of one tick get the very same promise. */
  find(key: string, group: string): Promise<Lookup> {
    return this.gatherer.lookup(key, group);
  }

  /** Takes part in the lease of a key, or makes one. */
  async lease(request: LeaseRequest): Promise<Lookup> {
    const { session } = this.topology;
    if (session === undefined) throw new RedisSessionLostError();
    return this.leaseBound(session, request, this.bindingOf(session, request.group));
  }

  private send(batch: LookupBatch): void {
    const { session } = this.topology;
    if (session === undefined) return batch.fail(new RedisSessionLostError());
    const keys: string[] = [];
    for (const [group, members] of batch.groups) {
      keys.push(this.options.keys.groupNonce(group));
      for (const key of members.keys()) keys.push(this.options.keys.value(key));
    }
    session
      .read(keys)
      .then((replies) => this.settle(session, batch, replies))
      .catch((cause: unknown) => batch.fail(cause));
  }

  /** Replies come in the order of the keys: of each group its nonce, then its members. */
  private settle(session: RedisSession, batch: LookupBatch, replies: readonly ReadReply[]): void {
    let next = 0;
    for (const [group, members] of batch.groups) {
      const nonce = nonceOf(replies[next++], session.runId);
      let binding: Promise<string> | undefined;
      for (const pending of members.values()) {
        const value = replies[next++];
        const hit = nonce === undefined ? undefined : readFrame(value, nonce);
        if (hit !== undefined) pending.resolve(hit);
        else if (value instanceof Error) pending.reject(value);
        else this.leaseFor(session, pending, (binding ??= this.bindingOf(session, group, nonce)));
      }
    }
  }

  private leaseFor(session: RedisSession, pending: PendingLookup, binding: Promise<string>): void {
    const request: LeaseRequest = { key: pending.key, group: pending.group, mode: 'read' };
    this.leaseBound(session, request, binding).then(pending.resolve, pending.reject);
  }

  private async leaseBound(
    session: RedisSession,
    request: LeaseRequest,
    binding: Promise<string>,
  ): Promise<Lookup> {
    try {
      return await this.leaseIn(session, request, await binding);
    } catch (cause) {
      if (cause instanceof RedisSessionLostError) throw cause;
      // A server that answers reads and takes no writes (full, read-only) is not down: hits go on.
      return { kind: 'bypass', cause };
    }
  }

  /** What a lease is bound to: where N travels along, the run that N must be of; elsewhere the nonce itself. */
  private async bindingOf(session: RedisSession, group: string, nonce?: string): Promise<string> {
    if (session.isOneServer) return session.runId;
    if (nonce !== undefined) return nonce;
    const nonceKey = this.options.keys.groupNonce(group);
    const reply = await NONCE_SCRIPT.run(session, [nonceKey], [this.options.nonce(), session.runId]);
    return reply as string;
  }

  private async leaseIn(
    session: RedisSession,
    { key, group, mode }: LeaseRequest,
    binding: string,
  ): Promise<Lookup> {
    const { keys } = this.options;
    const names = [keys.value(key), keys.lease(key)];
    if (session.isOneServer) names.push(keys.groupNonce(group));
    const fresh = this.options.nonce();
    const reply = (await LEASE_SCRIPT.run(session, names, [
      fresh,
      this.options.leaseMs,
      mode,
      binding,
    ])) as LeaseReply;
    const [value, lease, nonce] = reply;
    const hit = value === '' ? undefined : readFrame(value, nonce);
    if (hit !== undefined) return hit;
    // A value that the script took for one of ours, and that is too short to be.
    if (lease === '') return this.leaseIn(session, { key, group, mode: 'share' }, binding);
    // The id is the lease: a random token, and the nonce of the group that it was made under.
    return { kind: 'miss', ticket: { key, group, id: lease, leasedElsewhere: !lease.startsWith(fresh) } };
  }
}

/** V if it is a hit, else L, and the nonce of the group: `''` stands for what is not there. */
type LeaseReply = readonly [value: string, lease: string, nonce: string];

/** The nonce in N, if it belongs to this run of the server. */
function nonceOf(reply: ReadReply, runId: string): string | undefined {
  if (typeof reply !== 'string' || reply.length !== NONCE_LENGTH + runId.length) return undefined;
  return reply.endsWith(runId) ? reply.slice(0, NONCE_LENGTH) : undefined;
}

import type { AskedQuestion, Hit, Lookup, OpenMode, Question } from '../../ports/outcome-cache';
import { NONCE_LENGTH, type NonceSource } from '../stored/nonce-source';
import type { StoreKeys } from '../stored/store-keys';
import { readFrame } from '../stored/value-frame';
import { LEASE_SCRIPT, NONCE_SCRIPT } from './lease-scripts';
import {
  type ReadReply,
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
} from './redis-session';

/** `read` believes the value under the key, `share` and `replace` do not; `replace` outdates the lease as well. */
type LeaseMode = 'read' | OpenMode;

interface LeaseLookupSettings {
  readonly keys: StoreKeys;
  readonly leaseMs: string;
  readonly nonce: NonceSource;
}

/** Questions whose values are bound to one nonce. */
interface AskedGroup {
  readonly nonceName: string;
  readonly members: AskedQuestion[];
}

/** The reading half of the lease protocol: a hit in one round trip, a lease for a miss in one more. */
export class LeaseLookups {
  constructor(
    private readonly topology: RedisTopology,
    private readonly settings: LeaseLookupSettings,
  ) {}

  /** All of them in one command; those that miss take their leases one by one. */
  lookupMany(asked: readonly AskedQuestion[]): void {
    const { session } = this.topology;
    if (session === undefined) return failAll(asked, new RedisSessionLostError());
    const groups = this.groupsOf(asked);
    session.read(this.namesOf(groups)).then(
      (replies) => this.settle(session, groups, replies),
      (cause: unknown) => failAll(asked, cause),
    );
  }

  /** Undefined where nothing is kept, or nothing that is bound to the present nonce. */
  async peek({ key, group, kind }: Question): Promise<Hit | undefined> {
    const { keys } = this.settings;
    const session = this.requireSession();
    const [nonceReply, value] = await session.read([keys.groupNonce(group, kind), keys.value(key, kind)]);
    if (value instanceof Error) throw value;
    const nonce = nonceOf(nonceReply, session.runId);
    return nonce === undefined ? undefined : readFrame(value, nonce);
  }

  /** Takes part in the lease of a key, or makes one. */
  async lease(question: Question, mode: LeaseMode): Promise<Lookup> {
    const session = this.requireSession();
    const nonceName = this.nonceNameOf(question);
    return this.leaseBound(session, { question, mode, binding: this.bindingOf(session, nonceName) });
  }

  private requireSession(): RedisSession {
    const { session } = this.topology;
    if (session === undefined) throw new RedisSessionLostError();
    return session;
  }

  private nonceNameOf({ group, kind }: Question): string {
    return this.settings.keys.groupNonce(group, kind);
  }

  /** Questions of one method mostly come one after the other. */
  private groupsOf(asked: readonly AskedQuestion[]): AskedGroup[] {
    const groups = new Map<string, AskedGroup>();
    let last: AskedQuestion | undefined;
    let current: AskedGroup | undefined;
    for (const each of asked) {
      if (current === undefined || last === undefined || !isOfSameGroup(last, each)) {
        const nonceName = this.nonceNameOf(each.question);
        current = groups.get(nonceName) ?? { nonceName, members: [] };
        groups.set(nonceName, current);
      }
      current.members.push(each);
      last = each;
    }
    return [...groups.values()];
  }

  /** Of each group its nonce, then its members. */
  private namesOf(groups: readonly AskedGroup[]): string[] {
    const names: string[] = [];
    for (const { nonceName, members } of groups) {
      names.push(nonceName);
      for (const { question } of members) names.push(this.settings.keys.value(question.key, question.kind));
    }
    return names;
  }

  /** Replies come in the order of the names. */
  private settle(
    session: RedisSession,
    groups: readonly AskedGroup[],
    replies: readonly (ReadReply | undefined)[],
  ): void {
    let next = 0;
    for (const { nonceName, members } of groups) {
      const nonce = nonceOf(replies[next++], session.runId);
      let binding: Promise<string> | undefined;
      for (const asked of members) {
        const value = replies[next++];
        const hit = nonce === undefined ? undefined : readFrame(value, nonce);
        if (hit !== undefined) asked.answer(hit);
        else if (value instanceof Error) asked.fail(value);
        else this.leaseFor(session, asked, (binding ??= this.bindingOf(session, nonceName, nonce)));
      }
    }
  }

  private leaseFor(session: RedisSession, asked: AskedQuestion, binding: Promise<string>): void {
    this.leaseBound(session, { question: asked.question, mode: 'read', binding }).then(
      (lookup) => asked.answer(lookup),
      (cause: unknown) => asked.fail(cause),
    );
  }

  private async leaseBound(
    session: RedisSession,
    { question, mode, binding }: { question: Question; mode: LeaseMode; binding: Promise<string> },
  ): Promise<Lookup> {
    try {
      return await this.leaseIn(session, { question, mode, binding: await binding });
    } catch (cause) {
      if (cause instanceof RedisSessionLostError) throw cause;
      // A server that answers reads and takes no writes (full, read-only) is not down: hits go on.
      return { kind: 'bypass', cause };
    }
  }

  /** What a lease is bound to: where the nonce travels along, the run that it must be of; elsewhere the nonce itself. */
  private async bindingOf(session: RedisSession, nonceName: string, nonce?: string): Promise<string> {
    if (session.isOneServer) return session.runId;
    if (nonce !== undefined) return nonce;
    const reply = await NONCE_SCRIPT.run(session, [nonceName], [this.settings.nonce(), session.runId]);
    return reply as string; // what the script returns
  }

  private async leaseIn(
    session: RedisSession,
    { question, mode, binding }: { question: Question; mode: LeaseMode; binding: string },
  ): Promise<Lookup> {
    const { keys, leaseMs } = this.settings;
    const { key, kind } = question;
    const names = [keys.value(key, kind), keys.lease(key, kind)];
    if (session.isOneServer) names.push(this.nonceNameOf(question));
    const fresh = this.settings.nonce();
    const reply: unknown = await LEASE_SCRIPT.run(session, names, [fresh, leaseMs, mode, binding]);
    const [value, lease, nonce] = checkLeaseReply(reply);
    const hit = mode !== 'read' || value === '' ? undefined : readFrame(value, nonce);
    if (hit !== undefined) return hit;
    if (lease === '') {
      // A value that the script took for one of ours, and that is too short to be. It answers so once.
      if (mode === 'read') return this.leaseIn(session, { question, mode: 'share', binding });
      throw new Error('Redis answered that there is neither an outcome nor a lease');
    }
    // The id is the lease: a random token, and the nonce of the group that it was made under.
    return { kind: 'miss', ticket: { question, id: lease, leasedElsewhere: !lease.startsWith(fresh) } };
  }
}

/** The value if it is a hit, else the lease, and the nonce of the group: `''` stands for what is not there. */
type LeaseReply = readonly [value: string, lease: string, nonce: string];

function checkLeaseReply(reply: unknown): LeaseReply {
  if (isLeaseReply(reply)) return reply;
  throw new Error('Redis answered the script for leases with something else');
}

function isLeaseReply(reply: unknown): reply is LeaseReply {
  return Array.isArray(reply) && reply.length === 3 && reply.every((part) => typeof part === 'string');
}

function isOfSameGroup({ question: one }: AskedQuestion, { question: other }: AskedQuestion): boolean {
  return one.group === other.group && one.kind === other.kind;
}

function failAll(asked: readonly AskedQuestion[], cause: unknown): void {
  for (const each of asked) each.fail(cause);
}

/** The nonce that is kept, if it belongs to this run of the server. */
function nonceOf(reply: ReadReply | undefined, runId: string): string | undefined {
  if (typeof reply !== 'string' || reply.length !== NONCE_LENGTH + runId.length) return undefined;
  return reply.endsWith(runId) ? reply.slice(0, NONCE_LENGTH) : undefined;
}

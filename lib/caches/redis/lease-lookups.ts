import type { AskedQuestion, Hit, Lookup, OpenMode, Question } from '../../ports/outcome-cache';
import { NONCE_LENGTH, nonceOf } from '../stored/nonce-source';
import type { StoreKeys } from '../stored/store-keys';
import { bindingOf, readFrame, versionsFor } from '../stored/value-frame';
import { isLeaseReply, type LeaseReply, lookupOf } from './lease-reply';
import { LeaseNonces, type LeaseNoncesSettings } from './lease-nonces';
import { LEASE_SCRIPT } from './lease-scripts';
import { ManyLeases } from './many/many-leases';
import { orBypass } from './or-bypass';
import type { ReadReply, RedisSession, RedisTopology } from '../connection/redis-session';

/** How a lease is taken. */
export interface LeaseManner {
  /** `read` believes the value under the key, `share` and `replace` do not; `replace` outdates the lease as well. */
  readonly mode: 'read' | OpenMode;
  /** The stamp of a value that counts as absent. */
  readonly past?: string;
}

export interface LeaseLookupSettings extends LeaseNoncesSettings {
  readonly leaseMs: string;
}

/** The reading half of the lease protocol: a hit in one round trip, a lease for a miss in one more. */
export class LeaseLookups {
  private readonly nonces: LeaseNonces;
  private readonly many: ManyLeases;

  constructor(
    private readonly topology: RedisTopology,
    private readonly settings: LeaseLookupSettings,
  ) {
    this.nonces = new LeaseNonces(settings);
    this.many = new ManyLeases(settings);
  }

  /** All of them in one command; those that miss take their leases in another, on a cluster one by one. */
  lookupMany(session: RedisSession, asked: readonly AskedQuestion[]): void {
    const groups = groupQuestions(asked, { session, keys: this.settings.keys });
    session.read(this.namesOf(groups)).then(
      (replies) => this.settle(session, groups, replies),
      (cause: unknown) => {
        for (const each of asked) each.fail(cause);
      },
    );
  }

  /** Undefined where nothing is kept, or nothing that is bound to the present nonce. */
  async peek(question: Question): Promise<Hit | undefined> {
    const { keys } = this.settings;
    const { key, kind } = question;
    const session = this.topology.requireSession();
    const nonceName = this.nonceNameOf(question);
    // Without a delete of its own: who only looks changes nothing.
    if (session.isDoubted(nonceName)) return undefined;
    const [nonceReply, value] = await session.read([nonceName, keys.value(key, kind)]);
    if (value instanceof Error) throw value;
    const nonce = nonceOf(nonceReply, session.runId);
    return nonce === undefined
      ? undefined
      : readFrame(value, keys.check(key, kind) + bindingOf(nonce + session.history), question);
  }

  /** Takes part in the lease of a key, or makes one. */
  async lease(question: Question, manner: LeaseManner): Promise<Lookup> {
    const session = this.topology.requireSession();
    const nonceName = this.nonceNameOf(question);
    return this.leaseBound(session, { question, ...manner, bond: this.bondOf(session, nonceName) });
  }

  private nonceNameOf({ group, kind }: Question): string {
    return this.settings.keys.groupNonce(group, kind);
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
    const { keys } = this.settings;
    let next = 0;
    for (const { nonceName, isDoubted, members } of groups) {
      const reply = replies[next++];
      const nonce = isDoubted ? undefined : nonceOf(reply, session.runId);
      const binding = nonce === undefined ? undefined : bindingOf(nonce + session.history);
      const missing: AskedQuestion[] = [];
      for (const asked of members) {
        const value = replies[next++];
        const { question } = asked;
        const bound = binding && keys.check(question.key, question.kind) + binding;
        const hit = bound === undefined ? undefined : readFrame(value, bound, question);
        if (hit !== undefined) asked.answer(hit);
        else if (value instanceof Error) asked.fail(value);
        else missing.push(asked);
      }
      if (missing.length > 0) this.leaseAll(session, missing, { nonceName, nonce });
    }
  }

  private leaseAll(
    session: RedisSession,
    missing: readonly AskedQuestion[],
    { nonceName, nonce }: { readonly nonceName: string; readonly nonce: string | undefined },
  ): void {
    const bond = this.bondOf(session, nonceName, nonce);
    if (session.isOneServer && missing.length > 1) {
      this.many.take(
        session,
        missing,
        bond.then(({ front }) => ({ nonceName, front })),
      );
    } else for (const asked of missing) this.leaseFor(session, asked, bond);
  }

  private leaseFor(session: RedisSession, asked: AskedQuestion, bond: Promise<Bond>): void {
    this.leaseBound(session, { question: asked.question, mode: 'read', bond }).then(
      (lookup) => asked.answer(lookup),
      (cause: unknown) => asked.fail(cause),
    );
  }

  private leaseBound(
    session: RedisSession,
    { bond, ...leased }: LeaseManner & { readonly question: Question; readonly bond: Promise<Bond> },
  ): Promise<Lookup> {
    return orBypass(bond.then((made) => this.leaseIn(session, { ...leased, bond: made })));
  }

  /** On one server the nonce travels along with the script; elsewhere it is there before. */
  private async bondOf(session: RedisSession, nonceName: string, nonce?: string): Promise<Bond> {
    await session.doubt(nonceName);
    if (session.isOneServer) {
      const nonces = ''.padEnd(NONCE_LENGTH) + session.history;
      const front = bindingOf(nonces).slice(0, -nonces.length);
      return { front, names: [nonceName], args: [session.runId, session.history] };
    }
    const present = nonce ?? (await this.nonces.ofGroup(session, nonceName));
    return { front: bindingOf(present), names: [], args: [] };
  }

  private async leaseIn(
    session: RedisSession,
    { question, mode, past = '', bond }: LeaseManner & { readonly question: Question; readonly bond: Bond },
  ): Promise<Lookup> {
    const { keys, leaseMs } = this.settings;
    const { key, kind } = question;
    const check = keys.check(key, kind);
    const fresh = this.settings.nonce();
    const reply = await LEASE_SCRIPT.run(
      session,
      {
        keys: [keys.value(key, kind), keys.lease(key, kind), ...bond.names],
        args: [fresh, leaseMs, mode, check + bond.front, versionsFor(question), past, ...bond.args],
      },
      (answer) => isLeaseReply(answer, check),
    );
    return lookupOf({ asked: { question }, fresh }, reply as LeaseReply); // what was just made sure of
  }
}

/** Questions whose values are bound to one nonce. */
interface AskedGroup {
  readonly nonceName: string;
  /** As it was when they were asked. */
  readonly isDoubted: boolean;
  readonly members: AskedQuestion[];
}

/** Questions of one method mostly come one after the other. */
function groupQuestions(
  asked: readonly AskedQuestion[],
  { session, keys }: { readonly session: RedisSession; readonly keys: StoreKeys },
): AskedGroup[] {
  const groups = new Map<string, AskedGroup>();
  let last: AskedQuestion | undefined;
  let current: AskedGroup | undefined;
  for (const each of asked) {
    if (current === undefined || last === undefined || !isOfSameGroup(last, each)) {
      const nonceName = keys.groupNonce(each.question.group, each.question.kind);
      const isDoubted = session.isDoubted(nonceName);
      current = groups.get(nonceName) ?? { nonceName, isDoubted, members: [] };
      groups.set(nonceName, current);
    }
    current.members.push(each);
    last = each;
  }
  return [...groups.values()];
}

function isOfSameGroup({ question: one }: AskedQuestion, { question: other }: AskedQuestion): boolean {
  return one.group === other.group && one.kind === other.kind;
}

/** What a value and a lease are bound to, as the script takes it. */
interface Bond {
  /** What follows the key check: all of it, or what stands in front of the nonce that the script finds. */
  readonly front: string;
  readonly names: readonly string[];
  readonly args: readonly string[];
}

import type { AskedQuestion, Lookup } from '../../../ports/outcome-cache';
import type { RedisSession } from '../../connection/redis-session';
import type { LeaseLookupSettings } from '../lease-lookups';
import { type LeaseAsked, isLeaseReply, type LeaseReply, lookupOf } from '../lease-reply';
import { versionsFor } from '../../stored/value-frame';
import { orBypass } from '../or-bypass';
import { KEYS_PER_SCRIPT, LEASE_MANY_SCRIPT } from './many-scripts';

/** What the leases of one group are bound to, on one server, where the script finds the nonce. */
export interface GroupBond {
  readonly nonceName: string;
  /** What stands in front of the nonce, behind the key check. */
  readonly front: string;
}

interface Wanted extends LeaseAsked {
  readonly asked: AskedQuestion;
}

/** Takes the leases of many keys of one group, on one server: a hundred in one script. */
export class ManyLeases {
  constructor(private readonly settings: LeaseLookupSettings) {}

  /** Each question is answered. */
  take(session: RedisSession, asked: readonly AskedQuestion[], bond: Promise<GroupBond>): void {
    for (let at = 0; at < asked.length; at += KEYS_PER_SCRIPT) {
      const wanted = asked.slice(at, at + KEYS_PER_SCRIPT).map((each) => this.want(each));
      const replies = bond.then((made) => this.run(session, wanted, made));
      for (const [index, each] of wanted.entries()) {
        const lookup = replies.then((all): Lookup => lookupOf(each, all[index] as LeaseReply)); // one of each
        orBypass(lookup).then(
          (found) => each.asked.answer(found),
          (cause: unknown) => each.asked.fail(cause),
        );
      }
    }
  }

  private want(asked: AskedQuestion): Wanted {
    const { key, kind } = asked.question;
    return { asked, fresh: this.settings.nonce(), check: this.settings.keys.check(key, kind) };
  }

  private async run(
    session: RedisSession,
    wanted: readonly Wanted[],
    { nonceName, front }: GroupBond,
  ): Promise<readonly LeaseReply[]> {
    const { keys, leaseMs } = this.settings;
    const names = wanted.flatMap(({ asked: { question } }) => [
      keys.value(question.key, question.kind),
      keys.lease(question.key, question.kind),
    ]);
    // Those of the most cautious question, where methods share a prefix and not their windows.
    const versions = wanted.map(({ asked }) => versionsFor(asked.question)).sort()[0] ?? '';
    const own = wanted.flatMap(({ fresh, check }) => [fresh, check]);
    const split = (reply: unknown): LeaseReply[] =>
      splitReply(reply, wanted, { front, history: session.history });
    const reply = await LEASE_MANY_SCRIPT.run(
      session,
      {
        keys: [nonceName, ...names],
        args: [leaseMs, front, versions, session.runId, session.history, ...own],
      },
      (answer) =>
        LEASE_MANY_SCRIPT.isReply(answer) &&
        (answer as unknown[]).length === 1 + names.length &&
        split(answer).every((each, index) => isLeaseReply(each, wanted[index]?.check ?? '')),
    );
    return split(reply);
  }
}

/** As if each had been asked for alone. */
function splitReply(
  reply: unknown,
  wanted: readonly Wanted[],
  { front, history }: { readonly front: string; readonly history: string },
): LeaseReply[] {
  const [nonce = '', ...parts] = reply as readonly string[]; // its form says so
  return wanted.map(({ check }, index) => {
    const [value = '', lease = ''] = parts.slice(2 * index, 2 * index + 2);
    return [value, lease, check + front + nonce + history];
  });
}

import type { AskedQuestion } from '../../ports/outcome-cache';
import type { RedisSession } from '../connection/redis-session';
import type { StoreKeys } from '../stored/store-keys';

/** Questions whose values are bound to one nonce. */
export interface AskedGroup {
  readonly nonceName: string;
  /** As it was when they were asked. */
  readonly isDoubted: boolean;
  readonly members: AskedQuestion[];
}

/** Questions of one method mostly come one after the other. */
export function groupQuestions(
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

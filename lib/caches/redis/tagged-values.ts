import type { Question } from '../../ports/outcome-cache';
import type { ReadReply, RedisSession } from '../connection/redis-session';
import { NONCE_LENGTH, nonceOf, tagNonceOf } from '../stored/nonce-source';
import { type StoreKeys, tagLabel } from '../stored/store-keys';
import { TagHints } from '../stored/tag-hints';
import { readTaggedFrame, RESULT_TAGS_MARK, type TaggedFrame } from '../stored/tagged-frame';
import { bindingOf, readFrame } from '../stored/value-frame';

/** What was read in one session, by name. */
export type Seen = ReadonlyMap<string, ReadReply>;

/**
 * Values with tags, as they lie in a Redis. The nonces of their tags are names of the command that reads them, as far as
 * those are known: of tags of the arguments always, of tags of the outcome by what this process has met last. What a
 * value names besides is asked for in one command more.
 */
export class TaggedValues {
  private readonly hints = new TagHints();

  constructor(private readonly keys: StoreKeys) {}

  /** All that is to be read for a question. */
  namesOf({ key, group, kind, tags = [] }: Question): string[] {
    const value = this.keys.value(key, kind);
    const names = [this.keys.groupNonce(group, kind), value];
    for (const tag of tags) names.push(this.keys.tagNonce(tagLabel(tag)));
    for (const label of this.hints.of(value)) names.push(this.keys.tagNonce(label));
    return names;
  }

  async read(session: RedisSession, names: readonly string[]): Promise<Seen> {
    const replies = await session.read(names);
    const seen = new Map<string, ReadReply>();
    for (let at = 0; at < names.length; at++) seen.set(names[at]!, replies[at] ?? null);
    return seen;
  }

  /** What is kept, if it is bound to the present nonces of the question. Those of its own tags are not looked at. */
  find(session: RedisSession, question: Question, seen: Seen): TaggedFrame | undefined {
    const { key, kind, group, tags = [] } = question;
    const nonceName = this.keys.groupNonce(group, kind);
    // Without a delete of its own: who only looks changes nothing.
    const nonce = session.isDoubted(nonceName) ? undefined : nonceOf(seen.get(nonceName), session.runId);
    if (nonce === undefined) return undefined;
    let nonces = nonce + session.history;
    for (const tag of tags) {
      const ofTag = tagNonceOf(seen.get(this.keys.tagNonce(tagLabel(tag))));
      if (ofTag === undefined) return undefined;
      nonces += ofTag;
    }
    return this.parse(question, seen.get(this.keys.value(key, kind)), nonces + markOf(question));
  }

  /** @param nonces that it has to be bound to, with the mark */
  parse(question: Question, value: unknown, nonces: string): TaggedFrame | undefined {
    const keyCheck = this.keys.check(question.key, question.kind);
    if (question.hasResultTags) return readTaggedFrame(value, { keyCheck, nonces }, question);
    const hit = readFrame(value, keyCheck + bindingOf(nonces), question);
    return hit && { hit, tags: [], bound: '' };
  }

  /** Whether all tags of the outcome were seen, and have the nonces that it carries. */
  areCurrent({ tags }: TaggedFrame, seen: Seen): boolean {
    for (const { label, nonce } of tags)
      if (tagNonceOf(seen.get(this.keys.tagNonce(label))) !== nonce) return false;
    return true;
  }

  /** The same, with a command for those that were not seen. */
  async isCurrent(session: RedisSession, frame: TaggedFrame, seen: Seen = new Map()): Promise<boolean> {
    const unseen = this.namesOfLabels(frame.tags.map(({ label }) => label)).filter((name) => !seen.has(name));
    if (unseen.length === 0) return this.areCurrent(frame, seen);
    return this.areCurrent(frame, new Map([...seen, ...(await this.read(session, unseen))]));
  }

  /** A hit, whose tags will be asked for together with it the next time. */
  note({ key, kind }: Question, { tags }: TaggedFrame): void {
    this.hints.note(
      this.keys.value(key, kind),
      tags.map(({ label }) => label),
    );
  }

  namesOfLabels(labels: readonly string[]): string[] {
    return labels.map((label) => this.keys.tagNonce(label));
  }
}

/** What stands behind the nonces of a question. */
export function markOf({ hasResultTags }: Question): string {
  return hasResultTags ? RESULT_TAGS_MARK : '';
}

/** How many nonces those of a question are, as a binding begins. */
export function countOf(question: Question, session: RedisSession): string {
  const { tags = [] } = question;
  const length = (1 + tags.length) * NONCE_LENGTH + session.history.length + markOf(question).length;
  return bindingOf(''.padEnd(length)).slice(0, -length);
}

import type { Question } from '../../../ports/outcome-cache';
import type { RedisSession } from '../../connection/redis-session';
import { NONCE_LENGTH } from '../../stored/nonce-source';
import type { StoreKeys } from '../../stored/store-keys';
import { NO_HINT, TagHints } from '../../stored/tag-hints';
import { readTaggedFrame, RESULT_TAGS_MARK, type TaggedFrame } from '../../stored/tagged-frame';
import { bindingOf, type FramedHit, readFrame } from '../../stored/value-frame';
import { type ReadQuestion, TaggedReading } from './tagged-reading';

/**
 * Values with tags, as they lie in a Redis. The nonces of their tags are names of the command that reads them, as far as
 * those are known: of tags of the arguments always, of tags of the outcome by what this process has met last. What a
 * value names besides is asked for in one command more.
 */
export class TaggedValues {
  private readonly hints = new TagHints();

  constructor(private readonly keys: StoreKeys) {}

  begin(session: RedisSession): TaggedReading {
    return new TaggedReading(session, this.keys);
  }

  /** Everything that is known to be needed for a question. */
  add(reading: TaggedReading, question: Question): ReadQuestion {
    return reading.add(question, question.hasResultTags ? this.hints.of(question.key) : NO_HINT);
  }

  /**
   * What is kept, if it carries exactly the tags that were expected, and all that it is bound to was read and is present: told
   * by one comparison, and mostly so.
   */
  findExpected(reading: TaggedReading, asked: ReadQuestion): FramedHit | undefined {
    const { question, hint } = asked;
    const nonces = reading.noncesOf(asked);
    const hinted = nonces === undefined ? undefined : reading.hintedNoncesOf(asked);
    if (nonces === undefined || hinted === undefined) return undefined;
    const binding = bindingOf(nonces + markOf(question) + hinted) + hint.text;
    return readFrame(
      reading.valueOf(asked),
      this.keys.check(question.key, question.kind) + binding,
      question,
    );
  }

  /** What is kept, if it is bound to the present nonces of the question. Those of its own tags are not looked at. */
  find(reading: TaggedReading, asked: ReadQuestion): TaggedFrame | undefined {
    const nonces = reading.noncesOf(asked);
    if (nonces === undefined) return undefined;
    return this.parse(asked.question, reading.valueOf(asked), nonces + markOf(asked.question));
  }

  /** @param nonces that it has to be bound to, with the mark */
  parse(question: Question, value: unknown, nonces: string): TaggedFrame | undefined {
    const keyCheck = this.keys.check(question.key, question.kind);
    if (question.hasResultTags) return readTaggedFrame(value, { keyCheck, nonces }, question);
    const hit = readFrame(value, keyCheck + bindingOf(nonces), question);
    return hit && { hit, tags: [], bound: '' };
  }

  /**
   * Whether all tags of the outcome have the nonces that it carries.
   *
   * @param reading what need not be asked for once more
   */
  async isCurrent(session: RedisSession, frame: TaggedFrame, reading?: TaggedReading): Promise<boolean> {
    const unread = frame.tags.filter(({ label }) => reading?.hasAsked(label) !== true);
    const further = this.begin(session);
    for (const { label } of unread) further.addTag(label);
    if (unread.length > 0) await further.send();
    return frame.tags.every(
      ({ label, nonce }) => (reading?.hasAsked(label) ? reading : further).nonceOfTag(label) === nonce,
    );
  }

  /** A hit, whose tags will be asked for together with it the next time. */
  note({ key }: Question, { tags }: TaggedFrame): void {
    this.hints.note(
      key,
      tags.map(({ label }) => label),
    );
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

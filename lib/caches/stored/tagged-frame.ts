/**
 * A value whose tags come from its outcome: the nonces of its tags follow those of its question, and behind all of them
 * stand the names of the tags, each with its length, so that whoever reads it knows what to ask for:
 *
 *     … <count 2><nonces of the question><mark 16><nonces of the tags><names: length 2, label> <payload>
 *
 * The mark stands with the nonces of the question, also in the lease: a process that does not know yet that the method
 * has such tags keeps values and leases without it, which are never taken for those of an outcome without any tags.
 */
import { KEY_CHECK_LENGTH } from './key-check';
import { NONCE_LENGTH } from './nonce-source';
import { type AgingQuestion, BOUND_AT, FramedHit, hasVersion } from './value-frame';

/** Stands for a nonce, and is none. */
export const RESULT_TAGS_MARK = 'tags-of-a-result';

const COUNT_AT = BOUND_AT + KEY_CHECK_LENGTH;
const COUNT_DIGITS = 2;
const NONCES_AT = COUNT_AT + COUNT_DIGITS;
const LENGTH_DIGITS = 2;
const LENGTH_RADIX = 36;

/** A tag that a value carries: its label, and its nonce when the value was kept. */
export interface CarriedTag {
  readonly label: string;
  readonly nonce: string;
}

/** A hit, if its tags still have the nonces that it carries. */
export interface TaggedFrame {
  readonly hit: FramedHit;
  readonly tags: readonly CarriedTag[];
  /** What it is bound to in all, from the key check on: no other value ever has the same once one of them has changed. */
  readonly bound: string;
}

/** What a value has to be bound to: its key, and the nonces of the question with the mark behind them. */
export interface TaggedBinding {
  readonly keyCheck: string;
  readonly nonces: string;
}

/** The names of the tags, as a value has them in front of its payload. */
export function writeLabels(labels: readonly string[]): string {
  return labels
    .map((label) => label.length.toString(LENGTH_RADIX).padStart(LENGTH_DIGITS, '0') + label)
    .join('');
}

/**
 * The value in `text`, or `undefined` where it is not of exactly this key and these nonces of the question.
 *
 * @param question looked at only where the value may be past its life
 */
export function readTaggedFrame(
  text: unknown,
  { keyCheck, nonces }: TaggedBinding,
  question: AgingQuestion = {},
): TaggedFrame | undefined {
  if (typeof text !== 'string' || !text.startsWith(nonces, NONCES_AT)) return undefined;
  if (!text.startsWith(keyCheck, BOUND_AT) || !hasVersion(text, question)) return undefined;
  const count = Number(text.slice(COUNT_AT, NONCES_AT)) - nonces.length / NONCE_LENGTH;
  if (!(count >= 0)) return undefined;
  const labelsAt = NONCES_AT + nonces.length + count * NONCE_LENGTH;
  const tags: CarriedTag[] = [];
  let at = labelsAt;
  for (let index = 0; index < count; index++) {
    const length = Number.parseInt(text.slice(at, at + LENGTH_DIGITS), LENGTH_RADIX);
    const nonceAt = NONCES_AT + nonces.length + index * NONCE_LENGTH;
    const label = text.slice(at + LENGTH_DIGITS, at + LENGTH_DIGITS + length);
    if (!(length > 0) || label.length !== length) return undefined;
    tags.push({ label, nonce: text.slice(nonceAt, nonceAt + NONCE_LENGTH) });
    at += LENGTH_DIGITS + length;
  }
  return { hit: new FramedHit(text.slice(at), text), tags, bound: text.slice(BOUND_AT, labelsAt) };
}

import type { AskedQuestion, Lookup } from '../../ports/outcome-cache';
import { NONCE_LENGTH } from '../stored/nonce-source';
import { AGING_FRAME_VERSION, BOUND_AT, FRAME_VERSION, readFrame } from '../stored/value-frame';

/** The value if it is a hit, else the lease, and what they are bound to: `''` stands for what is not there. */
export type LeaseReply = readonly [value: string, lease: string, bound: string];

/** The same, and what the clock of the tags says. */
export type TaggedLeaseReply = readonly [...LeaseReply, clock: string];

/** One of the two is there, and it is of this key. */
export function isLeaseReply(reply: unknown, check: string): reply is LeaseReply {
  if (!isTexts(reply, 3)) return false;
  const [value, lease, bound] = reply as LeaseReply; // as many as that
  if (value !== '') return bound.startsWith(check) && lease === '' && isFrameOf(value, bound);
  return isLeaseOf(lease, bound, check);
}

/** The same. A value may carry more nonces than it is asked for. */
export function isTaggedLeaseReply(reply: unknown, check: string): reply is TaggedLeaseReply {
  if (!isTexts(reply, 4)) return false;
  const [value, lease, bound] = reply as TaggedLeaseReply; // as many as that
  if (value !== '') return bound.startsWith(check) && lease === '' && isFrameOf(value, check);
  return isLeaseOf(lease, bound, check);
}

/** What a question that was asked with a fresh token comes to. */
export function lookupOf(
  { asked: { question }, fresh }: Pick<LeaseAsked, 'asked' | 'fresh'>,
  [value, lease, bound]: LeaseReply,
): Lookup {
  const hit = value === '' ? undefined : readFrame(value, bound, question);
  if (hit !== undefined) return hit;
  // The id is the lease: a random token, and what it was made under, the key and the nonces.
  return { kind: 'miss', ticket: { question, id: lease, leasedElsewhere: !lease.startsWith(fresh) } };
}

/** A question, and what its lease is made of. */
export interface LeaseAsked {
  readonly asked: Pick<AskedQuestion, 'question'>;
  readonly fresh: string;
  readonly check: string;
}

function isLeaseOf(lease: string, bound: string, check: string): boolean {
  return bound.startsWith(check) && lease.length === NONCE_LENGTH + bound.length && lease.endsWith(bound);
}

function isFrameOf(value: string, bound: string): boolean {
  const isFrame = value.startsWith(FRAME_VERSION) || value.startsWith(AGING_FRAME_VERSION);
  return isFrame && value.startsWith(bound, BOUND_AT);
}

function isTexts(reply: unknown, count: number): reply is readonly string[] {
  return Array.isArray(reply) && reply.length === count && reply.every((part) => typeof part === 'string');
}

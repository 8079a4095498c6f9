import { NONCE_LENGTH } from '../stored/nonce-source';
import { BOUND_AT, FRAME_VERSION } from '../stored/value-frame';

/** The value if it is a hit, else the lease, and what they are bound to: `''` stands for what is not there. */
export type LeaseReply = readonly [value: string, lease: string, bound: string];

/** One of the two is there, and it is of this key. */
export function isLeaseReply(reply: unknown, check: string): reply is LeaseReply {
  if (!isThreeTexts(reply)) return false;
  const [value, lease, bound] = reply;
  if (!bound.startsWith(check)) return false;
  return value === ''
    ? lease.length === NONCE_LENGTH + bound.length && lease.endsWith(bound)
    : lease === '' && value.startsWith(FRAME_VERSION) && value.startsWith(bound, BOUND_AT);
}

function isThreeTexts(reply: unknown): reply is readonly [string, string, string] {
  return Array.isArray(reply) && reply.length === 3 && reply.every((part) => typeof part === 'string');
}

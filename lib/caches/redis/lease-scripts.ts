import { NONCE_LENGTH } from '../stored/nonce-source';
import { AT, BOUND_AT, RETRY_AT } from '../stored/value-frame';
import type { ReplyForm } from '../connection/redis-session';
import { FILL_AT, LEASE_AT, NONCE_AT, RedisScript, TEXT_AT, VALUE_AT } from './redis-script';

export const isText: ReplyForm = (reply) => typeof reply === 'string';
export const isZeroOrOne: ReplyForm = (reply) => reply === 0 || reply === 1;

/** KEYS: nonce of a group. → The nonce, made fresh where there is none or one of another run. ARGV: fresh, run id. */
export const NONCE_SCRIPT = new RedisScript(
  'nonce',
  `${TEXT_AT}${NONCE_AT}
return nonceAt(KEYS[1], ARGV[1], ARGV[2])`,
  (reply) => isText(reply) && (reply as string).length === NONCE_LENGTH,
);

/**
 * KEYS: value, lease, nonce of the group. → { value or '', lease or '', what both are bound to }. ARGV: fresh token, lease
 * in ms, mode, what stands in front of the nonce in that, versions of values that are taken, the stamp of one that is not,
 * run id, what stands behind the nonce. On a cluster the nonce lies elsewhere: KEYS: value, lease; and the fourth of ARGV is
 * all that they are bound to.
 *
 * The value is read again, because a fill may have come since the look-up missed. A lease of before a bulk invalidation is
 * replaced rather than waited for: it carries the nonce it was made under. The fresh token serves as the fresh
 * nonce too: each was drawn for this one call.
 */
export const LEASE_SCRIPT = new RedisScript(
  'lease',
  `${TEXT_AT}${NONCE_AT}${LEASE_AT}${VALUE_AT}
local fresh, leaseMs, mode, bound = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if KEYS[3] then bound = bound .. nonceAt(KEYS[3], fresh, ARGV[7]) .. ARGV[8] end
local value = mode == 'read' and valueAt(KEYS[1], bound, ARGV[5], ARGV[6])
if value then return { value, '', bound } end
return { '', leaseAt(KEYS[2], bound, fresh, leaseMs, mode), bound }`,
  (reply) => Array.isArray(reply) && reply.length === 3 && reply.every(isText),
);

/**
 * KEYS: value, lease. → 1 kept, 0 refused. ARGV: lease, value, life in ms. A full server refuses, and the lease ends
 * all the same.
 */
export const FILL_SCRIPT = new RedisScript(
  'fill',
  `${TEXT_AT}${FILL_AT}
return fillAt(KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3])`,
  isZeroOrOne,
);

/** KEYS: lease, and what else goes with it. → They are deleted only while it is still the caller's. ARGV: lease. */
export const RELEASE_SCRIPT = new RedisScript(
  'release',
  `${TEXT_AT}
if textAt(KEYS[1]) ~= ARGV[1] then return 0 end
for at = 1, #KEYS do redis.call('DEL', KEYS[at]) end
return 1`,
  isZeroOrOne,
);

/**
 * KEYS: lease, value. → 1: the value rests, 0: the lease is not the caller's any more, or the value another one. ARGV: lease,
 * stamp of the value, until when it rests. How long the value lives does not change, and one that is gone stays so.
 */
export const REST_SCRIPT = new RedisScript(
  'rest',
  `${TEXT_AT}
if textAt(KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
local value = textAt(KEYS[2])
if not value or string.sub(value, ${AT + 1}, ${BOUND_AT}) ~= ARGV[2] then return 0 end
redis.call('SETRANGE', KEYS[2], ${RETRY_AT}, ARGV[3])
return 1`,
  isZeroOrOne,
);

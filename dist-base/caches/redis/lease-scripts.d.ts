import type { ReplyForm } from '../connection/redis-session';
import { RedisScript } from './redis-script';
export declare const isText: ReplyForm;
export declare const isZeroOrOne: ReplyForm;
/** KEYS: nonce of a group. → The nonce, made fresh where there is none or one of another run. ARGV: fresh, run id. */
export declare const NONCE_SCRIPT: RedisScript;
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
export declare const LEASE_SCRIPT: RedisScript;
/**
 * KEYS: value, lease. → 1 kept, 0 refused. ARGV: lease, value, life in ms. A full server refuses, and the lease ends
 * all the same.
 */
export declare const FILL_SCRIPT: RedisScript;
/** KEYS: lease, and what else goes with it. → They are deleted only while it is still the caller's. ARGV: lease. */
export declare const RELEASE_SCRIPT: RedisScript;
/**
 * KEYS: lease, value. → 1: the value rests, 0: the lease is not the caller's any more, or the value another one. ARGV: lease,
 * stamp of the value, until when it rests. How long the value lives does not change, and one that is gone stays so.
 */
export declare const REST_SCRIPT: RedisScript;

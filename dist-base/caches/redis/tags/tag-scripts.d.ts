import { RedisScript } from '../redis-script';
/**
 * As the script of the lease without tags. KEYS: value, lease, nonce of the group, clock, nonces of the tags of the
 * arguments. → { value or '', lease or '', what both are bound to, clock }. ARGV: fresh token, lease in ms, mode, key check,
 * count of nonces, versions of values that are taken, the stamp of one that is not, run id, history, what stands behind the nonces of the tags, what a value is bound to that is known to
 * be outdated. On a cluster the nonces and the clock lie elsewhere: KEYS: value, lease; and in place of the history stand
 * all nonces; the clock is ''.
 *
 * A value with tags of its own carries more nonces than a lease: that those are the present ones, who gets it makes sure.
 */
export declare const TAGGED_LEASE_SCRIPT: RedisScript;
/**
 * KEYS: value, lease, clock, nonces of the tags of the outcome. → 1 kept, 0 refused. ARGV: lease, life in ms, the value up
 * to the nonces of these tags, what follows them, what the clock said when the ticket was opened, a fresh nonce. However
 * it ends, the lease ends too, if it is still the caller's; and refused for its tags, it takes with it what a refresh was
 * to replace.
 */
export declare const TAGGED_FILL_SCRIPT: RedisScript;
/**
 * KEYS: clock, nonces of the tags that are invalidated. → 1. ARGV: fresh nonce. A server that is full takes no text, but
 * it deletes: then nobody knows when they were invalidated last, and the clock starts a new epoch.
 */
export declare const INVALIDATE_TAGS_SCRIPT: RedisScript;

import { RedisScript } from '../redis-script';
/** How many keys one script is about, at most. */
export declare const KEYS_PER_SCRIPT = 100;
/** How much text is kept by one script, at most but for one value alone. */
export declare const TEXT_PER_SCRIPT: number;
/**
 * KEYS: nonce of the group, then value and lease of each. → { nonce, then value or '', lease or '' of each }. ARGV: lease in
 * ms, what stands in front of the nonce in what both are bound to, versions of values that are taken, run id, what stands
 * behind the nonce, then fresh token and key check of each. The first fresh token serves as the fresh nonce too.
 */
export declare const LEASE_MANY_SCRIPT: RedisScript;
/**
 * KEYS: value and lease of each. → of each 1 kept, 0 refused, or why the server has refused it. ARGV: lease, value, life in
 * ms of each. A full server refuses, and the lease ends all the same.
 */
export declare const FILL_MANY_SCRIPT: RedisScript;

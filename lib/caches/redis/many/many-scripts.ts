/**
 * The scripts of the lease protocol for many keys of one server at once: what the single ones do, one key after the other.
 *
 * A script holds the server, so that a run of a thousand ids is ten of them. By the server's own statistics (the least of
 * what `FIGURES=1 jest test/redis/costs` tells, Redis 7.0 on a virtual machine of two cores) a hundred leases hold it for
 * 0.6 ms, and so do a hundred fills of a kilobyte.
 */
import { NONCE_LENGTH } from '../../stored/nonce-source';
import { isText, isZeroOrOne } from '../lease-scripts';
import { FILL_AT, LEASE_AT, NONCE_AT, RedisScript, TEXT_AT, VALUE_AT } from '../redis-script';

/** How many keys one script is about, at most. */
export const KEYS_PER_SCRIPT = 100;

/** How much text is kept by one script, at most but for one value alone. */
export const TEXT_PER_SCRIPT = 256 * 1024;

/**
 * KEYS: nonce of the group, then value and lease of each. → { nonce, then value or '', lease or '' of each }. ARGV: lease in
 * ms, what stands in front of the nonce in what both are bound to, versions of values that are taken, run id, what stands
 * behind the nonce, then fresh token and key check of each. The first fresh token serves as the fresh nonce too.
 */
export const LEASE_MANY_SCRIPT = new RedisScript(
  'lease many',
  `${TEXT_AT}${NONCE_AT}${LEASE_AT}${VALUE_AT}
local leaseMs, front, versions, runId, history = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local nonce = nonceAt(KEYS[1], ARGV[6], runId)
local replies = { nonce }
for at = 2, #KEYS, 2 do
  local fresh, check = ARGV[at + 4], ARGV[at + 5]
  local bound = check .. front .. nonce .. history
  local value = valueAt(KEYS[at], bound, versions, '')
  local lease = value and '' or leaseAt(KEYS[at + 1], bound, fresh, leaseMs, 'read')
  replies[at], replies[at + 1] = value or '', lease
end
return replies`,
  (reply) =>
    Array.isArray(reply) && reply.every(isText) && (reply[0] as string | undefined)?.length === NONCE_LENGTH,
);

/**
 * KEYS: value and lease of each. → of each 1 kept, 0 refused, or why the server has refused it. ARGV: lease, value, life in
 * ms of each. A full server refuses, and the lease ends all the same.
 */
export const FILL_MANY_SCRIPT = new RedisScript(
  'fill many',
  `${TEXT_AT}${FILL_AT}
local replies = {}
for at = 1, #KEYS / 2 do
  local reply = fillAt(KEYS[2 * at - 1], KEYS[2 * at], ARGV[3 * at - 2], ARGV[3 * at - 1], ARGV[3 * at])
  replies[at] = type(reply) == 'table' and reply.err or reply
end
return replies`,
  (reply) => Array.isArray(reply) && reply.every((each) => isText(each) || isZeroOrOne(each)),
);

"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FILL_MANY_SCRIPT = exports.LEASE_MANY_SCRIPT = exports.TEXT_PER_SCRIPT = exports.KEYS_PER_SCRIPT = void 0;
/**
 * The scripts of the lease protocol for many keys of one server at once: what the single ones do, one key after the other.
 *
 * A script holds the server, so that a run of a thousand ids is ten of them. By the server's own statistics (the least of
 * what `FIGURES=1 jest test/redis/costs` tells, Redis 7.0 on a virtual machine of two cores) a hundred leases hold it for
 * 0.6 ms, and so do a hundred fills of a kilobyte.
 */
const nonce_source_1 = require("../../stored/nonce-source");
const value_frame_1 = require("../../stored/value-frame");
const lease_scripts_1 = require("../lease-scripts");
const redis_script_1 = require("../redis-script");
/** How many keys one script is about, at most. */
exports.KEYS_PER_SCRIPT = 100;
/** How much text is kept by one script, at most but for one value alone. */
exports.TEXT_PER_SCRIPT = 256 * 1024;
/**
 * KEYS: nonce of the group, then value and lease of each. → { nonce, then value or '', lease or '' of each }. ARGV: lease in
 * ms, what stands in front of the nonce in what both are bound to, versions of values that are taken, run id, what stands
 * behind the nonce, then fresh token and key check of each. The first fresh token serves as the fresh nonce too.
 */
exports.LEASE_MANY_SCRIPT = new redis_script_1.RedisScript('lease many', `${redis_script_1.TEXT_AT}${redis_script_1.NONCE_AT}${redis_script_1.LEASE_AT}${redis_script_1.IS_TAKEN}
local leaseMs, front, versions, runId, history = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local nonce = nonceAt(KEYS[1], ARGV[6], runId)
local replies = { nonce }
for at = 2, #KEYS, 2 do
  local fresh, check = ARGV[at + 4], ARGV[at + 5]
  local bound = check .. front .. nonce .. history
  local value = textAt(KEYS[at])
  if value and isTaken(value, versions, '')
    and string.sub(value, ${value_frame_1.BOUND_AT + 1}, ${value_frame_1.BOUND_AT} + string.len(bound)) == bound then
    replies[at], replies[at + 1] = value, ''
  else
    replies[at], replies[at + 1] = '', leaseAt(KEYS[at + 1], bound, fresh, leaseMs, 'read')
  end
end
return replies`, (reply) => Array.isArray(reply) && reply.every(lease_scripts_1.isText) && reply[0]?.length === nonce_source_1.NONCE_LENGTH);
/**
 * KEYS: value and lease of each. → of each 1 kept, 0 refused, or why the server has refused it. ARGV: lease, value, life in
 * ms of each. A full server refuses, and the lease ends all the same.
 */
exports.FILL_MANY_SCRIPT = new redis_script_1.RedisScript('fill many', `${redis_script_1.TEXT_AT}
local replies = {}
for at = 1, #KEYS / 2 do
  local valueKey, leaseKey = KEYS[2 * at - 1], KEYS[2 * at]
  if textAt(leaseKey) ~= ARGV[3 * at - 2] then
    replies[at] = 0
  else
    local reply = redis.pcall('SET', valueKey, ARGV[3 * at - 1], 'PX', ARGV[3 * at])
    redis.call('DEL', leaseKey)
    replies[at] = reply.err or 1
  end
end
return replies`, (reply) => Array.isArray(reply) && reply.every((each) => (0, lease_scripts_1.isText)(each) || (0, lease_scripts_1.isZeroOrOne)(each)));
//# sourceMappingURL=many-scripts.js.map
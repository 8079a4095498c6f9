"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.REST_SCRIPT = exports.RELEASE_SCRIPT = exports.FILL_SCRIPT = exports.LEASE_SCRIPT = exports.NONCE_SCRIPT = exports.isZeroOrOne = exports.isText = void 0;
const nonce_source_1 = require("../stored/nonce-source");
const value_frame_1 = require("../stored/value-frame");
const redis_script_1 = require("./redis-script");
const isText = (reply) => typeof reply === 'string';
exports.isText = isText;
const isZeroOrOne = (reply) => reply === 0 || reply === 1;
exports.isZeroOrOne = isZeroOrOne;
/** KEYS: nonce of a group. → The nonce, made fresh where there is none or one of another run. ARGV: fresh, run id. */
exports.NONCE_SCRIPT = new redis_script_1.RedisScript('nonce', `${redis_script_1.TEXT_AT}${redis_script_1.NONCE_AT}
return nonceAt(KEYS[1], ARGV[1], ARGV[2])`, (reply) => (0, exports.isText)(reply) && reply.length === nonce_source_1.NONCE_LENGTH);
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
exports.LEASE_SCRIPT = new redis_script_1.RedisScript('lease', `${redis_script_1.TEXT_AT}${redis_script_1.NONCE_AT}${redis_script_1.LEASE_AT}${redis_script_1.IS_TAKEN}
local fresh, leaseMs, mode, bound = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if KEYS[3] then bound = bound .. nonceAt(KEYS[3], fresh, ARGV[7]) .. ARGV[8] end
if mode == 'read' then
  local value = textAt(KEYS[1])
  if value and isTaken(value, ARGV[5], ARGV[6])
    and string.sub(value, ${value_frame_1.BOUND_AT + 1}, ${value_frame_1.BOUND_AT} + string.len(bound)) == bound then
    return { value, '', bound }
  end
end
return { '', leaseAt(KEYS[2], bound, fresh, leaseMs, mode), bound }`, (reply) => Array.isArray(reply) && reply.length === 3 && reply.every(exports.isText));
/**
 * KEYS: value, lease. → 1 kept, 0 refused. ARGV: lease, value, life in ms. A full server refuses, and the lease ends
 * all the same.
 */
exports.FILL_SCRIPT = new redis_script_1.RedisScript('fill', `${redis_script_1.TEXT_AT}
if textAt(KEYS[2]) ~= ARGV[1] then return 0 end
local reply = redis.pcall('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
if reply.err then return reply end
return 1`, exports.isZeroOrOne);
/** KEYS: lease, and what else goes with it. → They are deleted only while it is still the caller's. ARGV: lease. */
exports.RELEASE_SCRIPT = new redis_script_1.RedisScript('release', `${redis_script_1.TEXT_AT}
if textAt(KEYS[1]) ~= ARGV[1] then return 0 end
for at = 1, #KEYS do redis.call('DEL', KEYS[at]) end
return 1`, exports.isZeroOrOne);
/**
 * KEYS: lease, value. → 1: the value rests, 0: the lease is not the caller's any more, or the value another one. ARGV: lease,
 * stamp of the value, until when it rests. How long the value lives does not change, and one that is gone stays so.
 */
exports.REST_SCRIPT = new redis_script_1.RedisScript('rest', `${redis_script_1.TEXT_AT}
if textAt(KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
local value = textAt(KEYS[2])
if not value or string.sub(value, ${value_frame_1.AT + 1}, ${value_frame_1.BOUND_AT}) ~= ARGV[2] then return 0 end
redis.call('SETRANGE', KEYS[2], ${value_frame_1.RETRY_AT}, ARGV[3])
return 1`, exports.isZeroOrOne);
//# sourceMappingURL=lease-scripts.js.map
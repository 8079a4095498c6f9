"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.INVALIDATE_TAGS_SCRIPT = exports.TAGGED_FILL_SCRIPT = exports.TAGGED_LEASE_SCRIPT = void 0;
/**
 * The scripts of outcomes with tags, on one server.
 *
 * A tag has a nonce, to which values are bound as they are to that of their group; tags of the arguments need no more. Of
 * tags that are known only with the outcome nobody can have read the nonces before the computation began, and read at the
 * fill they are those of after an invalidation that came in between. So there is a clock that every invalidation of tags
 * puts forward: `<epoch 16><time>`. The nonce of a tag tells what the clock said when it was set: `<nonce 16><epoch 16><time>`;
 * the ticket, what it said before the computation. A tag that was invalidated since tells a later time; one that is made
 * anew, because it was evicted, tells the present, and is taken for invalidated; and a clock that was evicted starts a
 * new epoch, in which no older ticket holds. A counter alone would start again where it was.
 */
const nonce_source_1 = require("../../stored/nonce-source");
const value_frame_1 = require("../../stored/value-frame");
const lease_scripts_1 = require("../lease-scripts");
const redis_script_1 = require("../redis-script");
/** Nothing that is bound to it lives longer. */
const LIFE = `'${value_frame_1.LONGEST_LIFE}'`;
const EPOCH_AT = nonce_source_1.NONCE_LENGTH + 1;
const TIME_AT = 2 * nonce_source_1.NONCE_LENGTH + 1;
// Both make what is missing, and what has another form than theirs.
const TAGS_AT = `${redis_script_1.TEXT_AT}
local function clockAt(key, fresh)
  local kept = textAt(key)
  if kept and tonumber(string.sub(kept, ${EPOCH_AT})) then return kept end
  kept = fresh .. '0'
  redis.call('SET', key, kept, 'PX', ${LIFE})
  return kept
end
local function tagNonceAt(key, fresh, clock)
  local kept = textAt(key)
  if not kept or string.len(kept) < ${nonce_source_1.NONCE_LENGTH} then
    kept = fresh .. clock
    redis.call('SET', key, kept, 'PX', ${LIFE})
  end
  return string.sub(kept, 1, ${nonce_source_1.NONCE_LENGTH})
end`;
/**
 * As the script of the lease without tags. KEYS: value, lease, nonce of the group, clock, nonces of the tags of the
 * arguments. → { value or '', lease or '', what both are bound to, clock }. ARGV: fresh token, lease in ms, mode, key check,
 * count of nonces, versions of values that are taken, the stamp of one that is not, run id, history, what stands behind the nonces of the tags, what a value is bound to that is known to
 * be outdated. On a cluster the nonces and the clock lie elsewhere: KEYS: value, lease; and in place of the history stand
 * all nonces; the clock is ''.
 *
 * A value with tags of its own carries more nonces than a lease: that those are the present ones, who gets it makes sure.
 */
exports.TAGGED_LEASE_SCRIPT = new redis_script_1.RedisScript('lease with tags', `${TAGS_AT}${redis_script_1.NONCE_AT}${redis_script_1.LEASE_AT}${redis_script_1.IS_TAKEN}
local fresh, leaseMs, mode, check, count = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local versions, past, runId, history, mark, outdated = ARGV[6], ARGV[7], ARGV[8], ARGV[9], ARGV[10], ARGV[11]
local nonces, clock = history, ''
if KEYS[3] then
  nonces = nonceAt(KEYS[3], fresh, runId) .. history
  clock = clockAt(KEYS[4], fresh)
  for at = 5, #KEYS do nonces = nonces .. tagNonceAt(KEYS[at], fresh, clock) end
end
nonces = nonces .. mark
local bound = check .. count .. nonces
if mode == 'read' then
  local value = textAt(KEYS[1])
  local own = value and string.sub(value, ${value_frame_1.BOUND_AT + 1}) or ''
  if value and isTaken(value, versions, past)
    and string.sub(own, 1, string.len(check)) == check
    and (mark ~= '' or string.sub(own, 1, string.len(bound)) == bound)
    and string.sub(own, string.len(check .. count) + 1, string.len(bound)) == nonces
    and (outdated == '' or string.sub(own, 1, string.len(outdated)) ~= outdated) then
    return { value, '', bound, clock }
  end
end
return { '', leaseAt(KEYS[2], bound, fresh, leaseMs, mode), bound, clock }`, (reply) => Array.isArray(reply) && reply.length === 4 && reply.every(lease_scripts_1.isText));
/**
 * KEYS: value, lease, clock, nonces of the tags of the outcome. → 1 kept, 0 refused. ARGV: lease, life in ms, the value up
 * to the nonces of these tags, what follows them, what the clock said when the ticket was opened, a fresh nonce. However
 * it ends, the lease ends too, if it is still the caller's; and refused for its tags, it takes with it what a refresh was
 * to replace.
 */
exports.TAGGED_FILL_SCRIPT = new redis_script_1.RedisScript('fill with tags', `${redis_script_1.TEXT_AT}
if textAt(KEYS[2]) ~= ARGV[1] then return 0 end
local life, front, rest, since, fresh = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local epoch, time = string.sub(since, 1, ${nonce_source_1.NONCE_LENGTH}), tonumber(string.sub(since, ${EPOCH_AT}))
local clock = textAt(KEYS[3])
local isInnocent = clock and string.sub(clock, 1, ${nonce_source_1.NONCE_LENGTH}) == epoch
local nonces, trouble = '', nil
for at = 4, #KEYS do
  local kept = textAt(KEYS[at])
  local keptTime = kept and tonumber(string.sub(kept, ${TIME_AT}))
  if keptTime then
    local isOfEpoch = string.sub(kept, ${EPOCH_AT}, ${TIME_AT - 1}) == epoch
    if isOfEpoch and keptTime > time then isInnocent = false end
  else
    -- Nobody knows when it was invalidated last; from here on somebody does, so that the next fill may be taken.
    if clock ~= since then isInnocent = false end
    if clock and not trouble then
      kept = fresh .. clock
      local reply = redis.pcall('SET', KEYS[at], kept, 'PX', ${LIFE})
      trouble = reply.err and reply
    end
  end
  if kept then nonces = nonces .. string.sub(kept, 1, ${nonce_source_1.NONCE_LENGTH}) end
end
if isInnocent and not trouble then
  local reply = redis.pcall('SET', KEYS[1], front .. nonces .. rest, 'PX', life)
  trouble = reply.err and reply
end
redis.call('DEL', KEYS[2])
if trouble then return trouble end
if isInnocent then return 1 end
redis.call('DEL', KEYS[1])
return 0`, lease_scripts_1.isZeroOrOne);
/**
 * KEYS: clock, nonces of the tags that are invalidated. → 1. ARGV: fresh nonce. A server that is full takes no text, but
 * it deletes: then nobody knows when they were invalidated last, and the clock starts a new epoch.
 */
exports.INVALIDATE_TAGS_SCRIPT = new redis_script_1.RedisScript('invalidate tags', `${redis_script_1.TEXT_AT}
local fresh = ARGV[1]
local kept = textAt(KEYS[1])
local time = kept and tonumber(string.sub(kept, ${EPOCH_AT}))
local epoch = time and string.sub(kept, 1, ${nonce_source_1.NONCE_LENGTH}) or fresh
local clock = epoch .. string.format('%.0f', (time or 0) + 1)
local reply = redis.pcall('SET', KEYS[1], clock, 'PX', ${LIFE})
for at = 2, #KEYS do
  if not reply.err then reply = redis.pcall('SET', KEYS[at], fresh .. clock, 'PX', ${LIFE}) end
end
if reply.err then
  for at = 1, #KEYS do redis.call('DEL', KEYS[at]) end
end
return 1`, (reply) => reply === 1);
//# sourceMappingURL=tag-scripts.js.map
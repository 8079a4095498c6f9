"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.IS_TAKEN = exports.NONCE_AT = exports.LEASE_AT = exports.TEXT_AT = exports.RedisScript = void 0;
const node_crypto_1 = require("node:crypto");
const nonce_source_1 = require("../stored/nonce-source");
const value_frame_1 = require("../stored/value-frame");
const server_abilities_1 = require("../connection/server-abilities");
/** A Lua script that the server runs as one step: nothing comes between its commands. */
class RedisScript {
    constructor(name, text, 
    /** What it answers. */
    isReply) {
        this.name = name;
        this.text = text;
        this.isReply = isReply;
        this.sha = (0, node_crypto_1.createHash)('sha1').update(text).digest('hex');
    }
    /**
     * Runs it by its digest, and sends the text where the server does not know it (restarted, or SCRIPT FLUSH), or takes no
     * digests at all.
     *
     * @param isReply what the reply has to be, where more is known of it. @default the form of all that the script answers
     */
    async run(session, { keys, args }, isReply = this.isReply) {
        const routeKey = keys[0];
        const rest = [String(keys.length), ...keys, ...args];
        if (!session.allowsDigests)
            return session.send(routeKey, ['EVAL', this.text, ...rest], isReply);
        try {
            return await session.send(routeKey, ['EVALSHA', this.sha, ...rest], isReply);
        }
        catch (error) {
            // What is forbidden may have been allowed when the session began.
            if (!(0, server_abilities_1.isUnknownScript)(error) && !(0, server_abilities_1.isForbidden)(error))
                throw error;
            return session.send(routeKey, ['EVAL', this.text, ...rest], isReply);
        }
    }
}
exports.RedisScript = RedisScript;
// Whatever type of value lies under a name of ours: only text counts, and SET replaces all else.
exports.TEXT_AT = `
local function textAt(key)
  local reply = redis.pcall('GET', key)
  if type(reply) == 'string' then return reply end
  return nil
end`;
// A lease of before a bulk invalidation is replaced rather than waited for: it carries the nonces it was made under.
exports.LEASE_AT = `
local function leaseAt(key, bound, fresh, leaseMs, mode)
  local kept = textAt(key)
  if mode == 'replace' or not kept or string.sub(kept, ${nonce_source_1.NONCE_LENGTH + 1}) ~= bound then
    kept = fresh .. bound
    redis.call('SET', key, kept, 'PX', leaseMs)
  end
  return kept
end`;
// A group's nonce lives longer than any sensible entry; a decommissioned application leaves nothing for ever.
exports.NONCE_AT = `
local function nonceAt(key, fresh, runId)
  local kept = textAt(key)
  if not kept or string.sub(kept, ${nonce_source_1.NONCE_LENGTH + 1}) ~= runId then
    kept = fresh .. runId
    redis.call('SET', key, kept, 'PX', '31622400000')
  end
  return string.sub(kept, 1, ${nonce_source_1.NONCE_LENGTH})
end`;
// Whether a value is of one of these versions, and not the one with this stamp.
exports.IS_TAKEN = `
local function isTaken(value, versions, past)
  if value == '' or not string.find(versions, string.sub(value, 1, 1), 1, true) then return false end
  return past == '' or string.sub(value, ${value_frame_1.AT + 1}, ${value_frame_1.BOUND_AT}) ~= past
end`;
//# sourceMappingURL=redis-script.js.map
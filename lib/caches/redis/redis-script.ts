import { createHash } from 'node:crypto';
import { NONCE_LENGTH } from '../stored/nonce-source';
import { AT, BOUND_AT } from '../stored/value-frame';
import type { RedisSession, ReplyForm } from '../connection/redis-session';
import { isForbidden, isUnknownScript } from '../connection/server-abilities';

/** A Lua script that the server runs as one step: nothing comes between its commands. */
export class RedisScript {
  readonly sha: string;

  constructor(
    readonly name: string,
    readonly text: string,
    /** What it answers. */
    readonly isReply: ReplyForm,
  ) {
    this.sha = createHash('sha1').update(text).digest('hex');
  }

  /**
   * Runs it by its digest, and sends the text where the server does not know it (restarted, or SCRIPT FLUSH), or takes no
   * digests at all.
   *
   * @param isReply what the reply has to be, where more is known of it. @default the form of all that the script answers
   */
  async run(
    session: RedisSession,
    { keys, args }: { readonly keys: readonly string[]; readonly args: readonly string[] },
    isReply = this.isReply,
  ): Promise<unknown> {
    const routeKey = keys[0] as string;
    const rest = [String(keys.length), ...keys, ...args];
    if (!session.allowsDigests) return session.send(routeKey, ['EVAL', this.text, ...rest], isReply);
    try {
      return await session.send(routeKey, ['EVALSHA', this.sha, ...rest], isReply);
    } catch (error) {
      // What is forbidden may have been allowed when the session began.
      if (!isUnknownScript(error) && !isForbidden(error)) throw error;
      return session.send(routeKey, ['EVAL', this.text, ...rest], isReply);
    }
  }
}

// Whatever type of value lies under a name of ours: only text counts, and SET replaces all else.
export const TEXT_AT = `
local function textAt(key)
  local reply = redis.pcall('GET', key)
  if type(reply) == 'string' then return reply end
  return nil
end`;

// A lease of before a bulk invalidation is replaced rather than waited for: it carries the nonces it was made under.
export const LEASE_AT = `
local function leaseAt(key, bound, fresh, leaseMs, mode)
  local kept = textAt(key)
  if mode == 'replace' or not kept or string.sub(kept, ${NONCE_LENGTH + 1}) ~= bound then
    kept = fresh .. bound
    redis.call('SET', key, kept, 'PX', leaseMs)
  end
  return kept
end`;

// A group's nonce lives longer than any sensible entry; a decommissioned application leaves nothing for ever.
export const NONCE_AT = `
local function nonceAt(key, fresh, runId)
  local kept = textAt(key)
  if not kept or string.sub(kept, ${NONCE_LENGTH + 1}) ~= runId then
    kept = fresh .. runId
    redis.call('SET', key, kept, 'PX', '31622400000')
  end
  return string.sub(kept, 1, ${NONCE_LENGTH})
end`;

// Whether a value is of one of these versions, and not the one with this stamp.
export const IS_TAKEN = `
local function isTaken(value, versions, past)
  if value == '' or not string.find(versions, string.sub(value, 1, 1), 1, true) then return false end
  return past == '' or string.sub(value, ${AT + 1}, ${BOUND_AT}) ~= past
end`;

// A value that is taken, and bound as said.
export const VALUE_AT = `${IS_TAKEN}
local function valueAt(key, bound, versions, past)
  local value = textAt(key)
  if value and isTaken(value, versions, past)
    and string.sub(value, ${BOUND_AT + 1}, ${BOUND_AT} + string.len(bound)) == bound then
    return value
  end
  return nil
end`;

// 1 kept, 0 refused, or the error of a server that is full: the lease ends all the same.
export const FILL_AT = `
local function fillAt(valueKey, leaseKey, lease, value, life)
  if textAt(leaseKey) ~= lease then return 0 end
  local reply = redis.pcall('SET', valueKey, value, 'PX', life)
  redis.call('DEL', leaseKey)
  return reply.err and reply or 1
end`;

import { createHash } from 'node:crypto';
import { NONCE_LENGTH } from '../stored/nonce-source';
import { BOUND_AT, FRAME_VERSION } from '../stored/value-frame';
import type { RedisSession, ReplyForm } from '../connection/redis-session';
import { isForbidden, isUnknownScript } from '../connection/server-abilities';

/** A Lua script that the server runs as one step: nothing comes between its commands. */
export class RedisScript {
  readonly sha: string;

  constructor(
    readonly name: string,
    readonly text: string,
    /** What it answers. */
    private readonly isReply: ReplyForm,
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
const TEXT_AT = `
local function textAt(key)
  local reply = redis.pcall('GET', key)
  if type(reply) == 'string' then return reply end
  return nil
end`;

// A group's nonce lives longer than any sensible entry; a decommissioned application leaves nothing for ever.
const NONCE_AT = `
local function nonceAt(key, fresh, runId)
  local kept = textAt(key)
  if not kept or string.sub(kept, ${NONCE_LENGTH + 1}) ~= runId then
    kept = fresh .. runId
    redis.call('SET', key, kept, 'PX', '31622400000')
  end
  return string.sub(kept, 1, ${NONCE_LENGTH})
end`;

const isText: ReplyForm = (reply) => typeof reply === 'string';
const isZeroOrOne: ReplyForm = (reply) => reply === 0 || reply === 1;

/** KEYS: nonce of a group. → The nonce, made fresh where there is none or one of another run. ARGV: fresh, run id. */
export const NONCE_SCRIPT = new RedisScript(
  'nonce',
  `${TEXT_AT}${NONCE_AT}
return nonceAt(KEYS[1], ARGV[1], ARGV[2])`,
  (reply) => isText(reply) && (reply as string).length === NONCE_LENGTH,
);

/**
 * KEYS: value, lease, nonce of the group. → { value or '', lease or '', what both are bound to }. ARGV: fresh token, lease
 * in ms, mode, what stands in front of the nonce in that, run id, what stands behind it. On a cluster the nonce lies
 * elsewhere: KEYS: value, lease; and the fourth of ARGV is all that they are bound to.
 *
 * The value is read again, because a fill may have come since the look-up missed. A lease of before a bulk invalidation is
 * replaced rather than waited for: it carries the nonce it was made under. The fresh token serves as the fresh
 * nonce too: each was drawn for this one call.
 */
export const LEASE_SCRIPT = new RedisScript(
  'lease',
  `${TEXT_AT}${NONCE_AT}
local fresh, leaseMs, mode, bound = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if KEYS[3] then bound = bound .. nonceAt(KEYS[3], fresh, ARGV[5]) .. ARGV[6] end
if mode == 'read' then
  local value = textAt(KEYS[1])
  if value and string.sub(value, 1, 1) == '${FRAME_VERSION}'
    and string.sub(value, ${BOUND_AT + 1}, ${BOUND_AT} + string.len(bound)) == bound then
    return { value, '', bound }
  end
end
local lease = textAt(KEYS[2])
if mode == 'replace' or not lease or string.sub(lease, ${NONCE_LENGTH + 1}) ~= bound then
  lease = fresh .. bound
  redis.call('SET', KEYS[2], lease, 'PX', leaseMs)
end
return { '', lease, bound }`,
  (reply) => Array.isArray(reply) && reply.length === 3 && reply.every(isText),
);

/**
 * KEYS: value, lease. → 1 kept, 0 refused. ARGV: lease, value, life in ms. A full server refuses, and the lease ends
 * all the same.
 */
export const FILL_SCRIPT = new RedisScript(
  'fill',
  `${TEXT_AT}
if textAt(KEYS[2]) ~= ARGV[1] then return 0 end
local reply = redis.pcall('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
if reply.err then return reply end
return 1`,
  isZeroOrOne,
);

/** KEYS: lease. → It is deleted only while it is still the caller's. ARGV: lease. */
export const RELEASE_SCRIPT = new RedisScript(
  'release',
  `${TEXT_AT}
if textAt(KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`,
  isZeroOrOne,
);

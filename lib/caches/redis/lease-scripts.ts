import { createHash } from 'node:crypto';
import { NONCE_LENGTH } from '../stored/nonce-source';
import type { RedisSession } from './redis-session';

/** A Lua script that the server runs as one step: nothing comes between its commands. */
export class RedisScript {
  readonly sha: string;

  constructor(
    readonly name: string,
    readonly text: string,
  ) {
    this.sha = createHash('sha1').update(text).digest('hex');
  }

  /** Runs it by its digest, and sends the text where the server does not know it (restarted, or SCRIPT FLUSH). */
  async run(session: RedisSession, keys: readonly string[], args: readonly string[]): Promise<unknown> {
    const routeKey = keys[0] as string;
    const rest = [String(keys.length), ...keys, ...args];
    try {
      return await session.send(routeKey, ['EVALSHA', this.sha, ...rest]);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return session.send(routeKey, ['EVAL', this.text, ...rest]);
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

/** KEYS: nonce of a group. → The nonce, made fresh where there is none or one of another run. ARGV: fresh, run id. */
export const NONCE_SCRIPT = new RedisScript(
  'nonce',
  `${TEXT_AT}${NONCE_AT}
return nonceAt(KEYS[1], ARGV[1], ARGV[2])`,
);

/**
 * KEYS: value, lease, nonce of the group. → { value or '', lease or '', nonce }. ARGV: fresh token, lease in ms, mode,
 * run id. On a cluster the nonce lies elsewhere: KEYS: value, lease, and the nonce itself in place of the run id.
 *
 * The value is read again, because a fill may have come since the look-up missed. A lease of before a bulk invalidation is
 * replaced rather than waited for: it carries the nonce it was made under. The fresh token serves as the fresh
 * nonce too: each was drawn for this one call.
 */
export const LEASE_SCRIPT = new RedisScript(
  'lease',
  `${TEXT_AT}${NONCE_AT}
local fresh, leaseMs, mode, bound = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local nonce = KEYS[3] and nonceAt(KEYS[3], fresh, bound) or bound
if mode == 'read' then
  local value = textAt(KEYS[1])
  if value and string.sub(value, 1, ${NONCE_LENGTH}) == nonce then return { value, '', nonce } end
end
local lease = textAt(KEYS[2])
if mode == 'replace' or not lease or string.sub(lease, ${NONCE_LENGTH + 1}) ~= nonce then
  lease = fresh .. nonce
  redis.call('SET', KEYS[2], lease, 'PX', leaseMs)
end
return { '', lease, nonce }`,
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
);

/** KEYS: lease. → It is deleted only while it is still the caller's. ARGV: lease. */
export const RELEASE_SCRIPT = new RedisScript(
  'release',
  `${TEXT_AT}
if textAt(KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`,
);

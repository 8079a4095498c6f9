import type { RedisSession, ReplyForm } from '../connection/redis-session';
/** A Lua script that the server runs as one step: nothing comes between its commands. */
export declare class RedisScript {
    readonly name: string;
    readonly text: string;
    /** What it answers. */
    readonly isReply: ReplyForm;
    readonly sha: string;
    constructor(name: string, text: string, 
    /** What it answers. */
    isReply: ReplyForm);
    /**
     * Runs it by its digest, and sends the text where the server does not know it (restarted, or SCRIPT FLUSH), or takes no
     * digests at all.
     *
     * @param isReply what the reply has to be, where more is known of it. @default the form of all that the script answers
     */
    run(session: RedisSession, { keys, args }: {
        readonly keys: readonly string[];
        readonly args: readonly string[];
    }, isReply?: ReplyForm): Promise<unknown>;
}
export declare const TEXT_AT = "\nlocal function textAt(key)\n  local reply = redis.pcall('GET', key)\n  if type(reply) == 'string' then return reply end\n  return nil\nend";
export declare const LEASE_AT = "\nlocal function leaseAt(key, bound, fresh, leaseMs, mode)\n  local kept = textAt(key)\n  if mode == 'replace' or not kept or string.sub(kept, 17) ~= bound then\n    kept = fresh .. bound\n    redis.call('SET', key, kept, 'PX', leaseMs)\n  end\n  return kept\nend";
export declare const NONCE_AT = "\nlocal function nonceAt(key, fresh, runId)\n  local kept = textAt(key)\n  if not kept or string.sub(kept, 17) ~= runId then\n    kept = fresh .. runId\n    redis.call('SET', key, kept, 'PX', '31622400000')\n  end\n  return string.sub(kept, 1, 16)\nend";
export declare const IS_TAKEN = "\nlocal function isTaken(value, versions, past)\n  if value == '' or not string.find(versions, string.sub(value, 1, 1), 1, true) then return false end\n  return past == '' or string.sub(value, 2, 28) ~= past\nend";

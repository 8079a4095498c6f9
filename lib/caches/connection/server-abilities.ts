import { createHash } from 'node:crypto';
import { type NodeRedisClient, PLAIN_REPLIES } from './node-redis';
import { UnexpectedReplyError } from './redis-replies';

/** A reply that says: never, for you; not: not now, as `OOM command not allowed` does. */
const FORBIDDEN = /^NOPERM|^(?!OOM).*(unknown command|not (allowed|supported|permitted)|disabled)/i;

/** A reply to AUTH, or for want of it. */
const REFUSED = /^(WRONGPASS|NOAUTH)\b|invalid password/;

/** Of a command, or of one within a script; before Redis 7 the latter is told in the middle of the message. */
const READ_ONLY = /^(ERR Error running script\b.*-)?READONLY\b/s;

const PROBE = 'return ARGV[1]';
const PROBE_SHA = createHash('sha1').update(PROBE).digest('hex');

/** What the server lets us run. */
export interface ServerAbilities {
  /** EVAL. */
  readonly allowsScripts: boolean;
  /** EVALSHA as well: some hosters take it away and leave EVAL. */
  readonly allowsDigests: boolean;
}

/**
 * Asks for what is used. Rejects where the server cannot say yet, busy or loading.
 *
 * @param word that the server did not hear before: a reply that repeats it is the reply to this
 */
export async function askAbilities(client: NodeRedisClient, word: string): Promise<ServerAbilities> {
  const [ofText, ofDigest] = await Promise.all(
    [
      ['EVAL', PROBE, '0', word],
      ['EVALSHA', PROBE_SHA, '0', word],
    ].map((args) => unlessForbidden(unlessUnknown(client.sendCommand(args, PLAIN_REPLIES)))),
  );
  for (const reply of [ofText, ofDigest])
    if (reply !== undefined && reply !== word && reply !== UNKNOWN) throw new UnexpectedReplyError('EVAL');
  return { allowsScripts: ofText !== undefined, allowsDigests: ofDigest !== undefined };
}

/** Whether a server has said that it does not take the credentials it was given. */
export function isRefusal(cause: unknown): boolean {
  return cause instanceof Error && REFUSED.test(cause.message);
}

/** Whether a server has said that we may not do this. */
export function isForbidden(cause: unknown): boolean {
  return cause instanceof Error && FORBIDDEN.test(cause.message);
}

/** Whether a server has said that it is a replica. */
export function isReadOnly(cause: unknown): boolean {
  return cause instanceof Error && READ_ONLY.test(cause.message);
}

/** Whether a server has said that it does not know the script of a digest. */
export function isUnknownScript(cause: unknown): boolean {
  return cause instanceof Error && cause.message.startsWith('NOSCRIPT');
}

/** What is answered, or `undefined` where it says: never, for you. */
export async function unlessForbidden(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}

const UNKNOWN = Symbol('the server would run it, if it knew the script');

async function unlessUnknown(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (isUnknownScript(error)) return UNKNOWN;
    throw error;
  }
}

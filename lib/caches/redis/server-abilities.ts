import { type NodeRedisClient, PLAIN_REPLIES } from './node-redis';

/** In place of the run id where the server does not tell it: a restart from an older snapshot cannot be noticed. */
export const UNKNOWN_RUN = '-';

/** A reply that says: never, for you; not: not now. */
const FORBIDDEN = /^NOPERM|unknown command|not (allowed|supported|permitted)|disabled/i;

/** A reply to AUTH, or for want of it. */
const REFUSED = /^(WRONGPASS|NOAUTH)\b|invalid password/;

/** Which run of the server this is: drawn anew at every start, so that a fail-over shows as well. */
export async function askRunId(client: NodeRedisClient): Promise<string> {
  const info = await unlessForbidden(client, ['INFO', 'server']);
  return /^run_id:(\w+)/m.exec(String(info))?.[1] ?? UNKNOWN_RUN;
}

/** Whether the server lets us run scripts. Rejects where it cannot say yet, busy or loading. */
export async function mayRunScripts(client: NodeRedisClient): Promise<boolean> {
  return (await unlessForbidden(client, ['EVAL', 'return 1', '0'])) !== undefined;
}

/** Whether a server has said that it does not take the credentials it was given. */
export function isRefusal(cause: unknown): boolean {
  return cause instanceof Error && REFUSED.test(cause.message);
}

async function unlessForbidden(client: NodeRedisClient, args: readonly string[]): Promise<unknown> {
  try {
    return await client.sendCommand(args, PLAIN_REPLIES);
  } catch (error) {
    if (error instanceof Error && FORBIDDEN.test(error.message)) return undefined;
    throw error;
  }
}

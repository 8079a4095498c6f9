import { type NodeRedisClient, PLAIN_REPLIES } from './node-redis';
import { hasForm, UnexpectedReplyError } from './redis-replies';
import { unlessForbidden } from './server-abilities';

/** In place of the run id where the server does not tell it: a restart from an older snapshot cannot be noticed. */
export const UNKNOWN_RUN = '-';

/** 64 bits of the 160 are as good as all of them, and as long as a nonce. */
const HISTORY_LENGTH = 16;

/** Who a server is, and whose data it holds. */
export interface ServerIdentity {
  /** `run_id`: drawn anew at every start, so that a restart from an older snapshot shows. */
  readonly runId: string;
  /**
   * The beginning of `master_replid`, which names the history of the data: it is drawn anew when a server is promoted, and
   * so shows what the run id cannot, that a server which was never restarted has followed another one meanwhile. Empty
   * where the server does not tell it.
   */
  readonly history: string;
  /** False of a replica: it may be behind, and takes no invalidation. */
  readonly isPrimary: boolean;
}

/** Asks the server; nothing that was sent after this is answered before it. */
export async function askIdentity(client: NodeRedisClient): Promise<ServerIdentity> {
  const [server, replication] = await Promise.all([askFor(client, 'server'), askFor(client, 'replication')]);
  const role = /^role:(\w+)/m.exec(replication)?.[1];
  return {
    runId: /^run_id:(\w+)/m.exec(server)?.[1] ?? UNKNOWN_RUN,
    history: /^master_replid:(\w+)/m.exec(replication)?.[1]?.slice(0, HISTORY_LENGTH) ?? '',
    isPrimary: role === undefined || role === 'master',
  };
}

export function isSameIdentity(one: ServerIdentity, other: ServerIdentity): boolean {
  return one.runId === other.runId && one.history === other.history;
}

/** Nothing of a server that hides it. */
async function askFor(client: NodeRedisClient, section: string): Promise<string> {
  const reply = await unlessForbidden(client.sendCommand(['INFO', section], PLAIN_REPLIES));
  if (reply === undefined) return '';
  if (!hasForm(['INFO'], reply)) throw new UnexpectedReplyError('INFO');
  return reply as string; // what the form says
}

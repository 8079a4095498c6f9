import { slotOf } from './cluster-slot';
import {
  calmErrors,
  type NodeRedisClient,
  type NodeRedisCluster,
  type NodeRedisNode,
  PLAIN_REPLIES,
} from './redis-client';
import { UNKNOWN_RUN } from './redis-server.topology';
import {
  type RedisSender,
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
} from './redis-session';

const RETRY_MS = 250;
const MOVED = /^(MOVED|ASK) /;
const WRONG_TYPE = 'WRONGTYPE';
const FORBIDDEN = /^NOPERM|unknown command/i;

/**
 * A Redis Cluster through a node-redis cluster client. Commands go straight to the master of their slot: they leave
 * in the tick that asks for them, as one pipeline per node, and nothing is queued for a node that is down. Only
 * where a slot has moved does the cluster client take over and follow. There is no run id on a cluster.
 */
export class RedisClusterTopology implements RedisTopology, RedisSession {
  readonly runId = UNKNOWN_RUN;
  readonly isOneServer = false;
  readonly keysPerDelete = 1;
  readonly firstAttempt: Promise<void>;
  #allowsScripts: boolean | undefined;
  #isClosed = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(private readonly cluster: NodeRedisCluster) {
    calmErrors(cluster);
    this.firstAttempt = this.#greet();
  }

  get session(): RedisSession | undefined {
    return this.#allowsScripts !== undefined && this.#primaries().some((client) => client.isReady)
      ? this
      : undefined;
  }

  get allowsScripts(): boolean | undefined {
    return this.#allowsScripts;
  }

  async read(keys: readonly string[]): Promise<readonly (string | null | Error)[]> {
    const replies = await Promise.allSettled(keys.map((key) => this.send(key, ['GET', key])));
    return replies.map((reply) =>
      reply.status === 'fulfilled' ? (reply.value as string | null) : toReply(reply.reason),
    );
  }

  async send(routeKey: string, args: readonly string[]): Promise<unknown> {
    const client = connected(this.cluster.slots[slotOf(routeKey)]?.master);
    if (client === undefined || !client.isReady)
      throw new RedisSessionLostError('The cluster node of the key is down');
    try {
      return await client.sendCommand(args, PLAIN_REPLIES);
    } catch (error) {
      if (!(error instanceof Error && MOVED.test(error.message))) throw error;
      return this.cluster.sendCommand(routeKey, false, args, PLAIN_REPLIES);
    }
  }

  servers(): readonly RedisSender[] {
    const primaries = this.#primaries();
    if (primaries.length === 0 || !primaries.every((client) => client.isReady))
      throw new RedisSessionLostError('A node of the cluster is down');
    return primaries.map((client) => (args) => client.sendCommand(args, PLAIN_REPLIES));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
  }

  async #greet(): Promise<void> {
    try {
      if (!this.cluster.isOpen) await this.cluster.connect();
      const [first] = this.#primaries();
      if (first === undefined) throw new RedisSessionLostError();
      this.#allowsScripts = await mayRunScripts(first);
    } catch {
      if (!this.#isClosed) this.#retry = setTimeout(() => void this.#greet(), RETRY_MS).unref();
    }
  }

  /** The clients of the masters; a master without a client that has connected once counts as one that is down. */
  #primaries(): NodeRedisClient[] {
    return this.cluster.masters.map((node) => connected(node)).filter((client) => client !== undefined);
  }
}

/** In generation 4 the client of a node is a promise until it has connected for the first time. */
function connected(node: NodeRedisNode | undefined): NodeRedisClient | undefined {
  return node?.client === undefined || node.client instanceof Promise ? undefined : node.client;
}

function toReply(reason: unknown): null | Error {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  return error.message.startsWith(WRONG_TYPE) ? null : error;
}

async function mayRunScripts(client: NodeRedisClient): Promise<boolean> {
  try {
    await client.sendCommand(['EVAL', 'return 1', '0'], PLAIN_REPLIES);
    return true;
  } catch (error) {
    if (error instanceof Error && FORBIDDEN.test(error.message)) return false;
    throw error;
  }
}

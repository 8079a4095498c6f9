import { slotOf } from './cluster-slot';
import { calmErrors, type NodeRedisCluster, type NodeRedisNode, PLAIN_REPLIES } from './node-redis';
import { RedisClusterLines } from './cluster-clients';
import { mayRunScripts, UNKNOWN_RUN } from './server-abilities';
import {
  type RedisSender,
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
} from './redis-session';

const RETRY_MS = 250;

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
  private scriptsAllowed: boolean | undefined;
  private isClosed = false;
  private retry: NodeJS.Timeout | undefined;
  private search: NodeJS.Timeout | undefined;
  private readonly lines: RedisClusterLines;

  constructor(private readonly cluster: NodeRedisCluster) {
    calmErrors(cluster);
    this.lines = new RedisClusterLines(cluster);
    this.firstAttempt = this.greet();
  }

  get session(): RedisSession | undefined {
    const isUp = this.scriptsAllowed !== undefined && this.cluster.isOpen && !this.isClosed;
    return isUp && this.cluster.masters.some((node) => this.lines.ready(node) !== undefined)
      ? this
      : undefined;
  }

  get allowsScripts(): boolean | undefined {
    return this.scriptsAllowed;
  }

  async read(keys: readonly string[]): Promise<readonly (string | null | Error)[]> {
    const replies = await Promise.allSettled(keys.map((key) => this.send(key, ['GET', key])));
    return replies.map((reply) =>
      reply.status === 'fulfilled' ? (reply.value as string | null) : toReply(reply.reason),
    );
  }

  async send(routeKey: string, args: readonly string[]): Promise<unknown> {
    const node = this.cluster.slots[slotOf(routeKey)]?.master;
    const client = this.lines.ready(node);
    if (client === undefined) {
      this.findNode(node, routeKey);
      throw new RedisSessionLostError('The node of the Redis Cluster that holds the key is down');
    }
    try {
      return await client.sendCommand(args, PLAIN_REPLIES);
    } catch (error) {
      if (!isReply(error, 'MOVED') && !isReply(error, 'ASK')) throw error;
      return this.cluster.sendCommand(routeKey, false, args, PLAIN_REPLIES);
    }
  }

  async delete(names: readonly string[]): Promise<void> {
    try {
      await this.send(names[0] as string, ['DEL', ...names]);
    } catch (error) {
      // While its slot moves to another node, the names of a key may lie on both.
      if (!isReply(error, 'TRYAGAIN')) throw error;
      for (const name of names) await this.send(name, ['DEL', name]);
    }
  }

  servers(): readonly RedisSender[] {
    return [...new Set(this.cluster.masters)].map((node) => async (args) => {
      const client = this.lines.ready(node);
      if (client === undefined)
        throw new RedisSessionLostError(`The Redis Cluster node ${node.address} is down`);
      return client.sendCommand(args, PLAIN_REPLIES);
    });
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.retry);
    clearTimeout(this.search);
    this.lines.close();
  }

  private async greet(): Promise<void> {
    try {
      if (!this.cluster.isOpen) await this.cluster.connect();
      const clients = this.cluster.masters.map((node) => this.lines.reach(node));
      this.scriptsAllowed = await mayRunScripts(await Promise.any(clients));
      await Promise.allSettled(clients);
    } catch {
      if (!this.isClosed) this.retry = setTimeout(() => void this.greet(), RETRY_MS).unref();
    }
  }

  /**
   * Another node may have taken over the slot of a node that is down, and the cluster client learns of it only from
   * a reply that says so. It is asked for the key at any node; what it answers is of no account.
   */
  private findNode(node: NodeRedisNode | undefined, routeKey: string): void {
    this.search ??= setTimeout(() => {
      this.search = undefined;
      const isUnasked = node !== undefined && node.client === undefined;
      const found = isUnasked
        ? this.cluster.nodeClient(node)
        : this.cluster.sendCommand(undefined, false, ['GET', routeKey], PLAIN_REPLIES);
      Promise.resolve(found).catch(() => undefined);
    }, RETRY_MS).unref();
  }
}

/** Wrong types are a miss like any other. */
function toReply(reason: unknown): null | Error {
  if (isReply(reason, 'WRONGTYPE')) return null;
  return reason instanceof Error ? reason : new Error(String(reason));
}

function isReply(error: unknown, code: string): boolean {
  return error instanceof Error && error.message.startsWith(code);
}

import { randomUUID } from 'node:crypto';
import { Retry } from '../../time/retry';
import { slotOf } from './cluster-slot';
import { calmErrors, type NodeRedisCluster, type NodeRedisNode, PLAIN_REPLIES } from './node-redis';
import type { ReconnectingClient } from './reconnecting-client';
import { ClusterClients } from './cluster-clients';
import { hasForm, UnexpectedReplyError } from './redis-replies';
import { askAbilities, isRefusal, type ServerAbilities } from './server-abilities';
import { UNKNOWN_RUN } from './server-identity';
import { ReachWaiters } from './reach-waiters';
import {
  type ReadReply,
  type RedisSender,
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
  type ReplyForm,
  type TopologySettings,
} from './redis-session';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** How often, at most, a node is looked for that holds a key, in milliseconds. */
const SEARCH_MS = 250;

/**
 * A Redis Cluster through a node-redis cluster client. Commands go straight to the master of their slot: they leave
 * in the tick that asks for them, as one pipeline per node, and nothing is queued for a node that is down. Only
 * where a slot has moved does the cluster client take over and follow. There is no run id and no
 * history on a cluster: they are those of a node, and slots move.
 */
export class ClusterTopology implements RedisTopology, RedisSession {
  readonly runId = UNKNOWN_RUN;
  readonly history = '';
  readonly isOneServer = false;
  readonly keysPerDelete = 1;
  private abilities: ServerAbilities | undefined;
  private isClosed = false;
  private cancelSearch: (() => void) | undefined;
  private readonly waiters = new ReachWaiters();
  private readonly retry: Retry;
  private readonly clients: ClusterClients;

  constructor(
    private readonly cluster: NodeRedisCluster,
    private readonly settings: TopologySettings,
  ) {
    calmErrors(cluster);
    this.retry = new Retry({ ...settings, first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS });
    this.clients = new ClusterClients(cluster, { ...settings, onTrouble: (cause) => this.notice(cause) });
    void this.identify();
  }

  get session(): RedisSession | undefined {
    const isUp = this.abilities !== undefined && this.cluster.isOpen && !this.isClosed;
    return isUp && this.cluster.masters.some((node) => this.clients.ready(node) !== undefined)
      ? this
      : undefined;
  }

  get allowsScripts(): boolean | undefined {
    return this.abilities?.allowsScripts;
  }

  get allowsDigests(): boolean {
    return this.abilities?.allowsDigests ?? true;
  }

  requireSession(): RedisSession {
    const { session } = this;
    if (session === undefined) throw new RedisSessionLostError();
    return session;
  }

  async read(keys: readonly string[]): Promise<readonly ReadReply[]> {
    const replies = await Promise.allSettled(keys.map((key) => this.send(key, ['GET', key])));
    return replies.map((reply) =>
      reply.status === 'fulfilled' ? (reply.value as string | null) : toReply(reply.reason),
    );
  }

  async send(routeKey: string, args: readonly string[], isReply?: ReplyForm): Promise<unknown> {
    const node = this.cluster.slots[slotOf(routeKey)]?.master;
    const client = this.clients.ready(node);
    if (client === undefined) {
      this.findNode(node, routeKey);
      throw new RedisSessionLostError('The node of the Redis Cluster that holds the key is down');
    }
    try {
      return await askNode(client, args, isReply);
    } catch (error) {
      if (!isError(error, 'MOVED') && !isError(error, 'ASK')) throw error;
      return checkReply(await this.cluster.sendCommand(routeKey, false, args, PLAIN_REPLIES), args, isReply);
    }
  }

  async delete(names: readonly string[]): Promise<void> {
    try {
      await this.send(names[0] as string, ['DEL', ...names]);
    } catch (error) {
      // While its slot moves to another node, the names of a key may lie on both.
      if (!isError(error, 'TRYAGAIN')) throw error;
      for (const name of names) await this.send(name, ['DEL', name]);
    }
  }

  servers(): readonly RedisSender[] {
    return [...new Set(this.cluster.masters)].map((node) => async (args) => {
      const client = this.clients.ready(node);
      if (client === undefined)
        throw new RedisSessionLostError(`The Redis Cluster node ${node.address} is down`);
      return askNode(client, args);
    });
  }

  isDoubted(): boolean {
    return false;
  }

  doubt(): Promise<void> {
    return Promise.resolve();
  }

  reach(): Promise<void> {
    return this.session === undefined ? this.waiters.wait() : Promise.resolve();
  }

  close(): void {
    this.isClosed = true;
    this.retry.cancel();
    this.cancelSearch?.();
    this.clients.close();
    this.waiters.failed(new RedisSessionLostError());
  }

  private async identify(): Promise<void> {
    try {
      if (!this.cluster.isOpen) await this.cluster.connect();
      const clients = this.cluster.masters.map((node) => this.clients.reach(node));
      this.abilities = await askAbilities(await Promise.any(clients), randomUUID());
      await Promise.allSettled(clients);
      this.waiters.reached();
    } catch (cause) {
      this.waiters.failed(cause);
      this.notice(cause);
      if (!this.isClosed) this.retry.schedule(() => void this.identify());
    }
  }

  private notice(cause: unknown): void {
    const causes: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
    if (causes.some(isRefusal)) this.settings.onRefused?.();
  }

  /**
   * Another node may have taken over the slot of a node that is down, and the cluster client learns of it only from
   * a reply that says so. It is asked for the key at any node; what it answers is of no account.
   */
  private findNode(node: NodeRedisNode | undefined, routeKey: string): void {
    this.cancelSearch ??= this.settings.scheduler.later(() => {
      this.cancelSearch = undefined;
      const isUnasked = node !== undefined && node.client === undefined;
      const found = isUnasked
        ? this.cluster.nodeClient(node)
        : this.cluster.sendCommand(undefined, false, ['GET', routeKey], PLAIN_REPLIES);
      Promise.resolve(found).catch(() => undefined);
    }, SEARCH_MS);
  }
}

/** Gives up the connection to a node whose reply is none to the command. */
async function askNode(
  client: ReconnectingClient,
  args: readonly string[],
  isReply?: ReplyForm,
): Promise<unknown> {
  const reply = await client.sendCommand(args, PLAIN_REPLIES);
  try {
    return checkReply(reply, args, isReply);
  } catch (unexpected) {
    client.reconnect(unexpected);
    throw unexpected;
  }
}

function checkReply(reply: unknown, args: readonly string[], isReply?: ReplyForm): unknown {
  if (isReply === undefined ? hasForm(args, reply) : isReply(reply)) return reply;
  throw new UnexpectedReplyError(args[0] as string);
}

/** Wrong types are a miss like any other. */
function toReply(reason: unknown): ReadReply {
  if (isError(reason, 'WRONGTYPE')) return null;
  return reason instanceof Error ? reason : new Error(String(reason));
}

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && error.message.startsWith(code);
}

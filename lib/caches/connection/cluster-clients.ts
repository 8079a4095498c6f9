import { once } from 'node:events';
import type { RetryTiming } from '../../time/retry';
import { type NodeRedisCluster, type NodeRedisNode, type NodeRedisPattern } from './node-redis';
import { ReconnectingClient } from './reconnecting-client';

export interface ClusterClientSettings extends RetryTiming {
  /** Why a connection was lost, or could not be made. */
  readonly onTrouble: (cause: unknown) => void;
}

interface NodeClient {
  readonly client: ReconnectingClient;
  readonly pattern: NodeRedisPattern;
}

/** Connections of our own to the masters of a cluster, made after the pattern of the cluster client's. */
export class ClusterClients {
  private readonly clients = new Map<string, NodeClient>();
  private isClosed = false;

  constructor(
    private readonly cluster: NodeRedisCluster,
    private readonly settings: ClusterClientSettings,
  ) {}

  /** The connection to a node, if commands may be sent on it now. If not, it is being made. */
  ready(node: NodeRedisNode | undefined): ReconnectingClient | undefined {
    const client = node && this.clientTo(node);
    return client?.isReady ? client : undefined;
  }

  /** The connection to a node, once it stands. Rejects when the first attempt fails; it goes on being tried. */
  async reach(node: NodeRedisNode): Promise<ReconnectingClient> {
    // With minimizeConnections the cluster client has a client of a node only when it is first asked for.
    await this.cluster.nodeClient(node);
    const client = this.clientTo(node);
    if (client === undefined) throw new Error(`The Redis Cluster node ${node.address} is down`);
    if (!client.isReady) await once(client, 'ready');
    return client;
  }

  close(): void {
    this.isClosed = true;
    for (const { client } of this.clients.values()) client.close();
    this.clients.clear();
  }

  private clientTo(node: NodeRedisNode): ReconnectingClient | undefined {
    const pattern = node.client;
    // In generation 4 it is a promise until it has connected for the first time.
    if (pattern === undefined || pattern instanceof Promise || this.isClosed) return undefined;
    const known = this.clients.get(node.address);
    if (known?.pattern === pattern) return known.client;
    known?.client.close();
    const client = new ReconnectingClient(pattern, this.settings);
    client.on('error', this.settings.onTrouble);
    this.clients.set(node.address, { client, pattern });
    void client.connect();
    this.closeOthers();
    return client;
  }

  /** Nodes leave a cluster, and masters become replicas. */
  private closeOthers(): void {
    const masters = new Set(this.cluster.masters.map(({ address }) => address));
    for (const [address, { client }] of this.clients) {
      if (masters.has(address)) continue;
      client.close();
      this.clients.delete(address);
    }
  }
}

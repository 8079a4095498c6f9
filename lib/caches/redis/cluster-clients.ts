import { once } from 'node:events';
import {
  type NodeRedisClient,
  type NodeRedisCluster,
  type NodeRedisNode,
  type NodeRedisPattern,
} from './node-redis';
import { RedisLine } from './reconnecting-client';

/** Connections of our own to the masters of a cluster, made after the pattern of the cluster client's. */
export class RedisClusterLines {
  private readonly lines = new Map<
    string,
    { readonly line: RedisLine; readonly pattern: NodeRedisPattern }
  >();
  private isClosed = false;

  constructor(private readonly cluster: NodeRedisCluster) {}

  /** The connection to a node, if commands may be sent on it now. If not, it is being made. */
  ready(node: NodeRedisNode | undefined): NodeRedisClient | undefined {
    const line = node && this.lineTo(node);
    return line?.isReady ? line : undefined;
  }

  /** The connection to a node, once it stands. Rejects when the first attempt fails; it goes on being tried. */
  async reach(node: NodeRedisNode): Promise<NodeRedisClient> {
    // With minimizeConnections the cluster client has a client of a node only when it is first asked for.
    await this.cluster.nodeClient(node);
    const line = this.lineTo(node);
    if (line === undefined) throw new Error(`The Redis Cluster node ${node.address} is down`);
    if (!line.isReady) await once(line, 'ready');
    return line;
  }

  close(): void {
    this.isClosed = true;
    for (const { line } of this.lines.values()) line.close();
    this.lines.clear();
  }

  private lineTo(node: NodeRedisNode): RedisLine | undefined {
    const pattern = node.client;
    // In generation 4 it is a promise until it has connected for the first time.
    if (pattern === undefined || pattern instanceof Promise || this.isClosed) return undefined;
    const known = this.lines.get(node.address);
    if (known?.pattern === pattern) return known.line;
    known?.line.close();
    const line = new RedisLine(pattern as NodeRedisPattern);
    this.lines.set(node.address, { line, pattern: pattern as NodeRedisPattern });
    void line.connect();
    this.hangUpOthers();
    return line;
  }

  /** Nodes leave a cluster, and masters become replicas. */
  private hangUpOthers(): void {
    const masters = new Set(this.cluster.masters.map(({ address }) => address));
    for (const [address, { line }] of this.lines) {
      if (masters.has(address)) continue;
      line.close();
      this.lines.delete(address);
    }
  }
}

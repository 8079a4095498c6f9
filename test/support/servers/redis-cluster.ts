import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type RedisServer, startRedis } from './redis-server';

const POLL_MS = 20;
const PATIENCE_MS = 20_000;
const NODE_ARGS = [
  ...['--cluster-enabled', 'yes', '--cluster-node-timeout', '1000'],
  // Replicas are to be ready when the test begins: one that has never synchronised is not elected.
  ...['--repl-diskless-sync-delay', '0'],
];

/** A real Redis Cluster of the test's own, on free ports of the loopback: three masters, and replicas if asked. */
export class RedisCluster {
  private constructor(readonly nodes: readonly RedisServer[]) {}

  static async start({ replicas = 0 }: { replicas?: number } = {}): Promise<RedisCluster> {
    const nodes: RedisServer[] = [];
    // One after the other: a port is free only until the next one is looked for.
    for (let made = 0; made < 3 * (1 + replicas); made++) nodes.push(await startRedis({ args: NODE_ARGS }));
    const cluster = new RedisCluster(nodes);
    await cluster.create(replicas);
    return cluster;
  }

  get rootNodes(): { url: string }[] {
    return this.nodes.map(({ url }) => ({ url }));
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
  }

  async keys(pattern = '*'): Promise<string[]> {
    return (await Promise.all(this.nodes.map((node) => node.keys(pattern)))).flat().sort();
  }

  /** Of all nodes together. */
  async commandStats(): Promise<Record<string, number>> {
    const total: Record<string, number> = {};
    for (const stats of await Promise.all(this.nodes.map((node) => node.commandStats())))
      for (const [name, calls] of Object.entries(stats)) total[name] = (total[name] ?? 0) + calls;
    return total;
  }

  /** Runs redis-cli against the node that holds the key named first, following redirections. */
  async cli(...args: string[]): Promise<string> {
    return (this.nodes[0] as RedisServer).cli('-c', ...args);
  }

  private async create(replicas: number): Promise<void> {
    const addresses = this.nodes.map(({ port }) => `127.0.0.1:${port}`);
    const args = [
      '--cluster',
      'create',
      ...addresses,
      '--cluster-replicas',
      String(replicas),
      '--cluster-yes',
    ];
    await promisify(execFile)('redis-cli', args);
    for (const begin = Date.now(); Date.now() - begin < PATIENCE_MS; await sleep(POLL_MS))
      if (await this.isWhole()) return;
    throw new Error('The cluster did not form');
  }

  private async isWhole(): Promise<boolean> {
    const states = await Promise.all(this.nodes.map((node) => node.cli('CLUSTER', 'INFO')));
    const known = await Promise.all(this.nodes.map((node) => node.cli('CLUSTER', 'NODES')));
    const roles = await Promise.all(this.nodes.map((node) => node.cli('INFO', 'replication')));
    return (
      roles.every((role) => role.includes('role:master') || role.includes('master_link_status:up')) &&
      states.every((state) => state.includes('cluster_state:ok')) &&
      known.every((list) => list.split('\n').length === this.nodes.length && !list.includes('handshake'))
    );
  }
}

export function startRedisCluster(options?: { replicas?: number }): Promise<RedisCluster> {
  return RedisCluster.start(options);
}

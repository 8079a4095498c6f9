import KeyvRedis, { createCluster } from '@keyv/redis';
import { redisClusterStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { setTimeout as sleep } from 'node:timers/promises';
import { slotOf } from '../../lib/caches/connection/cluster-slot';
import type { Detected } from '../contract/shared-subject';
import { UnconfirmedDropError } from '../../lib/ports/unconfirmed-drop.error';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { type RedisCluster, startRedisCluster } from '../support/servers/redis-cluster';
import { describeRedis, type RedisServer } from '../support/servers/redis-server';
import { TcpProxy } from '../support/servers/tcp-proxy';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { detect } from '../contract/shared-subject';
import { ask } from '../support/caches/ask';

const FAILOVER_MS = 30_000;

const CLIENTS: [string, (cluster: RedisCluster, wires: readonly TcpProxy[]) => unknown][] = [
  [
    'node-redis 4 (redisClusterStore)',
    (cluster, wires) =>
      redisClusterStore({ rootNodes: cluster.rootNodes, nodeAddressMap: wired(cluster, wires) }),
  ],
  [
    'node-redis 5 (KeyvRedis)',
    (cluster, wires) => {
      const client: unknown = createCluster({
        rootNodes: cluster.rootNodes,
        nodeAddressMap: wired(cluster, wires),
      });
      return new Keyv(new KeyvRedis(client as Connection));
    },
  ],
];

/** From the address of a node to the wire that leads there. */
function wired(
  { nodes }: RedisCluster,
  wires: readonly TcpProxy[],
): Record<string, { host: string; port: number }> {
  return Object.fromEntries(
    wires.map(({ port }, index) => [`127.0.0.1:${nodes[index]?.port}`, { host: '127.0.0.1', port }]),
  );
}

describeRedis('a Redis Cluster in trouble', () => {
  describe.each(CLIENTS)('reached through %s', (_name, makeStore) => {
    let cluster: RedisCluster;
    let detected: Detected;
    let cache: OutcomeCache;

    let wires: TcpProxy[] = [];

    async function start(replicas: number, isWired = false): Promise<void> {
      cluster = await startRedisCluster({ replicas });
      if (isWired) wires = await Promise.all(cluster.nodes.map(({ port }) => TcpProxy.start(port)));
      detected = await detect(await makeStore(cluster, wires));
      cache = detected.cache;
    }
    afterEach(async () => {
      for (const wire of wires.splice(0)) await wire.stop();
      await cache.close();
      await detected.dispose();
      await cluster.stop();
    });

    it('goes on with the keys of the nodes that are up, and names those of the node that is down', async () => {
      await start(0);
      const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
      const owned = await stopOneMaster(keys);
      await until(async () => (await invalidate(keys)).length === owned.length);
      expect(await invalidate(keys)).toEqual(owned);
      await expect(cache.clear()).rejects.toThrow('down');
    });

    it('finds the replica that has taken over from a master', async () => {
      await start(1);
      const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
      await stopOneMaster(keys);
      await until(async () => (await invalidate(keys)).length === 0);
      for (const key of keys) await keep(cache, key, `new ${key}`);
      for (const key of keys) expect((await hit(cache, key)).payload).toBe(`new ${key}`);
    });

    it('answers again after a connection that broke in the middle of a reply', async () => {
      await start(0, true);
      await keep(cache, 'k', 'x'.repeat(100_000));
      for (const wire of wires) wire.cutOnce(50_000);
      await expect(cache.lookup(ask('k'))).rejects.toThrow();
      await until(async () => (await kindOf('k')) === 'hit');
    });

    it('answers again after its connections were reset under way', async () => {
      await start(0, true);
      await keep(cache, 'k', 'payload');
      const { ticket } = await miss(cache, 'other');
      for (const wire of wires) wire.resetOnce();
      await Promise.resolve(cache.fill(ticket, 'late', { ttl: 60_000 })).catch(() => undefined);
      await until(async () => (await kindOf('k')) === 'hit');
      expect(await invalidate(['k'])).toEqual([]);
    });

    describe('while a slot moves from node to node', () => {
      let from: RedisServer;
      let to: RedisServer;

      beforeEach(async () => {
        await start(0);
        await keep(cache, 'k', 'old');
        from = await ownerOf('shop:{=k}:v');
        to = cluster.nodes.find((node) => node !== from) as RedisServer;
        await to.cli('CLUSTER', 'SETSLOT', SLOT, 'IMPORTING', await from.cli('CLUSTER', 'MYID'));
        await from.cli('CLUSTER', 'SETSLOT', SLOT, 'MIGRATING', await to.cli('CLUSTER', 'MYID'));
      });

      it('confirms an invalidation, wherever the names of the key lie', async () => {
        expect((await hit(cache, 'k')).payload).toBe('old');
        await cache.drop({ keys: ['k'] });
        expect(await cluster.keys('*{=k}*')).toEqual([]);
        expect((await cache.lookup(ask('k'))).kind).not.toBe('hit');
      });

      it('follows the key to its new node', async () => {
        await from.cli('MIGRATE', '127.0.0.1', String(to.port), 'shop:{=k}:v', '0', '5000');
        expect((await hit(cache, 'k')).payload).toBe('old');
        const id = await to.cli('CLUSTER', 'MYID');
        for (const node of cluster.nodes) await node.cli('CLUSTER', 'SETSLOT', SLOT, 'NODE', id);
        expect((await hit(cache, 'k')).payload).toBe('old');
        await cache.drop({ keys: ['k'] });
        await keep(cache, 'k', 'new');
        expect((await hit(cache, 'k')).payload).toBe('new');
        await cache.clear();
        await miss(cache, 'k');
      });
    });

    async function ownerOf(name: string): Promise<RedisServer> {
      for (const node of cluster.nodes) if ((await node.keys('*')).includes(name)) return node;
      throw new Error(`nobody has ${name}`);
    }

    /** Ends a master that holds one of the keys at least, and answers which of them it held. */
    async function stopOneMaster(keys: readonly string[]): Promise<string[]> {
      for (const key of keys) await keep(cache, key, key);
      const down = await ownerOf('shop:{=a}:v');
      const names = await down.keys('shop:*:v');
      await down.kill('SIGKILL');
      return keys.filter((key) => names.includes(`shop:{=${key}}:v`));
    }

    async function kindOf(key: string): Promise<string> {
      try {
        return (await cache.lookup(ask(key))).kind;
      } catch {
        return 'none';
      }
    }

    async function invalidate(keys: readonly string[]): Promise<readonly string[]> {
      try {
        await cache.drop({ keys: keys });
        return [];
      } catch (error) {
        if (error instanceof UnconfirmedDropError) return error.names.keys ?? [];
        throw error;
      }
    }
  });
});

const SLOT = String(slotOf('{=k}'));

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const begin = Date.now(); !(await condition()); await sleep(50))
    if (Date.now() - begin > FAILOVER_MS) throw new Error('waited for too long');
}

// Two copies of the same types: that of the adapter, and that of the client's own package.
type Connection = ConstructorParameters<typeof KeyvRedis>[0];

jest.setTimeout(2 * FAILOVER_MS);

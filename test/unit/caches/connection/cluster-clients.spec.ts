import { ClusterClients } from '../../../../lib/caches/connection/cluster-clients';
import type {
  NodeRedisCluster,
  NodeRedisNode,
  NodeRedisPattern,
} from '../../../../lib/caches/connection/node-redis';
import { FakeRedisClient } from '../../../support/doubles/fake-redis-client';
import { ManualClock, settled } from '../../../support/time/manual-clock';

/** Connects when the test says so. */
class NodeClient extends FakeRedisClient {
  private arrived: () => void = () => undefined;

  override connect(): Promise<void> {
    this.isOpen = true;
    return new Promise((resolve) => (this.arrived = resolve));
  }

  async arrive(): Promise<void> {
    this.isReady = true;
    this.arrived();
    await settled();
  }
}

/** A client of the cluster's own for one node, and the clients that were made after it. */
class Pattern extends FakeRedisClient {
  readonly made: NodeClient[] = [];

  duplicate(): NodeClient {
    const client = new NodeClient();
    this.made.push(client);
    return client;
  }
}

/** As far as it is asked here. */
class Cluster {
  masters: NodeRedisNode[] = [];
  readonly asked: string[] = [];

  nodeClient(node: NodeRedisNode): unknown {
    this.asked.push(node.address);
    return node.client;
  }
}

function nodeAt(address: string) {
  const pattern = new Pattern();
  const node: { address: string; client: unknown } = { address, client: pattern };
  return { node: node as NodeRedisNode, pattern };
}

describe('connections of our own to the masters of a cluster', () => {
  let cluster: Cluster;
  let clients: ClusterClients;
  const one = () => nodeAt('127.0.0.1:1');

  beforeEach(() => {
    const clock = new ManualClock();
    cluster = new Cluster();
    clients = new ClusterClients(cluster as unknown as NodeRedisCluster, {
      scheduler: clock,
      random: () => 1,
      onTrouble: () => undefined,
    });
  });
  afterEach(() => clients.close());

  it('are made when a node is first asked for, once, and used as soon as they stand', async () => {
    const { node, pattern } = one();
    cluster.masters = [node];
    expect([clients.ready(node), clients.ready(node)]).toEqual([undefined, undefined]);
    expect(pattern.made).toHaveLength(1);
    await pattern.made[0]?.arrive();
    expect(clients.ready(node)?.isReady).toBe(true);
    expect(pattern.made).toHaveLength(1);
  });

  it('are not used any more while they are lost', async () => {
    const { node, pattern } = one();
    cluster.masters = [node];
    clients.ready(node);
    await pattern.made[0]?.arrive();
    pattern.made[0]?.lose();
    expect(clients.ready(node)).toBeUndefined();
  });

  it('are not made to a node that is not there, or whose client still connects for the first time', () => {
    const { node, pattern } = one();
    expect(clients.ready(undefined)).toBeUndefined();
    expect(clients.ready({ address: node.address })).toBeUndefined();
    const connecting = Promise.resolve(pattern as unknown as NodeRedisPattern);
    expect(clients.ready({ address: node.address, client: connecting })).toBeUndefined();
    expect(pattern.made).toEqual([]);
  });

  it('can be waited for', async () => {
    const { node, pattern } = one();
    cluster.masters = [node];
    const reached = clients.reach(node);
    await settled();
    await pattern.made[0]?.arrive();
    expect((await reached).isReady).toBe(true);
    expect(cluster.asked).toEqual(['127.0.0.1:1']);
  });

  it('cannot be waited for where the node is down', async () => {
    await expect(clients.reach({ address: '127.0.0.1:1' })).rejects.toThrow(
      'The Redis Cluster node 127.0.0.1:1 is down',
    );
  });

  it('are made anew where the cluster has another client for the node', async () => {
    const [old, fresh] = [one(), one()];
    cluster.masters = [old.node];
    clients.ready(old.node);
    await old.pattern.made[0]?.arrive();
    cluster.masters = [fresh.node];
    expect(clients.ready(fresh.node)).toBeUndefined();
    expect([old.pattern.made[0]?.isOpen, fresh.pattern.made.length]).toEqual([false, 1]);
  });

  it('end to a node that has left, or is no master any more', async () => {
    const [left, stays] = [one(), nodeAt('127.0.0.1:2')];
    cluster.masters = [left.node];
    clients.ready(left.node);
    await left.pattern.made[0]?.arrive();
    cluster.masters = [stays.node];
    clients.ready(stays.node);
    await stays.pattern.made[0]?.arrive();
    expect([left.pattern.made[0]?.isOpen, clients.ready(stays.node)?.isReady]).toEqual([false, true]);
  });

  it('end with the application, and none is made after that', async () => {
    const { node, pattern } = one();
    cluster.masters = [node];
    clients.ready(node);
    await pattern.made[0]?.arrive();
    clients.close();
    expect([clients.ready(node), pattern.made[0]?.isOpen, pattern.made.length]).toEqual([
      undefined,
      false,
      1,
    ]);
  });
});

import { createClient as createClient5 } from '@redis/client';
import { redisStore } from 'cache-manager-redis-yet';
import { systemTime } from '../../lib/time/system-time';
import { abandonClient, type EndableClient } from '../../lib/caches/connection/node-redis';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { TcpProxy } from '../support/servers/tcp-proxy';
import { until } from '../support/time/until';

interface Connectable extends EndableClient {
  connect(): Promise<unknown>;
  sendCommand(args: string[]): Promise<unknown>;
}

describeRedis('A client that is abandoned', () => {
  let redis: RedisServer;
  let wire: TcpProxy;
  const makers: Record<string, () => Promise<Connectable>> = {
    'generation 4': async () => {
      const { client } = await redisStore({ url: redis.url });
      const fresh = client.duplicate({ url: wire.url });
      await client.disconnect();
      return fresh;
    },
    'generation 5': async () => createClient5({ url: wire.url }),
  };

  beforeAll(async () => {
    redis = await startRedis();
    wire = await TcpProxy.start(redis.port);
  });

  afterAll(async () => {
    await wire.stop();
    await redis.stop();
  });

  describe.each(Object.keys(makers))('of %s', (generation) => {
    let client: Connectable;
    let connecting: Promise<unknown>;

    beforeEach(async () => {
      client = (await makers[generation]?.()) as Connectable;
      client.on('error', () => undefined);
    });

    afterEach(() => wire.heal());

    const connect = () => {
      connecting = client.connect().catch((error: unknown) => error);
    };

    it.each([0, 1, 2, 3, 5, 8])(
      'after %d turns of the loop, while it connects, leaves no connection',
      async (turns) => {
        connect();
        for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        abandonClient(client, systemTime.scheduler);
        await until(() => !client.isOpen);
        await until(() => wire.connections === 0 && client.isReady === false);
      },
    );

    it('while its greeting hangs, leaves no connection', async () => {
      wire.swallow();
      connect();
      await until(() => wire.connections === 1);
      abandonClient(client, systemTime.scheduler);
      await until(() => !client.isOpen);
      wire.heal();
      await until(() => wire.connections === 0);
    });

    it('rejects what is under way', async () => {
      connect();
      await connecting;
      wire.swallow();
      const reply = client.sendCommand(['PING']);
      abandonClient(client, systemTime.scheduler);
      await expect(reply).rejects.toThrow();
      wire.heal();
      await until(() => wire.connections === 0);
    });
  });
});

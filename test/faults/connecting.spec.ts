import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { redisStore } from 'cache-manager-redis-yet';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { Program } from '../support/servers/program';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { PATIENT } from '../support/time/patient-deadlines';
import { until } from '../support/time/until';

const CONNECTING = join(__dirname, 'programs/connecting.ts');

jest.setTimeout(60_000);

/** Servers that take a connection and never serve it. */
const SERVERS: Record<string, (socket: Socket) => void> = {
  'drops every connection': (socket) => socket.resetAndDestroy(),
  'drops every connection as soon as it is greeted': (socket) =>
    socket.on('data', () => socket.resetAndDestroy()),
  'never answers': (socket) => socket.resume(),
};

describe.each(Object.entries(SERVERS))('A Redis that %s', (_, take) => {
  let server: Server;
  const sockets = new Set<Socket>();

  beforeEach(async () => {
    server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      take(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it.each(['server', 'cluster'])(
    'does not end the process, nor keep it alive, whose store is made after an await: %s',
    async (STORE) => {
      const { port } = server.address() as AddressInfo;
      const ended = await Program.run(CONNECTING, { STORE, URL: `redis://127.0.0.1:${port}` });
      expect(ended).toMatchObject({ code: 0, signal: null, stdout: 'started\nclosed\n' });
      // redisClusterStore() itself logs what goes wrong.
      expect(ended.stderr).not.toMatch(/unhandled|uncaught/i);
      expect(sockets.size).toBeGreaterThan(0);
    },
  );
});

describeRedis('A Redis whose password was changed', () => {
  class Files {
    runs = 0;

    @CacheMemoize({ cacheAlias: 'shared' })
    async find(id: number): Promise<number> {
      this.runs += 1;
      return id;
    }
  }

  let redis: RedisServer;

  beforeEach(async () => (redis = await startRedis()));
  afterEach(async () => {
    await closeApplications();
    await redis.stop();
  });

  it('is used again by itself: the function that made the store is called anew', async () => {
    let password = 'first';
    await redis.cli('CONFIG', 'SET', 'requirepass', password);
    const makes: string[] = [];
    const shared = () => {
      makes.push(password);
      return redisStore({ url: redis.url, password });
    };
    const options = { keyPrefix: 'rotated', deadline: PATIENT, onError: () => undefined };
    const application = await startApplication({ providers: [Files], caches: { shared }, options });
    const files = application.get(Files);
    await files.find(1);
    await until(async () => {
      const before = files.runs;
      await files.find(1);
      return files.runs === before;
    });

    password = 'second';
    const change = ['CONFIG', 'SET', 'requirepass', password] as const;
    await redis.cli('-a', 'first', '--no-auth-warning', ...change);
    await redis.cli('-a', 'second', '--no-auth-warning', 'CLIENT', 'KILL', 'TYPE', 'normal');

    await until(async () => {
      const before = files.runs;
      await files.find(2);
      return makes.includes('second') && files.runs === before;
    });
    expect(new Set(makes)).toEqual(new Set(['first', 'second']));
  });
});

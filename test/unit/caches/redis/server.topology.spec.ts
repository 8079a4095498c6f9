import { ServerTopology } from '../../../../lib/caches/redis/server.topology';
import { RedisSessionLostError } from '../../../../lib/caches/redis/redis-session';
import { systemTime } from '../../../../lib/time/system-time';
import { FakeRedisClient } from '../../../support/doubles/fake-redis-client';

const RETRY_MS = 250;

describe('ServerTopology', () => {
  let client: FakeRedisClient;
  let topology: ServerTopology;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    client = new FakeRedisClient();
  });
  afterEach(() => {
    topology.close();
    jest.useRealTimers();
  });

  function watch(): void {
    topology = new ServerTopology(client, { scheduler: systemTime.scheduler });
  }

  const settled = () => new Promise((resolve) => setImmediate(resolve));

  async function connected(): Promise<void> {
    client.becomeReady();
    await settled();
  }

  describe('a session', () => {
    it('begins when the server has told which run of it this is', async () => {
      watch();
      expect(topology.session).toBeUndefined();
      await connected();
      expect(topology.session?.runId).toBe('a'.repeat(40));
    });

    it('begins also for a client that was connected before', async () => {
      client.isOpen = client.isReady = true;
      watch();
      await settled();
      expect(topology.session).toBeDefined();
    });

    it('is not there while the server has not answered', async () => {
      client.greeting = undefined;
      watch();
      await connected();
      expect(topology.session).toBeUndefined();
    });

    it('ends with the connection, and does not answer what comes later', async () => {
      watch();
      await connected();
      const { session } = topology;
      const reading = session?.read(['k']);
      const [command] = client.take();
      client.lose();
      client.runId = 'b'.repeat(40);
      client.becomeReady();
      await settled();
      // The client had queued the command, and sent it when it was connected anew.
      command?.answer(['of another run']);
      await expect(reading).rejects.toBeInstanceOf(RedisSessionLostError);
      expect(topology.session).not.toBe(session);
      expect(topology.session?.runId).toBe('b'.repeat(40));
    });

    it('does not answer what comes between the connection and its greeting', async () => {
      watch();
      await connected();
      const reading = topology.session?.read(['k']);
      const [command] = client.take();
      client.greeting = undefined;
      client.lose();
      await connected();
      command?.answer(['of another run']);
      await expect(reading).rejects.toBeInstanceOf(RedisSessionLostError);
    });

    it('sends nothing once it has ended', async () => {
      watch();
      await connected();
      const { session } = topology;
      client.lose();
      await expect(session?.send('', ['DEL', 'k'])).rejects.toBeInstanceOf(RedisSessionLostError);
      expect(client.take()).toEqual([]);
    });

    it('goes by the newest greeting where an older one is answered late', async () => {
      client.greeting = undefined;
      watch();
      await connected();
      const old = client.take();
      client.lose();
      await connected();
      const fresh = client.take();
      fresh[0]?.answer(`run_id:${'b'.repeat(40)}`);
      fresh[1]?.answer(1);
      await settled();
      old[0]?.answer(`run_id:${'a'.repeat(40)}`);
      old[1]?.answer(1);
      await settled();
      expect(topology.session?.runId).toBe('b'.repeat(40));
    });

    it('survives errors that leave the connection standing', async () => {
      watch();
      await connected();
      const { session } = topology;
      client.emit('error', new Error('PING was refused'));
      expect(topology.session).toBe(session);
    });

    it('rejects a reply of another shape than it asked for', async () => {
      watch();
      await connected();
      const reading = topology.session?.read(['k', 'l']);
      client.take()[0]?.answer(['one']);
      await expect(reading).rejects.toThrow('something else');
    });
  });

  describe('a server that will not say', () => {
    it.each(['NOPERM this user has no permissions to run the info command', "ERR unknown command 'INFO'"])(
      'which run it is is used all the same: %s',
      async (message) => {
        client.greeting = (args) => {
          if (args[0] === 'INFO') throw new Error(message);
          return 1;
        };
        watch();
        await connected();
        expect(topology.session?.runId).toBe('-');
        expect(topology.allowsScripts).toBe(true);
      },
    );

    it.each(['NOPERM this user has no permissions to run the eval command', "ERR unknown command 'EVAL'"])(
      'whether it runs scripts does not: %s',
      async (message) => {
        client.greeting = (args) => {
          if (args[0] === 'EVAL') throw new Error(message);
          return 'run_id:abc';
        };
        watch();
        await connected();
        expect(topology.allowsScripts).toBe(false);
      },
    );

    it.each(['BUSY Redis is busy running a script', 'LOADING Redis is loading the dataset in memory'])(
      'yet is asked again: %s',
      async (message) => {
        let isBusy = true;
        client.greeting = (args) => {
          if (isBusy) throw new Error(message);
          return args[0] === 'INFO' ? 'run_id:abc' : 1;
        };
        watch();
        await connected();
        expect(topology.session).toBeUndefined();
        isBusy = false;
        jest.advanceTimersByTime(RETRY_MS);
        await settled();
        expect(topology.session?.runId).toBe('abc');
        expect(topology.allowsScripts).toBe(true);
      },
    );
  });

  describe('the client', () => {
    it('is connected if it was not', () => {
      watch();
      expect(client.connects).toBe(1);
    });

    it('is left to whoever is connecting it', () => {
      client.isOpen = true;
      watch();
      expect(client.connects).toBe(0);
    });

    it('is connected again when it has given up', async () => {
      watch();
      await connected();
      client.giveUp();
      expect(client.connects).toBe(1);
      jest.advanceTimersByTime(RETRY_MS);
      expect(client.connects).toBe(2);
    });

    it('is left alone when its owner has closed it', async () => {
      watch();
      await connected();
      await client.disconnect();
      jest.advanceTimersByTime(10 * RETRY_MS);
      expect(client.connects).toBe(1);
    });

    it('does not kill the process when it loses its connection, not even after we are gone', async () => {
      watch();
      await connected();
      topology.close();
      expect(() => client.lose()).not.toThrow();
    });

    it('has no listeners of ours left after we are gone but the one that keeps it from that', async () => {
      watch();
      await connected();
      topology.close();
      expect(['ready', 'end', 'reconnecting', 'error'].map((event) => client.listenerCount(event))).toEqual([
        0, 0, 0, 1,
      ]);
      expect(jest.getTimerCount()).toBe(0);
    });

    it('gets that listener once, however many caches use it', () => {
      watch();
      const other = new ServerTopology(client, { scheduler: systemTime.scheduler });
      topology.close();
      other.close();
      expect(client.listenerCount('error')).toBe(1);
    });
  });

  describe('to reach it', () => {
    it('resolves when the session begins', async () => {
      watch();
      const reached = topology.reach();
      client.becomeReady();
      await reached;
      expect(topology.session).toBeDefined();
      await topology.reach();
    });

    it('rejects with the reason when the server cannot be reached', async () => {
      watch();
      const cause = new Error('connect ECONNREFUSED');
      const reached = topology.reach();
      client.emit('error', cause);
      await expect(reached).rejects.toBe(cause);
      expect(topology.session).toBeUndefined();
    });

    it('rejects with the reason while the server does not say yet who it is', async () => {
      client.greeting = () => {
        throw new Error('LOADING Redis is loading the dataset in memory');
      };
      watch();
      const reached = topology.reach();
      client.becomeReady();
      await expect(reached).rejects.toThrow('LOADING');
    });

    it('rejects at once when the owner of the client has closed it', async () => {
      watch();
      await connected();
      await client.disconnect();
      await expect(topology.reach()).rejects.toBeInstanceOf(RedisSessionLostError);
    });
  });
});

import { ServerTopology } from '../../../../lib/caches/connection/server.topology';
import { UnexpectedReplyError } from '../../../../lib/caches/connection/redis-replies';
import { RedisSessionLostError } from '../../../../lib/caches/connection/redis-session';
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
    topology = new ServerTopology(client, systemTime);
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
      client.runId = 'b'.repeat(40);
      for (const command of fresh) command.answer(client.introduce(command.args));
      await settled();
      client.runId = 'a'.repeat(40);
      for (const command of old) command.answer(client.introduce(command.args));
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

    it.each<[string, readonly string[], unknown[]]>([
      ['MGET', ['MGET', 'k', 'l'], [['one'], ['one', 2], 'OK', null, ['one', 'two', 'three']]],
      ['GET', ['GET', 'k'], [1, ['one'], undefined]],
      ['SET', ['SET', 'k', 'v', 'PX', '1'], [null, 1, 'QUEUED', ['OK']]],
      ['DEL', ['DEL', 'k', 'l'], ['OK', null, ['one'], 3, -1, 0.5, '1']],
      ['UNLINK', ['UNLINK', 'k'], ['OK', null, 2]],
      ['SCAN', ['SCAN', '0'], [['0'], ['x', []], [0, []], ['0', 'k'], ['0', [1]], 'OK', 1]],
      ['INFO', ['INFO', 'server'], [null, 1, ['run_id']]],
    ])('ends at a reply that is none to %s, which confirms nothing', async (_name, args, replies) => {
      client.greeting = undefined;
      watch();
      for (const reply of replies) {
        client.lose();
        await connected();
        for (const command of client.take()) command.answer(client.introduce(command.args));
        await settled();
        const answer = topology.session?.send('', args);
        client.take()[0]?.answer(reply);
        await expect(answer).rejects.toBeInstanceOf(UnexpectedReplyError);
        expect(topology.session).toBeUndefined();
      }
    });

    it('gives up the connection whose replies are not to be believed, where another can be made', async () => {
      const reconnect = jest.fn();
      topology = new ServerTopology(client, { ...systemTime, reconnect });
      await connected();
      const deleting = topology.session?.delete(['k']);
      client.take()[0]?.answer('OK');
      await expect(deleting).rejects.toThrow(
        'Redis answered DEL with something else: what the connection says is not believed',
      );
      expect(reconnect).toHaveBeenCalledTimes(1);
    });

    it('does not begin on a connection that answers the greeting with what belongs elsewhere', async () => {
      client.greeting = ([name]) => (name === 'INFO' ? 'run_id:abc' : 'another word');
      watch();
      await connected();
      expect(topology.session).toBeUndefined();
    });
  });

  describe('who the server is', () => {
    const SECOND = 1000;
    const second = async () => {
      jest.advanceTimersByTime(SECOND);
      await settled();
    };

    it('is asked again every second, and the session goes on', async () => {
      watch();
      await connected();
      const { session } = topology;
      const asked = jest.spyOn(client, 'sendCommand');
      await second();
      await second();
      expect(asked.mock.calls.map(([args]) => args.join(' '))).toEqual([
        'INFO server',
        'INFO replication',
        'INFO server',
        'INFO replication',
      ]);
      expect(topology.session).toBe(session);
    });

    it.each<[string, () => void]>([
      ['has become a replica', () => (client.role = 'slave')],
      ['was restarted behind a proxy', () => (client.runId = 'b'.repeat(40))],
      ['was promoted, or follows another one', () => (client.history = 'd'.repeat(40))],
      ['cannot say', () => (client.greeting = () => Promise.reject(new Error('LOADING Redis is loading')))],
    ])('ends the session when it %s', async (_name, change) => {
      watch();
      await connected();
      change();
      await second();
      expect(topology.session).toBeUndefined();
    });

    it('is no replica: there is a session only when it has been promoted', async () => {
      client.role = 'slave';
      watch();
      await connected();
      expect(topology.session).toBeUndefined();
      expect(() => topology.requireSession()).toThrow('Redis is not used: The Redis server is a replica');
      client.role = 'master';
      await second();
      expect(topology.session).toBeDefined();
    });

    it.each([
      "READONLY You can't write against a read only replica.",
      "ERR Error running script (call to f_1): @user_script:5: -READONLY You can't write against a read only replica.",
    ])('is asked anew after %s', async (message) => {
      watch();
      await connected();
      const { session } = topology;
      const deleting = session?.delete(['k']);
      client.take()[0]?.fail(message);
      await expect(deleting).rejects.toThrow('READONLY');
      expect(topology.session).toBeUndefined();
      await second();
      expect(topology.session).toBeDefined();
      expect(topology.session).not.toBe(session);
    });

    it('is asked before anything else by a process that stood still', async () => {
      watch();
      await connected();
      client.greeting = undefined;
      const stood = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + SECOND);
      const reading = topology.session?.read(['k']);
      stood.mockRestore();
      client.role = 'slave';
      const [server, replication, get] = client.take();
      // On one connection replies come in the order of the commands; what waits for them may not.
      get?.answer(['old']);
      for (const command of [server, replication]) command?.answer(client.introduce(command.args));
      await expect(reading).rejects.toBeInstanceOf(RedisSessionLostError);
    });

    it('makes doubtful what lies there, where another was met in between', async () => {
      watch();
      await connected();
      expect(topology.session?.isDoubted('n')).toBe(false);
      await meet('b');
      expect(topology.session?.isDoubted('n')).toBe(false);
      await meet('a');
      expect(topology.session?.isDoubted('n')).toBe(true);
      const doubted = Promise.all([topology.session?.doubt('n'), topology.session?.doubt('n')]);
      const [command, ...others] = client.take();
      expect(command?.args).toEqual(['DEL', 'n']);
      expect(others).toEqual([]);
      expect(topology.session?.isDoubted('n')).toBe(true);
      command?.answer(1);
      await doubted;
      expect(topology.session?.isDoubted('n')).toBe(false);
      expect(topology.session?.isDoubted('other')).toBe(true);
      await meet('a');
      expect(topology.session?.isDoubted('n')).toBe(false);
      await meet('b');
      expect(topology.session?.isDoubted('n')).toBe(true);
    });

    it('leaves doubtful what could not be deleted', async () => {
      watch();
      await connected();
      await meet('b');
      await meet('a');
      const doubt = topology.session?.doubt('n');
      client.take()[0]?.fail('OOM');
      await expect(doubt).rejects.toThrow('OOM');
      expect(topology.session?.isDoubted('n')).toBe(true);
    });

    async function meet(runId: string): Promise<void> {
      client.lose();
      client.runId = runId.repeat(40);
      await connected();
    }
  });

  describe('a server that will not say', () => {
    it.each(['NOPERM this user has no permissions to run the info command', "ERR unknown command 'INFO'"])(
      'which run it is is used all the same: %s',
      async (message) => {
        client.greeting = (args) => {
          if (args[0] === 'INFO') throw new Error(message);
          return client.introduce(args);
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
          return client.introduce(args);
        };
        watch();
        await connected();
        expect(topology.allowsScripts).toBe(false);
      },
    );

    it.each([
      'NOPERM this user has no permissions to run the evalsha command',
      "ERR unknown command 'EVALSHA'",
    ])('whether it takes digests is sent texts: %s', async (message) => {
      client.greeting = (args) => {
        if (args[0] === 'EVALSHA') throw new Error(message);
        return client.introduce(args);
      };
      watch();
      await connected();
      expect(topology.allowsScripts).toBe(true);
      expect(topology.session?.allowsDigests).toBe(false);
    });

    it.each(['BUSY Redis is busy running a script', 'LOADING Redis is loading the dataset in memory'])(
      'yet is asked again: %s',
      async (message) => {
        let isBusy = true;
        client.greeting = (args) => {
          if (isBusy) throw new Error(message);
          return client.introduce(args);
        };
        watch();
        await connected();
        expect(topology.session).toBeUndefined();
        isBusy = false;
        jest.advanceTimersByTime(RETRY_MS);
        await settled();
        expect(topology.session?.runId).toBe('a'.repeat(40));
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
      const other = new ServerTopology(client, systemTime);
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

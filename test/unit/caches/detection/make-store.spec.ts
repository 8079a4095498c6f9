import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { redisStore } from 'cache-manager-redis-yet';
import { MAKE_MS, StoreInTheMaking } from '../../../../lib/caches/detection/make-store';
import { ManualClock, settled } from '../../../support/time/manual-clock';
import { systemTime } from '../../../../lib/time/system-time';

const makeStore = async (make: () => unknown) =>
  new StoreInTheMaking(
    async () => make(),
    systemTime.scheduler,
    () => undefined,
  ).store;

/** What node-redis clients have in common. */
class FakeClient extends EventEmitter {
  isOpen = true;
  closings = 0;

  connect(): Promise<void> {
    return new Promise(() => undefined);
  }

  sendCommand(): void {}

  disconnect(): Promise<void> {
    this.isOpen = false;
    this.closings += 1;
    return Promise.reject(new Error('closed already'));
  }
}

describe('StoreInTheMaking', () => {
  const outcomeOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

  it('answers what the function returns, or resolves to', async () => {
    const store = {};
    expect(await makeStore(() => store)).toBe(store);
    expect(await makeStore(async () => store)).toBe(store);
  });

  it('rejects with what the function throws, or rejects with', async () => {
    const cause = new Error('no');
    const thrown = () => {
      throw cause;
    };
    expect(await outcomeOf(makeStore(thrown))).toBe(cause);
    expect(await outcomeOf(makeStore(async () => thrown()))).toBe(cause);
  });

  it('leaves Node as it was', async () => {
    const { init } = EventEmitter as unknown as { init: unknown };
    await makeStore(() => new EventEmitter());
    await outcomeOf(makeStore(() => Promise.reject(new Error('no'))));
    expect((EventEmitter as unknown as { init: unknown }).init).toBe(init);
  });

  describe('a client that the function creates and does not listen to', () => {
    it('fails the attempt with its first error, and does not go on trying', async () => {
      const cause = new Error('read ECONNRESET');
      let client!: FakeClient;
      const store = outcomeOf(makeStore(() => (client = new FakeClient()).connect()));
      await settled();
      client.emit('error', cause);
      client.emit('error', new Error('another'));
      expect(await store).toBe(cause);
      expect(client).toMatchObject({ isOpen: false, closings: 1 });
    });

    it('does so also when it is made after an await of the function', async () => {
      const cause = new Error('read ECONNRESET');
      let client!: FakeClient;
      const store = outcomeOf(
        makeStore(async () => {
          await settled();
          client = new FakeClient();
          await client.connect();
        }),
      );
      await settled();
      await settled();
      client.emit('error', cause);
      expect(await store).toBe(cause);
      expect(client).toMatchObject({ isOpen: false, closings: 1 });
    });

    it('is left alone where it is made by somebody else meanwhile', async () => {
      let finish!: (store: object) => void;
      const store = makeStore(() => new Promise((resolve) => (finish = resolve)));
      await settled();
      const foreign = new FakeClient();
      await settled();
      expect(foreign.listenerCount('error')).toBe(0);
      finish({});
      await store;
    });

    it('is calm from then on, once it has connected', async () => {
      const client = (await makeStore(() => new FakeClient())) as FakeClient;
      client.emit('error', new Error('lost later'));
      expect(client.closings).toBe(0);
    });
  });

  it('leaves a client alone that somebody listens to', async () => {
    const heard: unknown[] = [];
    const client = (await makeStore(() => {
      const made = new FakeClient().on('error', (error) => heard.push(error));
      setImmediate(() => made.emit('error', new Error('refused')));
      return new Promise((resolve) => setImmediate(() => setImmediate(() => resolve(made))));
    })) as FakeClient;
    expect(heard).toHaveLength(1);
    expect(client.isOpen).toBe(true);
  });

  it('is given up when it takes too long, with the clients that were made, and discarded when it comes', async () => {
    const clock = new ManualClock();
    const discarded: unknown[] = [];
    let client!: FakeClient;
    let finish!: (store: object) => void;
    const make = () => {
      client = new FakeClient();
      return new Promise<object>((resolve) => (finish = resolve));
    };
    const making = new StoreInTheMaking(make, clock, (store) => discarded.push(store));
    const outcome = outcomeOf(making.store);
    await clock.advance(MAKE_MS);
    expect(await outcome).toMatchObject({ code: 'E_CACHE_MEMOIZE_DEADLINE_EXCEEDED', deadline: MAKE_MS });
    expect(client.isOpen).toBe(false);
    const store = {};
    finish(store);
    await settled();
    expect(discarded).toEqual([store]);
  });

  it('leaves emitters alone that are no clients', async () => {
    const emitter = (await makeStore(() => new EventEmitter())) as EventEmitter;
    expect(emitter.listenerCount('error')).toBe(0);
  });

  describe('redisStore() of cache-manager-redis-yet', () => {
    let server: Server;

    beforeEach(async () => {
      server = createServer((socket: Socket) => {
        socket.on('error', () => undefined);
        // Taken, greeted, and lost: what a proxy does whose server is dead.
        socket.on('data', () => socket.resetAndDestroy());
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    });

    afterEach(() => server.close());

    it('does not end the process when a connection is lost while it connects', async () => {
      const { port } = server.address() as AddressInfo;
      const outcome = await outcomeOf(makeStore(() => redisStore({ socket: { port, host: '127.0.0.1' } })));
      expect(outcome).toMatchObject({ message: expect.stringContaining('ECONNRESET') as unknown });
    });
  });
});

import { ReconnectingClient } from '../../../../lib/caches/connection/reconnecting-client';
import { systemTime } from '../../../../lib/time/system-time';
import { FakeRedisClient } from '../../../support/doubles/fake-redis-client';

/** The client that an application gave us, and the clients that were made after its pattern. */
class Pattern extends FakeRedisClient {
  readonly made: Fresh[] = [];

  duplicate(overrides: object): Fresh {
    const fresh = new Fresh(overrides);
    this.made.push(fresh);
    return fresh;
  }

  get last(): Fresh {
    const last = this.made.at(-1);
    if (!last) throw new Error('No client was made yet');
    return last;
  }
}

class Fresh extends FakeRedisClient {
  private settle: { resolve(): void; reject(cause: unknown): void } | undefined;

  constructor(readonly overrides: object) {
    super();
  }

  override connect(): Promise<void> {
    this.isOpen = true;
    return new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  arrive(): void {
    this.isReady = true;
    this.settle?.resolve();
  }

  fail(): void {
    this.settle?.reject(new Error('connect ECONNREFUSED'));
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('ReconnectingClient', () => {
  let pattern: Pattern;
  let client: ReconnectingClient;
  let events: string[];

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    pattern = new Pattern();
    client = new ReconnectingClient(pattern, { scheduler: systemTime.scheduler, random: () => 1 });
    events = [];
    for (const event of ['ready', 'error', 'end']) client.on(event, () => events.push(event));
  });
  afterEach(() => {
    client.close();
    jest.useRealTimers();
  });

  async function connected(): Promise<Fresh> {
    void client.connect();
    pattern.last.arrive();
    await settled();
    return pattern.last;
  }

  it('connects a client of its own, that neither reconnects nor queues, and leaves the given one alone', async () => {
    const fresh = await connected();
    expect(fresh.overrides).toMatchObject({
      disableOfflineQueue: true,
      socket: { reconnectStrategy: false },
    });
    expect([client.isReady, events, pattern.connects]).toEqual([true, ['ready'], 0]);
  });

  it('makes a new client for every connection', async () => {
    const first = await connected();
    first.lose();
    expect([client.isReady, events]).toEqual([false, ['ready', 'error']]);
    jest.advanceTimersByTime(50);
    pattern.last.arrive();
    await settled();
    jest.advanceTimersByTime(250);
    expect([client.isReady, pattern.made.length, first.isOpen]).toEqual([true, 2, false]);
  });

  it('tries again, with pauses of up to half a second', async () => {
    void client.connect();
    for (const pause of [50, 100, 200, 400, 500, 500]) {
      const made = pattern.made.length;
      pattern.last.fail();
      await settled();
      jest.advanceTimersByTime(pause - 1);
      expect(pattern.made).toHaveLength(made);
      jest.advanceTimersByTime(1);
      expect(pattern.made).toHaveLength(made + 1);
    }
  });

  it('gives up an attempt that is not answered', () => {
    void client.connect();
    const hanging = pattern.last;
    jest.advanceTimersByTime(2000 + 250);
    expect([pattern.made.length, hanging.isOpen]).toEqual([2, false]);
  });

  it('gives up a connection on which commands wait and none is answered', async () => {
    const silent = await connected();
    void client.sendCommand(['GET', 'k']).catch(() => undefined);
    jest.advanceTimersByTime(8000 + 50);
    expect([silent.isOpen, pattern.made.length]).toEqual([false, 2]);
  });

  it('keeps a connection on which nothing is asked', async () => {
    await connected();
    jest.advanceTimersByTime(60_000);
    expect([client.isReady, pattern.made.length]).toEqual([true, 1]);
  });

  it('keeps a connection that answers, however slowly', async () => {
    const slow = await connected();
    for (let second = 0; second < 20; second++) {
      void client.sendCommand(['GET', 'k']);
      jest.advanceTimersByTime(1000);
      slow.take()[0]?.answer('v');
      await settled();
    }
    expect(pattern.made).toHaveLength(1);
  });

  it('rejects a command while there is no connection', async () => {
    await expect(client.sendCommand(['GET', 'k'])).rejects.toThrow('There is no connection to Redis');
  });

  it('hangs up when the given client is closed by its owner, and comes back with it', async () => {
    const first = await connected();
    pattern.emit('end');
    expect([client.isOpen, first.isOpen, events]).toEqual([false, false, ['ready', 'end']]);
    pattern.emit('ready');
    expect(pattern.made).toHaveLength(2);
  });

  it('closes what it opened, and not the given client', async () => {
    pattern.isOpen = true;
    const fresh = await connected();
    client.close();
    expect([fresh.isOpen, pattern.isOpen, pattern.listenerCount('end')]).toEqual([false, true, 0]);
  });
});

import { createClient, createCluster } from 'redis';

const PAUSE_MS = 20;

type NodeRedis = ReturnType<typeof createClient>;

/**
 * Speaks with one server, over a new client for every connection: no client of node-redis can be trusted once it was
 * cut off. While there is none, commands reject at once.
 */
export class Client {
  private current: NodeRedis | undefined;
  private isClosed = false;

  private constructor(private readonly url: string) {}

  static async connect(url: string): Promise<Client> {
    const client = new Client(url);
    await client.dial();
    return client;
  }

  async command(...args: string[]): Promise<unknown> {
    if (!this.current?.isReady) throw new Error('Not connected');
    return this.current.sendCommand(args);
  }

  close(): void {
    this.isClosed = true;
    this.hangUp();
  }

  private async dial(): Promise<void> {
    const client = createClient({
      url: this.url,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: false },
    });
    for (const event of ['error', 'end']) client.on(event, () => this.lose(client));
    this.current = client;
    await client.connect().catch(() => this.lose(client));
  }

  private lose(client: NodeRedis): void {
    if (client !== this.current) return;
    this.hangUp();
    if (!this.isClosed) setTimeout(() => void this.dial(), PAUSE_MS);
  }

  private hangUp(): void {
    const client = this.current;
    this.current = undefined;
    if (client?.isOpen) client.disconnect().catch(() => undefined);
  }
}

/** Deletes past the library, to compare with: one round trip, as everybody else reaches the server. */
export async function makeBareDelete(urls: readonly string[]): Promise<(key: string) => Promise<unknown>> {
  if (urls.length === 1) {
    const client = await Client.connect(urls[0] as string);
    return (key) => client.command('DEL', key);
  }
  const cluster = createCluster({ rootNodes: urls.map((url) => ({ url })) });
  cluster.on('error', () => undefined);
  await cluster.connect();
  return (key) => cluster.del(key);
}

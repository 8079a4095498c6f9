import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Link {
  readonly client: Socket;
  readonly upstream: Socket;
  /** Replies on their way, in their order. */
  readonly replies: { readonly chunk: Buffer; readonly due: number }[];
}

/** A wire between a client and a server of the loopback that a test can make slow, deaf, or cut. */
export class TcpProxy {
  private readonly links = new Set<Link>();
  private readonly forgotten = new Set<Link>();
  private latency = 0;
  private isHole = false;
  private isRefusing = false;
  private bytesLeft = Infinity;
  private isRepeating = false;

  private constructor(
    private readonly server: Server,
    /** The port that new connections lead to. */
    public target: number,
  ) {
    server.on('connection', (client: Socket) => this.link(client));
  }

  static async start(target: number): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server, target);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** How many clients are connected. */
  get connections(): number {
    return this.links.size;
  }

  /** Every reply takes this much longer. */
  delay(ms: number): void {
    this.latency = ms;
  }

  /** Nothing passes, in neither direction; connections stay, and new ones are taken. What waits passes on heal(). */
  swallow(): void {
    this.isHole = true;
    for (const link of this.links) setFlow(link, false);
  }

  /** Every connection is reset, and so is every new one until heal(). */
  reset(): void {
    this.isRefusing = true;
    this.resetAll();
  }

  /** Every connection is reset once; new ones pass. */
  resetOnce(): void {
    this.resetAll();
  }

  /** After so many more bytes of replies the connection that carries them is closed, once. */
  cutOnce(bytes: number): void {
    this.bytesLeft = bytes;
  }

  /** The next reply comes twice. */
  repeatOnce(): void {
    this.isRepeating = true;
  }

  /** The connections of now never pass anything again, in no direction, and are not closed either. New ones pass. */
  forget(): void {
    for (const link of this.links) {
      setFlow(link, false);
      this.links.delete(link);
      this.forgotten.add(link);
    }
  }

  /** The wire is as good as new. */
  heal(): void {
    this.latency = 0;
    this.isHole = this.isRefusing = false;
    this.bytesLeft = Infinity;
    for (const link of this.links) setFlow(link, true);
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.resetAll();
    for (const { client, upstream } of this.forgotten) {
      client.destroy();
      upstream.destroy();
    }
    await closed;
  }

  private link(client: Socket): void {
    client.on('error', ignore);
    if (this.isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(this.target, '127.0.0.1');
    const link: Link = { client, upstream, replies: [] };
    this.links.add(link);
    const unlink = () => this.unlink(link);
    upstream.on('error', unlink).on('close', unlink);
    client.on('close', unlink);
    client.on('data', (chunk) => upstream.write(chunk));
    upstream.on('data', (chunk: Buffer) => this.reply(link, chunk));
    if (this.isHole) setFlow(link, false);
  }

  private reply(link: Link, chunk: Buffer): void {
    if (chunk.length > this.bytesLeft) return this.cut(link, chunk.subarray(0, this.bytesLeft));
    this.bytesLeft -= chunk.length;
    if (this.isRepeating) {
      this.isRepeating = false;
      this.reply(link, chunk);
    }
    // One that is fast again does not overtake a slow one: a client tells replies apart by their order alone.
    if (this.latency === 0 && link.replies.length === 0) link.client.write(chunk);
    else if (link.replies.push({ chunk, due: performance.now() + this.latency }) === 1) void deliver(link);
  }

  private cut(link: Link, rest: Buffer): void {
    this.bytesLeft = Infinity;
    this.links.delete(link);
    link.upstream.destroy();
    link.client.end(rest);
  }

  private resetAll(): void {
    for (const link of [...this.links]) this.unlink(link);
  }

  private unlink(link: Link): void {
    if (!this.links.delete(link)) return;
    reset(link.client);
    link.upstream.destroy();
  }
}

/**
 * A socket that is about to end cannot be reset: libuv refuses (EINVAL), Node (seen with 20.20) then never closes it, and the
 * process spins at its very end, waiting for that. It has no more to say anyway.
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

async function deliver({ client, replies }: Link): Promise<void> {
  for (let [next] = replies; next !== undefined; [next] = replies) {
    await sleep(Math.max(0, next.due - performance.now()));
    client.write(next.chunk);
    replies.shift();
  }
}

function setFlow({ client, upstream }: Link, isOpen: boolean): void {
  for (const socket of [client, upstream]) {
    if (isOpen) socket.resume();
    else socket.pause();
  }
}

function ignore(): void {
  // A wire that was cut.
}

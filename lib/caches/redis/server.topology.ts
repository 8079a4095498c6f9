import { Retry } from '../../time/retry';
import { calmErrors, type NodeRedisClient, PLAIN_REPLIES } from './node-redis';
import { ReachWaiters } from './reach-waiters';
import {
  type ReadReply,
  type RedisSender,
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
  type TopologySettings,
} from './redis-session';
import { askRunId, isRefusal, mayRunScripts } from './server-abilities';

const KEYS_PER_DELETE = 1000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

export interface ServerTopologySettings extends TopologySettings {
  /** Ends what was opened for this topology alone. */
  readonly onClose?: () => void;
}

/**
 * One Redis server through a node-redis client. Whenever the client has connected, the server is asked which run of
 * it this is, and whether we may run scripts; only then is there a session. A session ends with its connection, and
 * replies that come later (of commands that the client queued while it reconnected) reject.
 */
export class ServerTopology implements RedisTopology {
  private scriptsAllowed: boolean | undefined;
  private known: ServerSession | undefined;
  private connection = 0;
  private isClosedByOwner = false;
  private readonly waiters = new ReachWaiters();
  private readonly retry: Retry;

  private readonly onReady = () => void this.identify(++this.connection);
  private readonly onEnd = () => this.lose(new RedisSessionLostError(), true);
  private readonly onTrouble = (cause?: unknown) => this.lose(cause ?? new RedisSessionLostError(), false);

  constructor(
    private readonly client: NodeRedisClient,
    private readonly settings: ServerTopologySettings,
  ) {
    this.retry = new Retry({ ...settings, first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS });
    calmErrors(client);
    client.on('ready', this.onReady).on('end', this.onEnd);
    client.on('error', this.onTrouble).on('reconnecting', this.onTrouble);
    if (client.isReady) this.onReady();
    else this.connect();
  }

  get session(): RedisSession | undefined {
    return this.client.isReady ? this.known : undefined;
  }

  get allowsScripts(): boolean | undefined {
    return this.scriptsAllowed;
  }

  isCurrent(session: ServerSession): boolean {
    return this.known === session && this.client.isReady;
  }

  reach(): Promise<void> {
    if (this.session !== undefined) return Promise.resolve();
    // Nobody tries any more until the owner of the client connects it again.
    if (this.isClosedByOwner) return Promise.reject(new RedisSessionLostError());
    return this.waiters.wait();
  }

  close(): void {
    this.retry.cancel();
    this.known = undefined;
    this.connection++;
    this.isClosedByOwner = true;
    this.client.off('ready', this.onReady).off('end', this.onEnd);
    this.client.off('error', this.onTrouble).off('reconnecting', this.onTrouble);
    this.settings.onClose?.();
    this.waiters.failed(new RedisSessionLostError());
  }

  /** A client may have been handed over unconnected (KeyvRedis connects lazily), or may have given up for good. */
  private connect(): void {
    if (this.client.isOpen || this.isClosedByOwner) return;
    this.client.connect().catch((cause: unknown) => this.lose(cause, false));
  }

  private lose(cause: unknown, closedByOwner: boolean): void {
    // Errors that leave the connection standing are not ours to act on.
    if (this.client.isReady) return;
    this.known = undefined;
    this.connection++;
    this.isClosedByOwner ||= closedByOwner;
    this.fail(cause);
    if (!this.client.isOpen) this.retry.schedule(() => this.connect());
  }

  private fail(cause: unknown): void {
    this.waiters.failed(cause);
    if (isRefusal(cause)) this.settings.onRefused?.();
  }

  private async identify(connection: number): Promise<void> {
    this.known = undefined;
    try {
      const [runId, allowsScripts] = await Promise.all([askRunId(this.client), mayRunScripts(this.client)]);
      if (connection !== this.connection) return;
      this.isClosedByOwner = false;
      this.scriptsAllowed ??= allowsScripts;
      this.known = new ServerSession(this.client, runId, this);
      this.retry.succeeded();
      this.waiters.reached();
    } catch (cause) {
      // Lost meanwhile: the server is asked anew on the next connection. Busy or still loading: asked again.
      if (connection !== this.connection) return;
      this.fail(cause);
      this.retry.schedule(() => {
        if (connection === this.connection) this.onReady();
      });
    }
  }
}

class ServerSession implements RedisSession {
  readonly isOneServer = true;
  readonly keysPerDelete = KEYS_PER_DELETE;

  constructor(
    private readonly client: NodeRedisClient,
    readonly runId: string,
    private readonly topology: ServerTopology,
  ) {}

  async read(keys: readonly string[]): Promise<readonly ReadReply[]> {
    const reply = await this.send('', ['MGET', ...keys]);
    if (!Array.isArray(reply) || reply.length !== keys.length)
      throw new Error('Redis answered MGET with something else');
    return reply as (string | null)[]; // what else MGET answers with
  }

  async send(_routeKey: string, args: readonly string[]): Promise<unknown> {
    if (!this.topology.isCurrent(this)) throw new RedisSessionLostError();
    const reply = await this.client.sendCommand(args, PLAIN_REPLIES);
    if (!this.topology.isCurrent(this))
      throw new RedisSessionLostError('The connection to Redis was lost before its reply');
    return reply;
  }

  async delete(names: readonly string[]): Promise<void> {
    await this.send('', ['DEL', ...names]);
  }

  servers(): readonly RedisSender[] {
    return [(args) => this.send('', args)];
  }
}

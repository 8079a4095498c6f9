import { calmErrors, type NodeRedisClient, PLAIN_REPLIES } from './node-redis';
import { askRunId, mayRunScripts } from './server-abilities';
import {
  type RedisSender,
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
} from './redis-session';

const KEYS_PER_DELETE = 1000;
const RETRY_MS = 250;

/**
 * One Redis server through a node-redis client. Whenever the client has connected, the server is asked which run of
 * it this is, and whether we may run scripts; only then is there a session. A session ends with its connection, and
 * replies that come later (of commands that the client queued while it reconnected) reject.
 */
export class RedisServerTopology implements RedisTopology {
  readonly firstAttempt: Promise<void>;
  private scriptsAllowed: boolean | undefined;
  private greeted: ServerSession | undefined;
  private connection = 0;
  private isClosedByOwner = false;
  private retry: NodeJS.Timeout | undefined;
  private endFirstAttempt!: () => void;

  private readonly onReady = () => void this.greet(++this.connection);
  private readonly onEnd = () => this.lose(true);
  private readonly onTrouble = () => this.lose(false);

  /** `onClose` ends what was opened for this topology alone. */
  constructor(
    private readonly client: NodeRedisClient,
    private readonly onClose: () => void = () => undefined,
  ) {
    this.firstAttempt = new Promise((resolve) => (this.endFirstAttempt = resolve));
    calmErrors(client);
    client.on('ready', this.onReady).on('end', this.onEnd);
    client.on('error', this.onTrouble).on('reconnecting', this.onTrouble);
    if (client.isReady) this.onReady();
    else this.connect();
  }

  get session(): RedisSession | undefined {
    return this.client.isReady ? this.greeted : undefined;
  }

  get allowsScripts(): boolean | undefined {
    return this.scriptsAllowed;
  }

  isCurrent(session: ServerSession): boolean {
    return this.greeted === session && this.client.isReady;
  }

  close(): void {
    clearTimeout(this.retry);
    this.greeted = undefined;
    this.connection++;
    this.isClosedByOwner = true;
    this.client.off('ready', this.onReady).off('end', this.onEnd);
    this.client.off('error', this.onTrouble).off('reconnecting', this.onTrouble);
    this.onClose();
    this.endFirstAttempt();
  }

  /** A client may have been handed over unconnected (KeyvRedis connects lazily), or may have given up for good. */
  private connect(): void {
    if (this.client.isOpen || this.isClosedByOwner) return;
    this.client.connect().catch(() => this.lose(false));
  }

  private lose(closedByOwner: boolean): void {
    this.endFirstAttempt();
    // Errors that leave the connection standing are not ours to act on.
    if (this.client.isReady) return;
    this.greeted = undefined;
    this.connection++;
    this.isClosedByOwner ||= closedByOwner;
    if (!this.client.isOpen) this.later(() => this.connect());
  }

  private async greet(connection: number): Promise<void> {
    this.greeted = undefined;
    try {
      const [runId, allowsScripts] = await Promise.all([askRunId(this.client), mayRunScripts(this.client)]);
      if (connection !== this.connection) return;
      this.isClosedByOwner = false;
      this.scriptsAllowed ??= allowsScripts;
      this.greeted = new ServerSession(this.client, runId, this);
      this.endFirstAttempt();
    } catch {
      // Lost meanwhile: the next connection is greeted anew. Busy or still loading: asked again.
      if (connection === this.connection) this.later(() => connection === this.connection && this.onReady());
    }
  }

  private later(task: () => unknown): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(task, RETRY_MS).unref();
  }
}

class ServerSession implements RedisSession {
  readonly isOneServer = true;
  readonly keysPerDelete = KEYS_PER_DELETE;

  constructor(
    private readonly client: NodeRedisClient,
    readonly runId: string,
    private readonly topology: RedisServerTopology,
  ) {}

  async read(keys: readonly string[]): Promise<readonly (string | null | Error)[]> {
    const reply = await this.send('', ['MGET', ...keys]);
    if (!Array.isArray(reply) || reply.length !== keys.length)
      throw new Error('Redis answered MGET with something else');
    return reply as (string | null)[];
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

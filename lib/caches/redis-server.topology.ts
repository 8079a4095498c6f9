import { calmErrors, type NodeRedisClient, PLAIN_REPLIES } from './redis-client';
import {
  type RedisSender,
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
} from './redis-session';

/** In place of the run id where the server does not tell it: a restart from an older snapshot cannot be noticed. */
export const UNKNOWN_RUN = '-';

const KEYS_PER_DELETE = 1000;
const RETRY_MS = 250;

/** A reply that says: never, for you; not: not now. */
const FORBIDDEN = /^NOPERM|unknown command|not (allowed|supported|permitted)|disabled/i;

/**
 * One Redis server through a node-redis client. Whenever the client has connected, the server is asked which run of
 * it this is, and whether we may run scripts; only then is there a session. A session ends with its connection, and
 * replies that come later (of commands that the client queued while it reconnected) reject.
 */
export class RedisServerTopology implements RedisTopology {
  readonly firstAttempt: Promise<void>;
  #allowsScripts: boolean | undefined;
  #session: ServerSession | undefined;
  #connection = 0;
  #closedByOwner = false;
  #retry: NodeJS.Timeout | undefined;
  #endFirstAttempt!: () => void;

  readonly #onReady = () => void this.#greet(++this.#connection);
  readonly #onEnd = () => this.#lose(true);
  readonly #onTrouble = () => this.#lose(false);

  constructor(private readonly client: NodeRedisClient) {
    this.firstAttempt = new Promise((resolve) => (this.#endFirstAttempt = resolve));
    calmErrors(client);
    client.on('ready', this.#onReady).on('end', this.#onEnd);
    client.on('error', this.#onTrouble).on('reconnecting', this.#onTrouble);
    if (client.isReady) this.#onReady();
    else this.#connect();
  }

  get session(): RedisSession | undefined {
    return this.client.isReady ? this.#session : undefined;
  }

  get allowsScripts(): boolean | undefined {
    return this.#allowsScripts;
  }

  isCurrent(session: ServerSession): boolean {
    return this.#session === session && this.client.isReady;
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#session = undefined;
    this.#connection++;
    this.#closedByOwner = true;
    this.client.off('ready', this.#onReady).off('end', this.#onEnd);
    this.client.off('error', this.#onTrouble).off('reconnecting', this.#onTrouble);
    this.#endFirstAttempt();
  }

  /** A client may have been handed over unconnected (KeyvRedis connects lazily), or may have given up for good. */
  #connect(): void {
    if (this.client.isOpen || this.#closedByOwner) return;
    this.client.connect().catch(() => this.#lose(false));
  }

  #lose(closedByOwner: boolean): void {
    this.#endFirstAttempt();
    // Errors that leave the connection standing are not ours to act on.
    if (this.client.isReady) return;
    this.#session = undefined;
    this.#connection++;
    this.#closedByOwner ||= closedByOwner;
    if (!this.client.isOpen) this.#later(() => this.#connect());
  }

  async #greet(connection: number): Promise<void> {
    this.#session = undefined;
    try {
      const runId = await this.#askRunId();
      const allowsScripts = await this.#askScripts();
      if (connection !== this.#connection) return;
      this.#closedByOwner = false;
      this.#allowsScripts ??= allowsScripts;
      this.#session = new ServerSession(this.client, runId, this);
      this.#endFirstAttempt();
    } catch {
      // Lost meanwhile: the next connection is greeted anew. Busy or still loading: asked again.
      if (connection === this.#connection)
        this.#later(() => connection === this.#connection && this.#onReady());
    }
  }

  async #askRunId(): Promise<string> {
    const info = await this.#unlessForbidden(['INFO', 'server'], '');
    return /^run_id:(\w+)/m.exec(String(info))?.[1] ?? UNKNOWN_RUN;
  }

  async #askScripts(): Promise<boolean> {
    return (await this.#unlessForbidden(['EVAL', 'return 1', '0'], 'forbidden')) !== 'forbidden';
  }

  async #unlessForbidden(args: readonly string[], instead: string): Promise<unknown> {
    try {
      return await this.client.sendCommand(args, PLAIN_REPLIES);
    } catch (error) {
      if (error instanceof Error && FORBIDDEN.test(error.message)) return instead;
      throw error;
    }
  }

  #later(task: () => unknown): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(task, RETRY_MS).unref();
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

  servers(): readonly RedisSender[] {
    return [(args) => this.send('', args)];
  }
}

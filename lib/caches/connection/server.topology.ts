import { randomUUID } from 'node:crypto';
import { Retry } from '../../time/retry';
import { IdentityWatch } from './identity-watch';
import { calmErrors, type NodeRedisClient } from './node-redis';
import { ReachWaiters } from './reach-waiters';
import { UnexpectedReplyError } from './redis-replies';
import {
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
  type TopologySettings,
} from './redis-session';
import { askAbilities, isRefusal, type ServerAbilities } from './server-abilities';
import { askIdentity, type ServerIdentity } from './server-identity';
import { ServerSession, type SessionOwner } from './server-session';
import { Visits } from './visits';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

export interface ServerTopologySettings extends TopologySettings {
  /** Ends what was opened for this topology alone. */
  readonly onClose?: () => void;
  /** Gives up the connection, where another can be made in its place. */
  readonly reconnect?: (cause: Error) => void;
}

/**
 * One Redis server through a node-redis client. Whenever the client has connected, the server is asked who it is and
 * whose data it holds, and whether we may run scripts; only then is there a session. A session ends with its connection,
 * and replies that come later (of commands that the client queued while it reconnected) reject. It ends as well when the
 * server, which is asked again every second, is no longer who it was, or no primary: nobody closes the connections to a
 * primary that is replaced.
 */
export class ServerTopology implements RedisTopology, SessionOwner {
  private scriptsAllowed: boolean | undefined;
  private known: ServerSession | undefined;
  /** Why there is no session. */
  private trouble: unknown;
  private connection = 0;
  private isClosedByOwner = false;
  private watch: IdentityWatch | undefined;
  private readonly visits = new Visits();
  private readonly waiters = new ReachWaiters();
  private readonly retry: Retry;

  private readonly onReady = () => void this.greet(++this.connection);
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

  requireSession(): RedisSession {
    const { session, trouble } = this;
    if (session !== undefined) return session;
    if (!this.client.isReady || !(trouble instanceof Error)) throw new RedisSessionLostError();
    throw new RedisSessionLostError(`Redis is not used: ${trouble.message}`, { cause: trouble });
  }

  isCurrent(session: ServerSession): boolean {
    return this.known === session && this.client.isReady;
  }

  identify(): Promise<void> | undefined {
    return this.watch?.check();
  }

  end(session: ServerSession, cause: Error): void {
    if (!this.isCurrent(session)) return;
    this.forget(cause);
    this.startAnew(++this.connection, cause);
  }

  reach(): Promise<void> {
    if (this.session !== undefined) return Promise.resolve();
    // Nobody tries any more until the owner of the client connects it again.
    if (this.isClosedByOwner) return Promise.reject(new RedisSessionLostError());
    return this.waiters.wait();
  }

  close(): void {
    this.retry.cancel();
    this.forget(new RedisSessionLostError());
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
    this.forget(cause);
    this.connection++;
    this.isClosedByOwner ||= closedByOwner;
    this.fail(cause);
    if (!this.client.isOpen) this.retry.schedule(() => this.connect());
  }

  private forget(trouble: unknown): void {
    this.known = undefined;
    this.trouble = trouble;
    this.watch?.end();
    this.watch = undefined;
  }

  private fail(cause: unknown): void {
    this.trouble = cause;
    this.waiters.failed(cause);
    if (isRefusal(cause)) this.settings.onRefused?.();
  }

  private async greet(connection: number): Promise<void> {
    this.forget(this.trouble);
    try {
      const { client } = this;
      const [identity, abilities] = await Promise.all([
        askIdentity(client),
        askAbilities(client, randomUUID()),
      ]);
      if (connection === this.connection) this.begin(identity, abilities);
    } catch (cause) {
      // Lost meanwhile: the server is asked anew on the next connection. Busy, loading, a replica: asked again.
      if (connection !== this.connection) return;
      this.fail(cause);
      this.startAnew(connection, cause);
    }
  }

  private begin(identity: ServerIdentity, abilities: ServerAbilities): void {
    if (!identity.isPrimary) throw new RedisSessionLostError('The Redis server is a replica');
    const { client } = this;
    const { clock, scheduler } = this.settings;
    const doubts = this.visits.begin(identity);
    const session = new ServerSession({ client, identity, abilities, doubts }, this);
    const onChange = (cause: Error): void => this.end(session, cause);
    this.watch = new IdentityWatch(client, identity, { clock, scheduler, onChange });
    this.isClosedByOwner = false;
    this.scriptsAllowed ??= abilities.allowsScripts;
    this.known = session;
    this.retry.succeeded();
    this.waiters.reached();
  }

  private startAnew(connection: number, cause: unknown): void {
    const { reconnect } = this.settings;
    if (cause instanceof UnexpectedReplyError && reconnect !== undefined) return reconnect(cause);
    this.retry.schedule(() => {
      if (connection === this.connection) this.onReady();
    });
  }
}

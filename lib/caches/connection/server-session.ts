import { type NodeRedisClient, PLAIN_REPLIES } from './node-redis';
import { hasForm, UnexpectedReplyError } from './redis-replies';
import {
  type ReadReply,
  type RedisSender,
  type RedisSession,
  RedisSessionLostError,
  type ReplyForm,
} from './redis-session';
import { isReadOnly, type ServerAbilities } from './server-abilities';
import type { ServerIdentity } from './server-identity';
import type { Doubts } from './visits';

const KEYS_PER_DELETE = 1000;

/** What a session needs of the topology that it belongs to. */
export interface SessionOwner {
  isCurrent(session: ServerSession): boolean;
  /** What to wait for before the reply to a command that is sent now is believed: mostly nothing. */
  identify(): Promise<void> | undefined;
  /** Ends the session, and the connection as well where its replies are not to be believed. */
  end(session: ServerSession, cause: Error): void;
}

export interface ServerSessionParts {
  readonly client: NodeRedisClient;
  readonly identity: ServerIdentity;
  readonly abilities: ServerAbilities;
  /** undefined: all that lies there may be believed. */
  readonly doubts: Doubts | undefined;
}

/** A conversation with one server that has told who it is. */
export class ServerSession implements RedisSession {
  readonly isOneServer = true;
  readonly keysPerDelete = KEYS_PER_DELETE;

  constructor(
    readonly parts: ServerSessionParts,
    private readonly owner: SessionOwner,
  ) {}

  get runId(): string {
    return this.parts.identity.runId;
  }

  get history(): string {
    return this.parts.identity.history;
  }

  get allowsDigests(): boolean {
    return this.parts.abilities.allowsDigests;
  }

  async read(keys: readonly string[]): Promise<readonly ReadReply[]> {
    return (await this.send('', ['MGET', ...keys])) as readonly ReadReply[]; // what the form of MGET says
  }

  async send(_routeKey: string, args: readonly string[], isReply?: ReplyForm): Promise<unknown> {
    if (!this.owner.isCurrent(this)) throw new RedisSessionLostError();
    const identified = this.owner.identify();
    const reply = await this.ask(args);
    if (identified !== undefined) await identified;
    if (!this.owner.isCurrent(this))
      throw new RedisSessionLostError('The connection to Redis was lost before its reply');
    if (isReply === undefined ? hasForm(args, reply) : isReply(reply)) return reply;
    const unexpected = new UnexpectedReplyError(args[0] as string);
    this.owner.end(this, unexpected);
    throw unexpected;
  }

  async delete(names: readonly string[]): Promise<void> {
    await this.send('', ['DEL', ...names]);
  }

  isDoubted(nonceName: string): boolean {
    return this.parts.doubts?.has(nonceName) ?? false;
  }

  async doubt(nonceName: string): Promise<void> {
    await this.parts.doubts?.settle(nonceName, (name) => this.delete([name]));
  }

  servers(): readonly RedisSender[] {
    return [(args) => this.send('', args)];
  }

  private async ask(args: readonly string[]): Promise<unknown> {
    try {
      return await this.parts.client.sendCommand(args, PLAIN_REPLIES);
    } catch (error) {
      if (isReadOnly(error)) this.owner.end(this, error as Error); // only errors are
      throw error;
    }
  }
}

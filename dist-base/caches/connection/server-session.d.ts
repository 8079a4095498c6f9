import { type NodeRedisClient } from './node-redis';
import { type ReadReply, type RedisSender, type RedisSession, type ReplyForm } from './redis-session';
import { type ServerAbilities } from './server-abilities';
import type { ServerIdentity } from './server-identity';
import type { Doubts } from './visits';
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
export declare class ServerSession implements RedisSession {
    readonly parts: ServerSessionParts;
    private readonly owner;
    readonly isOneServer = true;
    readonly keysPerDelete = 1000;
    constructor(parts: ServerSessionParts, owner: SessionOwner);
    get runId(): string;
    get history(): string;
    get allowsDigests(): boolean;
    read(keys: readonly string[]): Promise<readonly ReadReply[]>;
    send(_routeKey: string, args: readonly string[], isReply?: ReplyForm): Promise<unknown>;
    delete(names: readonly string[]): Promise<void>;
    isDoubted(nonceName: string): boolean;
    doubt(nonceName: string): Promise<void>;
    servers(): readonly RedisSender[];
    private ask;
}

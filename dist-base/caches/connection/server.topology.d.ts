import { type NodeRedisClient } from './node-redis';
import { type RedisSession, type RedisTopology, type TopologySettings } from './redis-session';
import { ServerSession, type SessionOwner } from './server-session';
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
export declare class ServerTopology implements RedisTopology, SessionOwner {
    private readonly client;
    private readonly settings;
    private scriptsAllowed;
    private known;
    /** Why there is no session. */
    private trouble;
    private connection;
    private isClosedByOwner;
    private watch;
    private readonly visits;
    private readonly waiters;
    private readonly retry;
    private readonly onReady;
    private readonly onEnd;
    private readonly onTrouble;
    constructor(client: NodeRedisClient, settings: ServerTopologySettings);
    get session(): RedisSession | undefined;
    get allowsScripts(): boolean | undefined;
    requireSession(): RedisSession;
    isCurrent(session: ServerSession): boolean;
    identify(): Promise<void> | undefined;
    end(session: ServerSession, cause: Error): void;
    reach(): Promise<void>;
    close(): void;
    /** A client may have been handed over unconnected (KeyvRedis connects lazily), or may have given up for good. */
    private connect;
    private lose;
    private forget;
    private fail;
    private greet;
    private begin;
    private startAnew;
}

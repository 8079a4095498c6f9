import type { EventEmitter } from 'node:events';
import type { Scheduler } from '../../ports/scheduler';
/** What we use of a node-redis client for one server, of generation 4 (redis-yet) or 5 (@keyv/redis). */
export interface NodeRedisClient extends Pick<EventEmitter, 'on' | 'off' | 'listeners'> {
    readonly isOpen: boolean;
    readonly isReady: boolean;
    readonly options?: Readonly<Record<string, unknown>>;
    connect(): Promise<unknown>;
    sendCommand(args: readonly string[], options?: object): Promise<unknown>;
}
/** A client after whose pattern new ones can be made, not connected, with the same options but these. */
export interface NodeRedisPattern extends NodeRedisClient {
    duplicate(overrides: object): NodeRedisClient;
}
/** What we use of a node-redis cluster client, of either generation. */
export interface NodeRedisCluster extends Pick<EventEmitter, 'on' | 'off' | 'listeners'> {
    readonly isOpen: boolean;
    readonly masters: readonly NodeRedisNode[];
    readonly slots: readonly {
        readonly master: NodeRedisNode;
        readonly replicas?: readonly unknown[];
    }[];
    connect(): Promise<unknown>;
    /** The client of a node, connected if it was not. */
    nodeClient(node: NodeRedisNode): NodeRedisClient | Promise<NodeRedisClient>;
    sendCommand(firstKey: string | undefined, isReadonly: boolean, args: readonly string[], options?: object): Promise<unknown>;
}
/** A node of a cluster; its client may still be connecting (a promise in generation 4), or not be there at all. */
export interface NodeRedisNode {
    readonly address: string;
    readonly client?: NodeRedisPattern | Promise<NodeRedisPattern> | undefined;
}
/**
 * Given with every command: replies as text, whatever type mapping the client has, and no timer of its own.
 * Generation 4 knows neither option and takes no notice.
 */
export declare const PLAIN_REPLIES: object;
/**
 * Keeps a lost connection from being an uncaught exception: node-redis emits `error`, and cache-manager-redis-yet
 * does not listen. Added once a client, and left in place: whoever owns the client may live longer than we do.
 */
export declare function calmErrors(client: Pick<EventEmitter, 'on' | 'listeners'>): void;
/** What is used of a client, or of a cluster of them, to end it. */
export interface EndableClient extends Pick<EventEmitter, 'on'> {
    readonly isOpen: boolean;
    readonly isReady?: boolean;
    destroy?(): unknown;
    disconnect?(): unknown;
    unref?(): void;
}
/**
 * Closes a client without waiting for anything: what is under way rejects. Both generations, when closed while their
 * socket connects, greet all the same and leave an open connection that nothing can close any more. So one that is
 * not ready is closed as soon as its socket has connected or failed to, and meanwhile keeps no process alive.
 */
export declare function abandonClient(client: EndableClient, scheduler: Scheduler): void;

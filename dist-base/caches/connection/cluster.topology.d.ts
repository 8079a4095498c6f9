import { type NodeRedisCluster } from './node-redis';
import { type ReadReply, type RedisSender, type RedisSession, type RedisTopology, type ReplyForm, type TopologySettings } from './redis-session';
/**
 * A Redis Cluster through a node-redis cluster client. Commands go straight to the master of their slot: they leave
 * in the tick that asks for them, as one pipeline per node, and nothing is queued for a node that is down. Only
 * where a slot has moved does the cluster client take over and follow. There is no run id and no
 * history on a cluster: they are those of a node, and slots move.
 */
export declare class ClusterTopology implements RedisTopology, RedisSession {
    private readonly cluster;
    private readonly settings;
    readonly runId = "-";
    readonly history = "";
    readonly isOneServer = false;
    readonly keysPerDelete = 1;
    private abilities;
    private isClosed;
    private cancelSearch;
    private readonly waiters;
    private readonly retry;
    private readonly clients;
    constructor(cluster: NodeRedisCluster, settings: TopologySettings);
    get session(): RedisSession | undefined;
    get allowsScripts(): boolean | undefined;
    get allowsDigests(): boolean;
    requireSession(): RedisSession;
    read(keys: readonly string[]): Promise<readonly ReadReply[]>;
    send(routeKey: string, args: readonly string[], isReply?: ReplyForm): Promise<unknown>;
    delete(names: readonly string[]): Promise<void>;
    servers(): readonly RedisSender[];
    isDoubted(): boolean;
    doubt(): Promise<void>;
    reach(): Promise<void>;
    close(): void;
    private identify;
    private notice;
    /**
     * Another node may have taken over the slot of a node that is down, and the cluster client learns of it only from
     * a reply that says so. It is asked for the key at any node; what it answers is of no account.
     */
    private findNode;
}

import type { RetryTiming } from '../../time/retry';
import { type NodeRedisCluster, type NodeRedisNode } from './node-redis';
import { ReconnectingClient } from './reconnecting-client';
export interface ClusterClientSettings extends RetryTiming {
    /** Why a connection was lost, or could not be made. */
    readonly onTrouble: (cause: unknown) => void;
}
/** Connections of our own to the masters of a cluster, made after the pattern of the cluster client's. */
export declare class ClusterClients {
    private readonly cluster;
    private readonly settings;
    private readonly clients;
    private isClosed;
    constructor(cluster: NodeRedisCluster, settings: ClusterClientSettings);
    /** The connection to a node, if commands may be sent on it now. If not, it is being made. */
    ready(node: NodeRedisNode | undefined): ReconnectingClient | undefined;
    /** The connection to a node, once it stands. Rejects when the first attempt fails; it goes on being tried. */
    reach(node: NodeRedisNode): Promise<ReconnectingClient>;
    close(): void;
    private clientTo;
    /** Nodes leave a cluster, and masters become replicas. */
    private closeOthers;
}

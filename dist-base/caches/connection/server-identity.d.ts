import { type NodeRedisClient } from './node-redis';
/** In place of the run id where the server does not tell it: a restart from an older snapshot cannot be noticed. */
export declare const UNKNOWN_RUN = "-";
/** Who a server is, and whose data it holds. */
export interface ServerIdentity {
    /** `run_id`: drawn anew at every start, so that a restart from an older snapshot shows. */
    readonly runId: string;
    /**
     * The beginning of `master_replid`, which names the history of the data: it is drawn anew when a server is promoted, and
     * so shows what the run id cannot, that a server which was never restarted has followed another one meanwhile. Empty
     * where the server does not tell it.
     */
    readonly history: string;
    /** False of a replica: it may be behind, and takes no invalidation. */
    readonly isPrimary: boolean;
}
/** Asks the server; nothing that was sent after this is answered before it. */
export declare function askIdentity(client: NodeRedisClient): Promise<ServerIdentity>;
export declare function isSameIdentity(one: ServerIdentity, other: ServerIdentity): boolean;

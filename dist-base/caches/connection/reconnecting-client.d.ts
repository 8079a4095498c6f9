/**
 * A way to one Redis server that survives what its clients do not: every connection is a new client, made after the
 * pattern of the one we were given.
 *
 * No node-redis client can be trusted beyond its first connection. One of generation 4 (1.6.1) that is cut off in the
 * middle of a reply keeps the half-read state of its parser, and after it has reconnected never answers again. One of
 * generation 5 (5.12.1) writes what is sent in the tick of the loss to the dead socket and still expects its reply:
 * from then on every reply goes to the command before. Both also queue commands for a server that may come back from
 * an older snapshot, and generation 5 takes up to 2.2 s to try again. Found with test/faults; a fresh client for each
 * connection cures all of it.
 */
import { EventEmitter } from 'node:events';
import type { RetryTiming } from '../../time/retry';
import { type NodeRedisClient, type NodeRedisPattern } from './node-redis';
export declare class ReconnectingClient extends EventEmitter implements NodeRedisClient {
    private readonly pattern;
    private readonly timing;
    isOpen: boolean;
    private current;
    private attempt;
    private cancelTimer;
    private readonly backoff;
    private waiting;
    private isSilent;
    private silentWatches;
    private readonly onPatternReady;
    private readonly onPatternEnd;
    constructor(pattern: NodeRedisPattern, timing: RetryTiming);
    get isReady(): boolean;
    /** Begins to connect, and goes on trying. How it went is told by the events `ready` and `error`. */
    connect(): Promise<void>;
    sendCommand(args: readonly string[], options?: object): Promise<unknown>;
    /** Gives up the connection that stands, whose replies are not to be believed, and makes another. */
    reconnect(cause: unknown): void;
    /** Ends what was opened, and leaves the client that we were given as it is. */
    close(): void;
    private disconnectAll;
    private connectAnew;
    private arrive;
    /** Unplugged cables and stopped servers end no connection; the commands on it would wait for ever. */
    private watch;
    private lose;
    private drop;
    private later;
}

import type { Clock } from '../../ports/clock';
import type { Scheduler } from '../../ports/scheduler';
import type { NodeRedisClient } from './node-redis';
import { type ServerIdentity } from './server-identity';
interface IdentityWatchSettings {
    readonly clock: Clock;
    readonly scheduler: Scheduler;
    /** It is another one, or a replica, or cannot say: what was asked before this is called is not to be believed. */
    readonly onChange: (cause: Error) => void;
}
/**
 * Asks a server every second whether it still is who it was, for as long as one connection lasts: nobody closes the
 * connections to a primary that is replaced.
 */
export declare class IdentityWatch {
    private readonly client;
    private readonly identity;
    private readonly settings;
    /** While it is being asked. */
    private answer;
    private askedAt;
    private isOver;
    private cancelTimer;
    constructor(client: NodeRedisClient, identity: ServerIdentity, settings: IdentityWatchSettings);
    /** What to wait for before the reply to a command that is sent now is believed: mostly nothing. */
    check(): Promise<void> | undefined;
    end(): void;
    private wait;
    private ask;
    /** Never rejects. */
    private compare;
    private change;
}
export {};

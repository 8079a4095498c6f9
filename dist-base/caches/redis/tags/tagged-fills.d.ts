import type { Ticket } from '../../../ports/outcome-cache';
import type { RedisSession } from '../../connection/redis-session';
import { type KeptTimes } from '../../stored/value-frame';
import { type LeaseNoncesSettings } from '../lease-nonces';
/** What is to be kept. */
export interface TaggedFill {
    readonly ticket: Ticket;
    readonly payload: string;
    readonly tags: readonly string[];
    readonly times: KeptTimes;
}
/** The writing half of the lease protocol, for outcomes with tags of their own. */
export declare class TaggedFills {
    private readonly settings;
    private readonly nonces;
    constructor(settings: LeaseNoncesSettings);
    /** Resolves to false when refused: the lease is gone, or a tag was invalidated since the ticket was opened. */
    fill(session: RedisSession, fill: TaggedFill): Promise<boolean>;
    private fillAtOnce;
    /**
     * On a cluster: the nonces of the tags, then the clock. Whoever invalidates them ends the epoch of the clock before any of
     * the nonces: so one that is read here as it is afterwards comes with a clock of afterwards.
     */
    private fillInSteps;
}

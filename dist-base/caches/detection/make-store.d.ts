import type { Scheduler } from '../../ports/scheduler';
/** How long a function may take to make a store, its secrets and its first connection included, in milliseconds. */
export declare const MAKE_MS = 10000;
/** A store on its way. */
export declare class StoreInTheMaking {
    private readonly scheduler;
    private readonly discard;
    /** Rejects as soon as a client that was made, and that nobody listens to, fails; and when it takes too long. */
    readonly store: Promise<unknown>;
    /** Those that we listen to, because nobody else does. */
    private readonly unheard;
    private readonly heard;
    private reject;
    private isGivenUp;
    /** @param discard what to do with a store that comes when nobody waits for it any more */
    constructor(make: () => unknown, scheduler: Scheduler, discard: (store: unknown) => void);
    /** Ends the clients that were made so far, and those that still will be: they would keep the process alive. */
    readonly giveUp: (cause: unknown) => void;
    private arrive;
    private limit;
    /** Not at once: it is not constructed yet, and who makes it may listen to it himself. */
    private watch;
    /** Those of a cluster's nodes are listened to by the cluster, which does not end them while it looks for its nodes. */
    private clientsToEnd;
}

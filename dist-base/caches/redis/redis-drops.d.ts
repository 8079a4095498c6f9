import type { DropNames } from '../../ports/outcome-cache';
import type { Drops } from '../stored/drops';
import type { LeaseNoncesSettings } from './lease-nonces';
import type { RedisTopology } from '../connection/redis-session';
/**
 * Invalidates on a Redis what either protocol keeps there: during a rolling restart after a change of access rights some
 * processes may run scripts and others may not, and each has to see the invalidations of the other.
 */
export declare class RedisDrops implements Drops {
    private readonly topology;
    private readonly settings;
    private readonly keys;
    constructor(topology: RedisTopology, settings: LeaseNoncesSettings);
    /** One command for each thousand keys and groups and one for each thousand tags, on a cluster for each one. */
    drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void>;
    /** The root's nonce, which no pattern finds without those of others, then all that the pattern finds. */
    clear(onProgress: () => void): Promise<void>;
    /** For values of either protocol, and so that no computation under way keeps what it has made of them. */
    private dropTags;
    private sessionFor;
}

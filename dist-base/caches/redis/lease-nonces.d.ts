import type { RedisSession } from '../connection/redis-session';
import type { NonceSource } from '../stored/nonce-source';
import type { StoreKeys } from '../stored/store-keys';
export interface LeaseNoncesSettings {
    readonly keys: StoreKeys;
    readonly nonce: NonceSource;
}
/** The nonces that a lease is made under, on a cluster, where they lie on other nodes than the lease. */
export declare class LeaseNonces {
    private readonly settings;
    constructor(settings: LeaseNoncesSettings);
    /** Of the group. What is missing is made. */
    ofGroup(session: RedisSession, nonceName: string): Promise<string>;
    /** Of the tags. */
    ofTags(session: RedisSession, labels: readonly string[]): Promise<string>;
    /** What the clock of the tags says. */
    clock(session: RedisSession): Promise<string>;
    private make;
}

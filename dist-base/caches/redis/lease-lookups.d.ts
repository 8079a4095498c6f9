import type { AskedQuestion, Hit, Lookup, OpenMode, Question } from '../../ports/outcome-cache';
import { type LeaseNoncesSettings } from './lease-nonces';
import type { RedisSession, RedisTopology } from '../connection/redis-session';
/** How a lease is taken. */
export interface LeaseManner {
    /** `read` believes the value under the key, `share` and `replace` do not; `replace` outdates the lease as well. */
    readonly mode: 'read' | OpenMode;
    /** The stamp of a value that counts as absent. */
    readonly past?: string;
}
export interface LeaseLookupSettings extends LeaseNoncesSettings {
    readonly leaseMs: string;
}
/** The reading half of the lease protocol: a hit in one round trip, a lease for a miss in one more. */
export declare class LeaseLookups {
    private readonly topology;
    private readonly settings;
    private readonly nonces;
    private readonly many;
    constructor(topology: RedisTopology, settings: LeaseLookupSettings);
    /** All of them in one command; those that miss take their leases in another, on a cluster one by one. */
    lookupMany(session: RedisSession, asked: readonly AskedQuestion[]): void;
    /** Undefined where nothing is kept, or nothing that is bound to the present nonce. */
    peek(question: Question): Promise<Hit | undefined>;
    /** Takes part in the lease of a key, or makes one. */
    lease(question: Question, manner: LeaseManner): Promise<Lookup>;
    private nonceNameOf;
    /** Of each group its nonce, then its members. */
    private namesOf;
    /** Replies come in the order of the names. */
    private settle;
    private leaseAll;
    private leaseFor;
    private leaseBound;
    /** On one server the nonce travels along with the script; elsewhere it is there before. */
    private bondOf;
    private leaseIn;
}

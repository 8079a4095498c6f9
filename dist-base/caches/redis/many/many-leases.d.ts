import type { AskedQuestion } from '../../../ports/outcome-cache';
import type { RedisSession } from '../../connection/redis-session';
import type { LeaseLookupSettings } from '../lease-lookups';
/** What the leases of one group are bound to, on one server, where the script finds the nonce. */
export interface GroupBond {
    readonly nonceName: string;
    /** What stands in front of the nonce, behind the key check. */
    readonly front: string;
}
/** Takes the leases of many keys of one group, on one server: a hundred in one script. */
export declare class ManyLeases {
    private readonly settings;
    constructor(settings: LeaseLookupSettings);
    /** Each question is answered. */
    take(session: RedisSession, asked: readonly AskedQuestion[], bond: Promise<GroupBond>): void;
    private want;
    private run;
}

import type { AskedQuestion, Hit, Lookup, Question } from '../../../ports/outcome-cache';
import type { RedisSession, RedisTopology } from '../../connection/redis-session';
import type { LeaseLookupSettings, LeaseManner } from '../lease-lookups';
/** The reading half of the lease protocol, for outcomes that may carry tags. */
export declare class TaggedLookups {
    private readonly topology;
    private readonly settings;
    private readonly values;
    private readonly nonces;
    constructor(topology: RedisTopology, settings: LeaseLookupSettings);
    /** All of them in one command, but for what values name that nobody knew of; those that miss take their leases one by one. */
    lookupMany(session: RedisSession, asked: readonly AskedQuestion[]): void;
    /** Undefined where nothing is kept, or nothing that is bound to the present nonces. */
    peek(question: Question): Promise<Hit | undefined>;
    /** Takes part in the lease of a key, or makes one. */
    lease(question: Question, manner: LeaseManner): Promise<Lookup>;
    /** A hit that carries what was expected costs no promise. */
    private settle;
    private lookFurther;
    private take;
    /** A value that has come since it was looked for, if its own tags are as it says. */
    private believe;
    /** On one server the nonces travel along with the script; elsewhere they are there before. */
    private runScript;
    private makeNonces;
}

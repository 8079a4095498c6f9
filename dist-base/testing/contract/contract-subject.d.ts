import type { CacheInput } from '../../options/module-options';
import type { OutcomeCache } from '../../ports/outcome-cache';
/** A cache under test, as applications have it. */
export interface ContractSubject {
    readonly cache: OutcomeCache;
    /** The same of another process: the very same where it is the memory of one. */
    readonly elsewhere: OutcomeCache;
    /** Of another application in the same store. */
    readonly neighbour: OutcomeCache;
}
/** Sets up what was given as the module does, in three processes, for as long as `check` takes. Nothing may fail in it. */
export declare function withSubject(given: CacheInput, check: (subject: ContractSubject) => Promise<void>): Promise<void>;

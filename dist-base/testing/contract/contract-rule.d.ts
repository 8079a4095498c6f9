import type { ContractSubject } from './contract-subject';
/** A rule that holds for every cache. */
export interface ContractRule {
    /** As the end of a sentence about the cache. */
    readonly name: string;
    /** Rejects where it does not hold. */
    readonly check: (subject: ContractSubject) => Promise<void>;
}

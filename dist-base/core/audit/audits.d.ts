import { type AuditsUnderWaySettings } from './audits-under-way';
import { type AuditedMethod, type AuditTerms, OutcomeAudit } from './outcome-audit';
/** Makes the audit of a method that everything else is known of. */
export type AuditMaker = (method: Pick<AuditedMethod, 'run' | 'keepsError' | 'report'>) => OutcomeAudit;
/** All audits of an application. */
export declare class Audits {
    private readonly terms;
    private readonly underWay;
    constructor(terms: AuditTerms, settings: AuditsUnderWaySettings);
    makerFor(known: Omit<AuditedMethod, keyof Parameters<AuditMaker>[0]>): AuditMaker;
    /** Waits for those that have begun, or stand behind an answer. */
    drain(): Promise<void>;
}

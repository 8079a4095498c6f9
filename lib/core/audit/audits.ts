import { AuditsUnderWay, type AuditsUnderWaySettings } from './audits-under-way';
import { type AuditedMethod, type AuditTerms, OutcomeAudit } from './outcome-audit';

/** Makes the audit of a method that everything else is known of. */
export type AuditMaker = (method: Pick<AuditedMethod, 'run' | 'keepsError' | 'report'>) => OutcomeAudit;

/** All audits of an application. */
export class Audits {
  private readonly underWay: AuditsUnderWay;

  constructor(
    private readonly terms: AuditTerms,
    settings: AuditsUnderWaySettings,
  ) {
    this.underWay = new AuditsUnderWay(settings);
  }

  makerFor(known: Omit<AuditedMethod, keyof Parameters<AuditMaker>[0]>): AuditMaker {
    return (method) => new OutcomeAudit({ ...known, ...method }, this.terms, this.underWay);
  }

  /** Waits for those that have begun, or stand behind an answer. */
  drain(): Promise<void> {
    return this.underWay.drain();
  }
}

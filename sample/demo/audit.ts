import { ABSENT, type Fingerprint, type Reading, type TruthLedger } from './truth-ledger';

export interface Findings {
  readonly requests: number;
  /** Requests for what was not there. */
  readonly absent: number;
  /** Answers that a 201 had made untrue before their request began. */
  readonly stale: number;
  /** Answers that a cache would have got wrong that keeps for seven days and is never invalidated. */
  readonly savedFromStale: number;
}

/** Holds every answer against the truth. */
export class Audit {
  private requests = 0;
  private absent = 0;
  private stale = 0;
  private savedFromStale = 0;
  private readonly firstAnswers = new Map<string, Fingerprint>();

  constructor(private readonly ledger: TruthLedger) {}

  note(reading: Reading): void {
    this.requests += 1;
    if (reading.fingerprint === ABSENT) this.absent += 1;
    const first = this.firstAnswers.get(reading.name) ?? reading.fingerprint;
    this.firstAnswers.set(reading.name, first);
    if (!this.ledger.isTrue(reading)) this.stale += 1;
    else if (!this.ledger.isTrue({ ...reading, fingerprint: first })) this.savedFromStale += 1;
  }

  get findings(): Findings {
    const { requests, absent, stale, savedFromStale } = this;
    return { requests, absent, stale, savedFromStale };
  }
}

/** What an answer said: that there is nothing, or what there is. */
export type Fingerprint = string;

/** What every reader of a name sees before its first upload. */
export const ABSENT: Fingerprint = 'absent';

/** An upload, as the one who sends it sees it. Times are of one monotonic clock. */
export interface Change {
  readonly fingerprint: Fingerprint;
  /** When it was sent. */
  readonly began: number;
  /** When its 201 had arrived; Infinity before. */
  confirmed: number;
}

export interface Reading {
  readonly name: string;
  readonly fingerprint: Fingerprint;
  readonly began: number;
  readonly ended: number;
}

/**
 * What was true when. An answer is stale when it tells of a state that a 201 had ended before its request began; while
 * an upload is under way, both the state before and the one after are right.
 */
export class TruthLedger {
  private readonly changes = new Map<string, Change[]>();

  /** Notes that these names are about to change; the answer is to be confirmed when the 201 has arrived. */
  begin(fingerprints: ReadonlyMap<string, Fingerprint>, now: number): Change[] {
    return [...fingerprints].map(([name, fingerprint]) => {
      const change: Change = { fingerprint, began: now, confirmed: Infinity };
      this.changes.set(name, [...(this.changes.get(name) ?? []), change]);
      return change;
    });
  }

  confirm(changes: readonly Change[], now: number): void {
    for (const change of changes) change.confirmed = now;
  }

  /** Whether the reading told what was true at some moment between its beginning and its end. */
  isTrue(reading: Reading): boolean {
    return this.statesDuring(reading).includes(reading.fingerprint);
  }

  private statesDuring({ name, began, ended }: Reading): Fingerprint[] {
    const changes = this.changes.get(name) ?? [];
    const settled = changes.filter((change) => change.confirmed < began).at(-1)?.fingerprint ?? ABSENT;
    const underWay = changes.filter((change) => change.confirmed >= began && change.began <= ended);
    return [settled, ...underWay.map((change) => change.fingerprint)];
  }
}

import { Audit } from '../../../sample/demo/audit';
import { ABSENT, TruthLedger } from '../../../sample/demo/truth-ledger';

describe('The ledger of what was true when', () => {
  let ledger: TruthLedger;

  /** An upload of `a` that is sent at one time and confirmed at another. */
  function upload(fingerprint: string, began: number, confirmed = Infinity): void {
    const changes = ledger.begin(new Map([['a', fingerprint]]), began);
    ledger.confirm(changes, confirmed);
  }

  function isTrue(fingerprint: string, began: number, ended: number): boolean {
    return ledger.isTrue({ name: 'a', fingerprint, began, ended });
  }

  beforeEach(() => {
    ledger = new TruthLedger();
  });

  it('holds that what was never uploaded is absent', () => {
    expect(isTrue(ABSENT, 1, 2)).toBe(true);
    expect(isTrue('one', 1, 2)).toBe(false);
  });

  it('takes an answer from before for stale once a 201 had arrived before its request began', () => {
    upload('one', 10, 20);
    expect(isTrue(ABSENT, 21, 22)).toBe(false);
    expect(isTrue('one', 21, 22)).toBe(true);
  });

  it('takes both answers for true while an upload is under way', () => {
    upload('one', 10, 20);
    expect(isTrue(ABSENT, 12, 15)).toBe(true);
    expect(isTrue('one', 12, 15)).toBe(true);
    expect(isTrue(ABSENT, 19, 30)).toBe(true);
  });

  it('takes an upload that is never confirmed for one that is under way', () => {
    upload('one', 10);
    expect(isTrue(ABSENT, 1000, 1001)).toBe(true);
    expect(isTrue('one', 1000, 1001)).toBe(true);
  });

  it('takes an answer for impossible that comes before its upload was sent', () => {
    upload('one', 10, 20);
    expect(isTrue('one', 1, 9)).toBe(false);
  });

  it('takes only the last of several uploads for true once it is confirmed', () => {
    upload('one', 10, 20);
    upload('two', 30, 40);
    expect(isTrue('one', 25, 26)).toBe(true);
    expect(isTrue('one', 41, 42)).toBe(false);
    expect(isTrue(ABSENT, 41, 42)).toBe(false);
    expect(isTrue('two', 41, 42)).toBe(true);
  });
});

describe('The audit of the answers', () => {
  it('counts answers that are stale, and those that only invalidation kept from being', () => {
    const ledger = new TruthLedger();
    const audit = new Audit(ledger);
    audit.note({ name: 'a', fingerprint: ABSENT, began: 1, ended: 2 });
    ledger.confirm(ledger.begin(new Map([['a', 'one']]), 10), 20);
    audit.note({ name: 'a', fingerprint: 'one', began: 21, ended: 22 });
    audit.note({ name: 'a', fingerprint: ABSENT, began: 23, ended: 24 });
    expect(audit.findings).toEqual({ requests: 3, absent: 2, stale: 1, savedFromStale: 1 });
  });
});

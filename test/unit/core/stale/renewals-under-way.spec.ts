import { type Renewed, RenewalsUnderWay } from '../../../../lib/core/stale/renewals-under-way';
import { ManualClock, settled } from '../../../support/time/manual-clock';

describe('renewals under way', () => {
  let clock: ManualClock;
  let renewals: RenewalsUnderWay;

  beforeEach(() => {
    clock = new ManualClock();
    renewals = new RenewalsUnderWay(clock);
  });

  it('are known until they have ended', async () => {
    let end!: (renewed: Renewed) => void;
    renewals.begin('k', () => new Promise((resolve) => (end = resolve)));
    expect([renewals.has('k'), renewals.has('other')]).toEqual([true, false]);
    end('ended');
    await settled();
    expect(renewals.has('k')).toBe(false);
  });

  it('that go on in another process are asked about again after 100 ms', async () => {
    renewals.begin('k', () => Promise.resolve('elsewhere'));
    await settled();
    await clock.advance(99);
    expect(renewals.has('k')).toBe(true);
    await clock.advance(1);
    expect(renewals.has('k')).toBe(false);
  });

  it('that go on in another process keep no application from its end', async () => {
    renewals.begin('k', () => Promise.resolve('elsewhere'));
    await settled();
    await expect(renewals.drain(60_000)).resolves.toBeUndefined();
  });
});

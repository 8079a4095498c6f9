import { Breaker } from '../../../../lib/core/resilience/breaker';
import { ManualClock } from '../../../support/time/manual-clock';

describe('Breaker', () => {
  let clock: ManualClock;
  let breaker: Breaker;

  beforeEach(() => {
    clock = new ManualClock();
    breaker = new Breaker({ failures: 3, halfOpenAfter: 1000, clock });
  });

  const open = () => [breaker.failed(), breaker.failed(), breaker.failed()];

  it('is closed at first', () => {
    expect(breaker.isClosed).toBe(true);
  });

  it('opens with as many consecutive failures as it was told, and says so once', () => {
    expect(open()).toEqual([false, false, true]);
    expect(breaker.isClosed).toBe(false);
    expect(breaker.failed()).toBe(false);
  });

  it('begins to count anew with every success', () => {
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();
    expect(breaker.isClosed).toBe(true);
  });

  it('lets nobody probe while it is closed, or has just opened', async () => {
    expect(breaker.tryProbe()).toBe(false);
    open();
    await clock.advance(999);
    expect(breaker.tryProbe()).toBe(false);
  });

  it('lets one probe at a time once it may be half-open', async () => {
    open();
    await clock.advance(1000);
    expect(breaker.tryProbe()).toBe(true);
    expect(breaker.tryProbe()).toBe(false);
    expect(breaker.isClosed).toBe(false);
  });

  it('closes when a probe succeeds, and then takes as many failures as ever', async () => {
    open();
    await clock.advance(1000);
    breaker.tryProbe();
    breaker.succeeded();
    expect(breaker.isClosed).toBe(true);
    expect(open()).toEqual([false, false, true]);
  });

  it('opens again when a probe fails, for as long again', async () => {
    open();
    await clock.advance(1000);
    breaker.tryProbe();
    expect(breaker.failed()).toBe(true);
    await clock.advance(999);
    expect(breaker.tryProbe()).toBe(false);
    await clock.advance(1);
    expect(breaker.tryProbe()).toBe(true);
  });

  it('closes with any success, probe or not', () => {
    open();
    breaker.succeeded();
    expect(breaker.isClosed).toBe(true);
  });
});

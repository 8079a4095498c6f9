import { CacheHealth } from '../../../../lib/core/resilience/cache-health';
import { DuplicateModuleError } from '../../../../lib/errors/duplicate-module.error';
import { RecordingReporter } from '../../../support/doubles/recording-reporter';

describe('what is known to fail on one cache', () => {
  let reporter: RecordingReporter;
  let health: CacheHealth;

  beforeEach(() => {
    reporter = new RecordingReporter();
    health = new CacheHealth('shared', reporter);
  });

  it('is reported with the alias, what the cache was asked for, and why', () => {
    const cause = new Error('OOM');
    const error = health.failed('fill', cause);
    expect(error).toMatchObject({ alias: 'shared', operation: 'fill', cause });
    expect(reporter.errors).toEqual([error]);
  });

  it('has recovered with a success of the same kind, and of no other', () => {
    health.failed('fill', new Error('OOM'));
    health.answered('lookup');
    expect(reporter.recoveries).toEqual([]);
    health.answered('fill');
    expect(reporter.recoveries).toEqual(['shared']);
  });

  it('recovers once, however often it failed and is answered', () => {
    health.failed('fill', new Error('one'));
    health.failed('fill', new Error('two'));
    health.answered('fill');
    health.answered('fill');
    expect(reporter.recoveries).toEqual(['shared']);
  });

  it('lasts until each kind has recovered', () => {
    expect(health.hasOutages).toBe(false);
    health.failed('fill', new Error('OOM'));
    health.failed('lookup', new Error('reset'));
    health.answered('fill');
    expect(health.hasOutages).toBe(true);
    health.answered('lookup');
    expect(health.hasOutages).toBe(false);
  });

  it('is told once of a connection that is down, until it is back', () => {
    const down = health.unavailable();
    expect(health.unavailable()).toBe(down);
    expect(reporter.errors).toEqual([down]);
    health.answered('lookup');
    expect(health.unavailable()).not.toBe(down);
  });

  it('keeps the reason of a look-up that failed for the calls that are not even tried', () => {
    const failed = health.failed('lookup', new Error('reset'));
    expect(health.unavailable()).toBe(failed);
  });

  it('is not added to by what only its caller is told', () => {
    health.describe('invalidate', new Error('reset'));
    expect([reporter.errors, health.hasOutages]).toEqual([[], false]);
  });

  it('is not added to by a cache that is refused for good, from which nothing recovers', () => {
    const refusal = new DuplicateModuleError();
    health.refused(refusal);
    expect([reporter.errors, health.hasOutages]).toEqual([[refusal], false]);
  });
});

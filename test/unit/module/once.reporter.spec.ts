import { Logger } from '@nestjs/common';
import type { CacheMemoizeError } from '../../../lib/errors/cache-memoize.error';
import { CacheOperationError } from '../../../lib/errors/cache-operation.error';
import { CallbackError } from '../../../lib/errors/callback.error';
import { DuplicateModuleError } from '../../../lib/errors/duplicate-module.error';
import { InvalidationFailedError } from '../../../lib/errors/invalidation-failed.error';
import { UncacheableValueError } from '../../../lib/errors/uncacheable-value.error';
import { UnsupportedCacheError } from '../../../lib/errors/unsupported-cache.error';
import { OnceReporter } from '../../../lib/module/once.reporter';
import { settled } from '../../support/time/manual-clock';

const failed = (alias: string, operation: 'lookup' | 'fill' = 'lookup') =>
  new CacheOperationError({ alias, operation, cause: new Error('reset') });
const unkept = (method: string) =>
  new UncacheableValueError({ method, path: 'result', reason: 'a function', remedy: 'Return data.' });
const callback = (method: string, name: 'ttl' | 'hitCallable') =>
  new CallbackError({ method, callback: name, reason: 'threw' });

const TTL = { method: 'Files.find', callback: 'ttl' } as const;

/** The errors that reach `onError`, of these. */
function told(errors: readonly CacheMemoizeError[], between?: (reporter: OnceReporter) => void) {
  const received: CacheMemoizeError[] = [];
  const reporter = new OnceReporter((error) => received.push(error));
  for (const error of errors) reporter.report(error);
  if (between) {
    between(reporter);
    for (const error of errors) reporter.report(error);
  }
  return received;
}

describe('what went wrong without breaking a call', () => {
  it('is told once for each cache and each thing that fails on it', () => {
    const errors = [failed('one'), failed('one'), failed('one', 'fill'), failed('two')];
    expect(told(errors)).toEqual([errors[0], errors[2], errors[3]]);
  });

  it('is told once, though it fails in other words the next time', () => {
    const errors = ['reset', 'timeout'].map(
      (text) => new CacheOperationError({ alias: 'one', operation: 'lookup', cause: new Error(text) }),
    ) as CacheMemoizeError[];
    expect(told(errors)).toEqual([errors[0]]);
    expect(
      told([callback('Files.find', 'ttl'), new CallbackError({ ...TTL, reason: 'answered' })]),
    ).toHaveLength(1);
  });

  it('is told once for each method and each callback of it', () => {
    const errors = [
      ...[unkept('Files.find'), unkept('Files.find'), unkept('Files.size')],
      ...[
        callback('Files.find', 'ttl'),
        callback('Files.find', 'ttl'),
        callback('Files.find', 'hitCallable'),
      ],
    ];
    expect(told(errors)).toEqual([errors[0], errors[2], errors[3], errors[5]]);
  });

  it('is told once by its text where it is of no method', () => {
    const refused = (alias: string) =>
      new UnsupportedCacheError({ alias, given: {}, problem: 'reads from replicas' });
    const errors = [refused('one'), refused('one'), refused('two'), new DuplicateModuleError()];
    expect(told(errors)).toEqual([errors[0], errors[2], errors[3]]);
  });

  it('is told again after its cache has recovered, and what failed on another cache is not', () => {
    const errors = [failed('one'), failed('two')];
    expect(told(errors, (reporter) => reporter.recovered('one', true))).toEqual([...errors, errors[0]]);
  });

  it('is not told again of a method because a cache has recovered', () => {
    const errors = [unkept('Files.find'), callback('Files.find', 'ttl')];
    expect(told(errors, (reporter) => reporter.recovered('default', true))).toEqual(errors);
  });
});

describe('an invalidation that was not confirmed', () => {
  const unconfirmed = (target: string, alias: string) =>
    new InvalidationFailedError({
      target,
      failed: [],
      plan: { version: 1, steps: [] },
      cause: new CacheOperationError({
        alias,
        operation: 'invalidate',
        cause: new Error(`reset ${++attempts}`),
      }),
    });
  let attempts = 0;

  it('is told once for each target, in whatever words it fails, until its cache has recovered', () => {
    const errors = [unconfirmed('a', 'one'), unconfirmed('a', 'one'), unconfirmed('b', 'two')];
    expect(told(errors)).toEqual([errors[0], errors[2]]);
    expect(told(errors, (reporter) => reporter.recovered('one', true))).toEqual([
      errors[0],
      errors[2],
      errors[0],
    ]);
  });
});

describe('who is told', () => {
  let log: jest.SpyInstance;
  beforeEach(() => (log = jest.spyOn(Logger.prototype, 'error').mockImplementation()));
  afterEach(() => log.mockRestore());

  it('is onError alone, where there is one', () => {
    expect(told([failed('one')])).toHaveLength(1);
    expect(log).not.toHaveBeenCalled();
  });

  it('is the log of Nest where there is no onError', () => {
    const error = failed('one');
    new OnceReporter(undefined).report(error);
    expect(log.mock.calls).toEqual([[error.message]]);
  });

  it('is the log of an onError that throws, or rejects: the call knows nothing of it', async () => {
    const onErrors = [
      () => {
        throw new Error('threw');
      },
      (() => Promise.reject(new Error('rejected'))) as () => void,
      (() => Promise.reject('no error')) as () => void,
    ];
    for (const onError of onErrors) new OnceReporter(onError).report(failed('one'));
    await settled();
    expect(log.mock.calls).toEqual([['Error: threw'], ['Error: rejected'], ["'no error' (string)"]]);
  });
});

describe('a cache that is back', () => {
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
  jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  const texts = () => log.mock.calls.map(([text]) => text as unknown);
  beforeEach(() => log.mockClear());

  it('is told of once, by the Logger, when nothing of it fails any more', () => {
    const reporter = new OnceReporter(undefined);
    for (const error of [failed('one'), failed('one', 'fill'), failed('two')]) reporter.report(error);
    reporter.recovered('one', false);
    expect(texts()).toEqual([]);
    reporter.recovered('one', true);
    reporter.recovered('one', true);
    expect(texts()).toEqual(["Cache 'one' is back: it answers again."]);
  });

  it('is told of again after the next failure', () => {
    const reporter = new OnceReporter(undefined);
    for (let outage = 0; outage < 2; outage++) {
      reporter.report(failed('one'));
      reporter.recovered('one', true);
    }
    expect(texts()).toHaveLength(2);
  });

  it('is not told of where nobody was told that it failed, nor where onError was', () => {
    new OnceReporter(undefined).recovered('one', true);
    const reporter = new OnceReporter(() => undefined);
    reporter.report(failed('one'));
    reporter.recovered('one', true);
    expect(texts()).toEqual([]);
  });
});

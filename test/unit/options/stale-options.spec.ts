import { OptionReader } from '../../../lib/options/option-reader';
import { resolveStaleOptions } from '../../../lib/options/stale-options';

const resolve = (given: object) => resolveStaleOptions(OptionReader.of(given, 'a test'));

const NONE = {
  staleWhileRevalidate: undefined,
  staleIfError: undefined,
  earlyRefresh: undefined,
  jitter: undefined,
};

describe('the options for stale answers', () => {
  it('are none unless they are given', () => {
    expect(resolve({})).toEqual(NONE);
  });

  it('are read in milliseconds and in parts', () => {
    expect(resolve({ staleWhileRevalidate: '1m', staleIfError: 5, earlyRefresh: 0.8, jitter: 0.1 })).toEqual({
      staleWhileRevalidate: 60_000,
      staleIfError: { for: 5, when: undefined, retryAfter: 30_000 },
      earlyRefresh: 0.8,
      jitter: 0.1,
    });
  });

  it('say of errors how long, which ones, and when to try again', () => {
    const when = (error: unknown) => error instanceof RangeError;
    expect(resolve({ staleIfError: { for: '6h', when, retryAfter: '5s' } })).toEqual({
      ...NONE,
      staleIfError: { for: 21_600_000, when, retryAfter: 5_000 },
    });
    expect(resolve({ staleIfError: { for: 1 } }).staleIfError).toEqual({
      for: 1,
      when: undefined,
      retryAfter: 30_000,
    });
  });

  const WINDOW = "a duration of at least 1 ms: milliseconds, or a number with ms, s, m, h or d, such as '5m'";
  const PART = 'a number between 0 and 1, and neither of them';
  it.each<[string, object, string]>([
    ['staleWhileRevalidate', { staleWhileRevalidate: 0 }, WINDOW],
    ['staleWhileRevalidate', { staleWhileRevalidate: Infinity }, `${WINDOW}, and not Infinity`],
    ['staleWhileRevalidate', { staleWhileRevalidate: { for: 1 } }, WINDOW],
    ['staleIfError', { staleIfError: Infinity }, `${WINDOW}, and not Infinity`],
    ['staleIfError', { staleIfError: '6 hours' }, WINDOW],
    ['staleIfError.for', { staleIfError: {} }, WINDOW],
    ['staleIfError.for', { staleIfError: { for: Infinity } }, `${WINDOW}, and not Infinity`],
    [
      'staleIfError.when',
      { staleIfError: { for: 1, when: RangeError.name } },
      'a function that answers true or false',
    ],
    [
      'staleIfError.retryAfter',
      { staleIfError: { for: 1, retryAfter: Infinity } },
      `${WINDOW}, and not Infinity`,
    ],
    [
      'staleIfError.until',
      { staleIfError: { for: 1, until: 1 } },
      'one of the options for, when, retryAfter',
    ],
    ...[0, 1, -0.5, 1.5, Number.NaN, '0.5'].map((value): [string, object, string] => [
      'earlyRefresh',
      { earlyRefresh: value },
      PART,
    ]),
    ['jitter', { jitter: 1 }, PART],
    ['jitter', { jitter: null }, PART],
  ])('refuse %s in %p', (option, given, rule) => {
    const refused = () => resolve(given);
    expect(refused).toThrow(`Invalid option '${option}' in a test: got `);
    expect(refused).toThrow(`It must be ${rule}.`);
  });
});

import { Windows } from '../../../../lib/core/stale/windows';

const NONE = {
  staleWhileRevalidate: undefined,
  staleIfError: undefined,
  earlyRefresh: undefined,
  jitter: undefined,
};
const SECOND = 1000;
const IF_ERROR = { for: 60 * SECOND, when: undefined, retryAfter: 5 * SECOND };

describe('the windows of a method', () => {
  const windows = new Windows({ ...NONE, staleWhileRevalidate: 10 * SECOND, staleIfError: IF_ERROR });

  it.each([
    ['fresh until the end of its life', { age: 9, ttl: 1 }, 'fresh'],
    ['stale from its end on', { age: 10, ttl: 0 }, 'stale'],
    ['stale until staleWhileRevalidate is over', { age: 10_009, ttl: -9_999 }, 'stale'],
    ['past from then on', { age: 10_010, ttl: -10_000 }, 'past'],
    ['resting where its source has failed', { age: 11, ttl: -1, restsFor: 1 }, 'resting'],
    ['resting within staleIfError, too', { age: 59_000, ttl: -59_000, restsFor: 1 }, 'resting'],
    ['past when that is over, although it rests', { age: 60_010, ttl: -60_000, restsFor: 1 }, 'past'],
  ])('call an outcome %s', (_, freshness, judgement) => {
    expect(windows.judge(freshness)).toBe(judgement);
  });

  it('call one early that is older than that part of its life, but not while it rests', () => {
    const early = new Windows({ ...NONE, earlyRefresh: 0.8 });
    expect(early.judge({ age: 80, ttl: 20 })).toBe('fresh');
    expect(early.judge({ age: 81, ttl: 19 })).toBe('early');
    expect(early.judge({ age: 81, ttl: 19, restsFor: 1 })).toBe('fresh');
  });

  it('shorten a life at random by up to the jitter, and none that has no end', () => {
    const jittering = new Windows({ ...NONE, jitter: 0.1 }, () => 0.5);
    const result = { kind: 'result', value: 1 } as const;
    expect(jittering.termsFor(result, 1000)).toEqual({ ttl: 950, staleFor: 0 });
    expect(jittering.termsFor(result, Infinity)).toEqual({ ttl: Infinity, staleFor: 0 });
  });

  it('keep results past their life for the longer one, and neither errors nor what has no end', () => {
    const result = { kind: 'result', value: 1 } as const;
    expect(windows.termsFor(result, 1000)).toEqual({ ttl: 1000, staleFor: 60_000 });
    expect(windows.termsFor({ kind: 'error', error: 1 }, 1000)).toEqual({ ttl: 1000, staleFor: 0 });
    expect(windows.termsFor(result, Infinity)).toEqual({ ttl: Infinity, staleFor: 0 });
  });

  it('take every error for a failure but refusals below 500, unless the method says which', () => {
    const refusal = (status: number) => ({ getStatus: () => status });
    expect(windows.isFailure(new Error('down'))).toBe(true);
    expect([windows.isFailure(refusal(404)), windows.isFailure(refusal(503))]).toEqual([false, true]);
    const picky = new Windows({ ...NONE, staleIfError: { ...IF_ERROR, when: (error) => error === 1 } });
    expect([picky.isFailure(1), picky.isFailure(2)]).toEqual([true, false]);
  });

  it('leave a source that has failed alone for retryAfter, 30 s where nothing says so', () => {
    expect([windows.retryAfter, new Windows(NONE).retryAfter]).toEqual([5 * SECOND, 30 * SECOND]);
  });
});

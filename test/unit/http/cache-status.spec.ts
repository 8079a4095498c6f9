import { CallTrace } from '../../../lib/ports/call-trace';
import { appendCacheStatus, formatAge, formatCacheStatus } from '../../../lib/http/cache-status';

function traceOf(facts: Partial<CallTrace>): CallTrace {
  return Object.assign(new CallTrace(), facts);
}

describe('Cache-Status', () => {
  it.each<[string, Partial<CallTrace>, string]>([
    ['a hit', { outcome: 'hit', age: 10_000, ttl: 50_000 }, 'nestjs-cache-memoize; hit; ttl=50'],
    ['a hit that never expires', { outcome: 'hit', ttl: Infinity }, 'nestjs-cache-memoize; hit'],
    ['a miss that was stored', { outcome: 'miss', isStored: true }, 'nestjs-cache-memoize; fwd=miss; stored'],
    ['a miss that was not stored', { outcome: 'miss' }, 'nestjs-cache-memoize; fwd=miss'],
    ['a miss that joined', { outcome: 'joined' }, 'nestjs-cache-memoize; fwd=miss; collapsed'],
    ['a call past the cache', { outcome: 'bypass' }, 'nestjs-cache-memoize; fwd=bypass'],
  ])('tells %s', (_, facts, expected) => {
    expect(formatCacheStatus(traceOf(facts))).toBe(expected);
  });

  it('is left out when the handler was not called', () => {
    expect(formatCacheStatus(new CallTrace())).toBeUndefined();
  });

  it.each([
    [0, 0],
    [1, 1],
    [1_000, 1],
    [59_001, 60],
    [Number.MAX_VALUE, 999_999_999_999_999],
  ])(
    'rounds a rest of life of %d ms up to whole seconds that a structured field can hold',
    (ttl, seconds) => {
      expect(formatCacheStatus(traceOf({ outcome: 'hit', ttl }))).toBe(
        `nestjs-cache-memoize; hit; ttl=${seconds}`,
      );
    },
  );

  it('is right for any number of different rests of life', () => {
    for (const seconds of [...Array(10_000).keys(), 3, 9_999]) {
      const status = formatCacheStatus(traceOf({ outcome: 'hit', ttl: seconds * 1000 }));
      expect(status).toBe(`nestjs-cache-memoize; hit; ttl=${seconds}`);
    }
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'ours; hit'],
    ['an empty text', '', 'ours; hit'],
    ['one cache', 'origin; fwd=miss', 'origin; fwd=miss, ours; hit'],
    ['several fields', ['origin; hit', 'between; fwd=miss'], 'origin; hit, between; fwd=miss, ours; hit'],
  ])('comes after %s that caches nearer to the origin have said', (_, earlier, expected) => {
    expect(appendCacheStatus(earlier, 'ours; hit')).toBe(expected);
  });
});

describe('Age', () => {
  it('is the age of a hit in whole seconds, rounded down', () => {
    expect(formatAge(traceOf({ outcome: 'hit', age: 1_999 }))).toBe('1');
  });

  it('is 0 for a hit younger than a second', () => {
    expect(formatAge(traceOf({ outcome: 'hit', age: 999 }))).toBe('0');
  });

  it('adds up with the rest of life to what the outcome was kept for', () => {
    const trace = traceOf({ outcome: 'hit', age: 12_345, ttl: 60_000 - 12_345 });
    expect([formatAge(trace), formatCacheStatus(trace)]).toEqual(['12', 'nestjs-cache-memoize; hit; ttl=48']);
  });

  it.each(['miss', 'bypass', undefined] as const)('is left out for the outcome %s', (outcome) => {
    expect(formatAge(traceOf({ outcome }))).toBeUndefined();
  });
});

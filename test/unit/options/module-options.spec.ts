import { CacheMemoizeModule, memoryCache } from '../../../lib';
import { resolveModuleOptions } from '../../../lib/options/resolve-module-options';

const NO_DEFAULTS = {
  where: 'the defaults of forRoot',
  classes: [],
  stale: {
    staleWhileRevalidate: undefined,
    staleIfError: undefined,
    earlyRefresh: undefined,
    jitter: undefined,
  },
};

const DURATION_RULE =
  "a duration of at least 1 ms: milliseconds, or a number with ms, s, m, h or d, such as '5m'";

describe('the options of the module', () => {
  it('have their defaults', () => {
    expect(resolveModuleOptions({}, 'forRoot')).toEqual({
      keyPrefix: undefined,
      ttl: 300_000,
      defaults: NO_DEFAULTS,
      isGlobal: true,
      classes: [],
      deadline: { read: 100, fill: 1000, invalidate: 1000 },
      herdWait: 1000,
      leaseMs: 600_000,
      joinWait: 30_000,
      breaker: { failures: 5, halfOpenAfter: 1000 },
      maxKeyBytes: 65_536,
      maxValueBytes: 1_048_576,
      secrets: [],
      enabled: true,
      http: true,
      startupLog: true,
      invalidation: { onFailure: 'reject' },
      clock: undefined,
      transactions: undefined,
      onError: undefined,
    });
  });

  it('are used as they were given, each of them', () => {
    const onError = () => undefined;
    const given = {
      keyPrefix: 'shop',
      ttl: 1,
      isGlobal: false,
      classes: [Map],
      deadline: { read: 2, fill: 3, invalidate: 4 },
      herdWait: 5,
      leaseMs: 6,
      joinWait: 7,
      breaker: { failures: 8, halfOpenAfter: 9 },
      maxKeyBytes: 10,
      maxValueBytes: 11,
      enabled: false,
      http: false,
      startupLog: false,
      invalidation: { onFailure: 'retry' as const },
      clock: { monotonic: () => 1, wall: () => 2, later: () => () => undefined },
      transactions: { current: () => undefined, afterCommit: () => undefined },
      onError,
    };
    const secret = 'a secret of enough characters';
    expect(resolveModuleOptions({ ...given, secret }, 'forRoot')).toEqual({
      ...given,
      defaults: NO_DEFAULTS,
      classes: given.classes.map((each) => ({ class: each })),
      secrets: [secret],
    });
  });

  it.each<[boolean | number, unknown]>([
    [true, { share: 1, isBehind: false }],
    [1, { share: 1, isBehind: true }],
    [0.01, { share: 0.01, isBehind: true }],
    [0, undefined],
    [false, undefined],
  ])('audit hits as %p says', (audit, resolved) => {
    expect(resolveModuleOptions({ audit }, 'forRoot').audit).toEqual(resolved);
  });

  it('keep the defaults of what is left out of a group', () => {
    const { deadline, breaker } = resolveModuleOptions(
      { deadline: { read: '1s' }, breaker: { failures: 1 } },
      'forRoot',
    );
    expect([deadline, breaker]).toEqual([
      { read: 1000, fill: 1000, invalidate: 1000 },
      { failures: 1, halfOpenAfter: 1000 },
    ]);
  });

  it.each<[object, string]>([
    [
      { ttl: 0 },
      `Invalid option 'ttl' in CacheMemoizeModule.forRoot: got 0 (number). It must be ${DURATION_RULE}.`,
    ],
    [
      { ttl: '5 minutes' },
      `Invalid option 'ttl' in CacheMemoizeModule.forRoot: got '5 minutes' (string). It must be ${DURATION_RULE}.`,
    ],
    [
      { ttl: 0.5 },
      `Invalid option 'ttl' in CacheMemoizeModule.forRoot: got 0.5 (number). It must be ${DURATION_RULE}.`,
    ],
    [
      { joinWait: 0.5 },
      `Invalid option 'joinWait' in CacheMemoizeModule.forRoot: got 0.5 (number). It must be ${DURATION_RULE}.`,
    ],
    [
      { herdWait: -1 },
      "Invalid option 'herdWait' in CacheMemoizeModule.forRoot: got -1 (number). It must be " +
        `${DURATION_RULE.replace('1 ms', '0')}.`,
    ],
    [
      { maxKeyBytes: 1.5 },
      "Invalid option 'maxKeyBytes' in CacheMemoizeModule.forRoot: got 1.5 (number). It must be a whole number of at least 1.",
    ],
    [
      { tll: 5 },
      "Invalid option 'tll' in CacheMemoizeModule.forRoot: got 5 (number). It must be one of the options keyPrefix, " +
        'ttl, defaults, isGlobal, classes, deadline, herdWait, leaseMs, joinWait, breaker, maxKeyBytes, maxValueBytes, ' +
        'invalidation, enabled, http, startupLog, audit, secret, clock, transactions, onError.',
    ],
    [
      { deadline: { reed: 5 } },
      "Invalid option 'deadline.reed' in CacheMemoizeModule.forRoot: got 5 (number). It must be one of the options read, fill, invalidate.",
    ],
    [
      { deadline: { read: Infinity } },
      `Invalid option 'deadline.read' in CacheMemoizeModule.forRoot: got Infinity (number). It must be ${DURATION_RULE}, and not Infinity.`,
    ],
    [
      { deadline: 100 },
      "Invalid option 'deadline' in CacheMemoizeModule.forRoot: got 100 (number). It must be an object with read, fill, invalidate.",
    ],
    [
      { keyPrefix: 'my app' },
      "Invalid option 'keyPrefix' in CacheMemoizeModule.forRoot: got 'my app' (string). It must be 1 to 100 characters of A-Z a-z 0-9 _ . : / @ -.",
    ],
    [
      { maxKeyBytes: 0 },
      "Invalid option 'maxKeyBytes' in CacheMemoizeModule.forRoot: got 0 (number). It must be a whole number of at least 1.",
    ],
    [
      { enabled: 1 },
      "Invalid option 'enabled' in CacheMemoizeModule.forRoot: got 1 (number). It must be true or false.",
    ],
    [
      { classes: [{}] },
      "Invalid option 'classes' in CacheMemoizeModule.forRoot: got an array of 1. It must be an array of classes, or of { class, key?, to?, from? } with functions, where to and from come together.",
    ],
    [
      { onError: 'log' },
      "Invalid option 'onError' in CacheMemoizeModule.forRoot: got 'log' (string). It must be a function.",
    ],
    [
      { secret: [] },
      "Invalid option 'secret' in CacheMemoizeModule.forRoot: got Symbol(not shown) (symbol). It must be a string of at " +
        'least 16 characters, or an array of such strings.',
    ],
    [
      { secret: 'too short' },
      "Invalid option 'secret' in CacheMemoizeModule.forRoot: got Symbol(not shown) (symbol). It must be a string of at " +
        'least 16 characters, or an array of such strings.',
    ],
  ])('refuse %p at once', (options, text) => {
    expect(() => CacheMemoizeModule.forRoot({}, options)).toThrow(text);
  });

  it.each<[object, object]>([
    [{ ttl: 1 }, { ttl: 1 }],
    [{ joinWait: '1ms' }, { joinWait: 1 }],
    [{ herdWait: 0 }, { herdWait: 0 }],
    [{ maxKeyBytes: 1 }, { maxKeyBytes: 1 }],
  ])('take the least that there can be: %p', (options, resolved) => {
    expect(resolveModuleOptions(options, 'forRoot')).toMatchObject(resolved);
  });

  it('say of every method what they can, and no more', () => {
    const { defaults } = resolveModuleOptions(
      { defaults: { cacheAlias: 'shared', extra: 'v2', classes: [Map], staleIfError: '1h', jitter: 0.1 } },
      'forRoot',
    );
    expect(defaults).toMatchObject({
      cacheAlias: 'shared',
      extra: { value: 'v2' },
      classes: [{ class: Map }],
      stale: { staleIfError: { for: 3_600_000 }, jitter: 0.1 },
    });
  });

  it.each<[object, string]>([
    [
      { defaults: { ttl: '5m' } },
      "Invalid option 'defaults.ttl' in CacheMemoizeModule.forRoot: got '5m' (string). It must be one of the options " +
        'cacheAlias, extra, classes, staleWhileRevalidate, staleIfError, earlyRefresh, jitter.',
    ],
    [
      { defaults: 'shared' },
      "Invalid option 'defaults' in CacheMemoizeModule.forRoot: got 'shared' (string). It must be an object with " +
        'cacheAlias, extra, classes, staleWhileRevalidate, staleIfError, earlyRefresh, jitter.',
    ],
    [
      { defaults: { extra: Symbol('x') } },
      "Invalid option 'defaults.extra' in CacheMemoizeModule.forRoot: got Symbol(x) (symbol). It must be a plain value " +
        'that a key can be made of (extra is a symbol).',
    ],
    [
      { defaults: { staleIfError: { for: '1h', retryAfter: 0 } } },
      "Invalid option 'defaults.staleIfError.retryAfter' in CacheMemoizeModule.forRoot: got 0 (number). It must be " +
        `${DURATION_RULE}.`,
    ],
    [
      { defaults: { cacheAlias: '' } },
      "Invalid option 'defaults.cacheAlias' in CacheMemoizeModule.forRoot: got '' (string). It must be the name of a " +
        'registered cache.',
    ],
  ])('refuse %p at once', (options, text) => {
    expect(() => CacheMemoizeModule.forRoot({}, options)).toThrow(text);
  });

  it.each([null, [], 'options', new Map(), Object.create({ ttl: 1 })])('cannot be %p', (options) => {
    expect(() => resolveModuleOptions(options as object, 'forRoot')).toThrow(
      /^Invalid option 'options' in forRoot: got .+\. It must be an object with options\.$/,
    );
  });

  it('may have been made without a prototype', () => {
    const options = Object.assign(Object.create(null) as object, { ttl: '1s' as const });
    expect(resolveModuleOptions(options, 'forRoot').ttl).toBe(1000);
  });

  it('take what is only just allowed', () => {
    const least = { ttl: 1, herdWait: 0, leaseMs: 1, joinWait: 1, maxKeyBytes: 1, keyPrefix: 'shop' };
    expect(resolveModuleOptions(least, 'forRoot')).toMatchObject(least);
    expect(resolveModuleOptions({ ttl: Infinity }, 'forRoot').ttl).toBe(Infinity);
    const onError = () => undefined;
    expect(resolveModuleOptions({ onError }, 'forRoot').onError).toBe(onError);
    class Price {}
    expect(resolveModuleOptions({ classes: [Price] }, 'forRoot').classes).toEqual([{ class: Price }]);
  });

  it.each<[string, object, string]>([
    ['herdWait', { herdWait: -1 }, 'a duration of at least 0: milliseconds'],
    ['herdWait', { herdWait: Infinity }, 'and not Infinity'],
    ['leaseMs', { leaseMs: 0 }, 'a duration of at least 1 ms'],
    ['joinWait', { joinWait: Infinity }, 'and not Infinity'],
    ['keyPrefix', { keyPrefix: ['shop'] }, '1 to 100 characters'],
    ['keyPrefix', { keyPrefix: '' }, '1 to 100 characters'],
    ['maxValueBytes', { maxValueBytes: 1.5 }, 'a whole number'],
    ['breaker.failures', { breaker: { failures: Infinity } }, 'a whole number'],
    ['classes', { classes: [() => 1] }, 'an array of classes'],
    ['classes', { classes: [{ prototype: {} }] }, 'an array of classes'],
    ['secret', { secret: [] }, 'at least 16 characters'],
    ['secret', { secret: ['0123456789abcdef', 'too short'] }, 'at least 16 characters'],
    ['secret', { secret: [Array(16).fill('a')] }, 'at least 16 characters'],
  ])('refuse %s in %p', (option, options, rule) => {
    const resolve = () => resolveModuleOptions(options, 'forRoot');
    expect(resolve).toThrow(`Invalid option '${option}' in forRoot`);
    expect(resolve).toThrow(rule);
  });

  it('take one secret or several', () => {
    const [first, second] = ['0123456789abcdef', 'fedcba9876543210'];
    expect(resolveModuleOptions({ secret: first }, 'forRoot').secrets).toEqual([first]);
    expect(resolveModuleOptions({ secret: [first, second] }, 'forRoot').secrets).toEqual([first, second]);
  });

  it('refuse settings of an alias that no alias has', () => {
    expect(() => CacheMemoizeModule.forRoot({ maps: { store: memoryCache(), tll: '5m' } })).toThrow(
      "Invalid option 'tll' in the caches of CacheMemoizeModule, 'maps': got '5m' (string). It must be one of the options store, ttl, keyPrefix, deadline.",
    );
  });

  it('refuse a factory that is none, or two at once', () => {
    expect(() => CacheMemoizeModule.forRootAsync({})).toThrow(
      "Invalid option 'useFactory, useClass, useExisting' in CacheMemoizeModule.forRootAsync: got an object without fields. It must be exactly one of the three.",
    );
  });
});

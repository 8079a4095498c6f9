import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AmbiguousPrefixError,
  type CacheMemoizeError,
  CallbackError,
  ChangeNotInvalidatedError,
  DuplicateModuleError,
  InapplicableOptionError,
  InstanceRequiredError,
  InvalidationFailedError,
  InvalidDecorationError,
  InvalidOptionError,
  MissingKeyPrefixError,
  NotAuditedError,
  NotMemoizedError,
  NotRenewedError,
  RejectedCacheError,
  ScopedInstanceError,
  StaleOutcomeError,
  UnknownCacheAliasError,
} from '../../../lib';
import { describeValue } from '../../../lib/errors/describe-value';

const cause = new Error('connect ECONNREFUSED');
const plan = { version: 1, steps: [] } as const;

const TEXTS: [CacheMemoizeError, string, string][] = [
  [
    new StaleOutcomeError({
      ...{ method: 'Prices.of', args: [1, 'EUR'] },
      ...{ path: 'result.cents', kept: '500 (number)', now: '600 (number)' },
    }),
    'E_CACHE_MEMOIZE_STALE_OUTCOME',
    "Prices.of(1 (number), 'EUR' (string)) was answered from the cache with what the method does not answer any more: " +
      'result.cents is 500 (number) in the cache, and 600 (number) now. Invalidate the call where that is changed. ' +
      'A method that answers with the time, or at random, is left out with audit: false.',
  ],
  [
    new NotAuditedError({ method: 'Prices.of', reason: 'argument 0 is a proxy' }),
    'E_CACHE_MEMOIZE_NOT_AUDITED',
    'A hit of Prices.of was not audited: argument 0 is a proxy. Give it arguments that can be copied, as results can, ' +
      'or leave the method out with audit: false.',
  ],
  [
    new NotRenewedError({ method: 'Prices.of', reason: 'outside of its call it has another key' }),
    'E_CACHE_MEMOIZE_NOT_RENEWED',
    'An outcome of Prices.of is not renewed in the background, and ends with its life: outside of its call it has ' +
      'another key. A renewal runs outside of any request, with copies of the arguments. Make its key of the arguments ' +
      'alone, or leave out staleWhileRevalidate and earlyRefresh.',
  ],
  [
    new CallbackError({ method: 'Prices.of', callback: 'when', reason: 'threw' }),
    'E_CACHE_MEMOIZE_CALLBACK',
    'The staleIfError.when of @CacheMemoize on Prices.of threw. The error was taken for an answer, and ended what was ' +
      'kept. Mend the callback.',
  ],
  [
    new AmbiguousPrefixError({ prefix: 'Files.exists' }),
    'E_CACHE_MEMOIZE_AMBIGUOUS_PREFIX',
    "Two different classes of this application memoize 'Files.exists' by default, and would answer each other. " +
      "Give one of them an own prefix: @CacheMemoize({ prefix: '...' }).",
  ],
  [
    new CallbackError({ method: 'Files.exists', callback: 'ttl', reason: 'threw', cause }),
    'E_CACHE_MEMOIZE_CALLBACK',
    'The ttl of @CacheMemoize on Files.exists threw. The call had its result, which was not kept. Mend the callback.',
  ],
  [
    new CallbackError({
      ...{ method: 'Files.exists', callback: 'condition' },
      reason: 'answered neither true nor false, but 1 (number)',
    }),
    'E_CACHE_MEMOIZE_CALLBACK',
    'The condition of @CacheMemoize on Files.exists answered neither true nor false, but 1 (number). The call runs ' +
      'uncached. Mend the callback.',
  ],
  [
    new InapplicableOptionError({ method: 'Files.exists', option: 'jitter', reason: 'its ttl is Infinity.' }),
    'E_CACHE_MEMOIZE_INAPPLICABLE_OPTION',
    '@CacheMemoize on Files.exists cannot have jitter: its ttl is Infinity.',
  ],
  [
    new CallbackError({ method: 'Prices.change', callback: 'Invalidates', reason: 'threw', result: 1 }),
    'E_CACHE_MEMOIZE_CALLBACK',
    'The plan of @Invalidates on Prices.change threw. What the call has changed is changed, and not all that it made ' +
      'old was invalidated. Mend the callback.',
  ],
  [
    new CallbackError({ method: 'Prices.change', callback: 'InvalidatesTags', reason: 'threw', result: 1 }),
    'E_CACHE_MEMOIZE_CALLBACK',
    'The tags of @InvalidatesTags on Prices.change threw. What the call has changed is changed, and not all that it ' +
      'made old was invalidated. Mend the callback.',
  ],
  [
    new ChangeNotInvalidatedError({
      method: 'Prices.change',
      result: 1,
      failed: [],
      plan,
      cause,
      isSentAgain: true,
    }),
    'E_CACHE_MEMOIZE_CHANGE_NOT_INVALIDATED',
    'Prices.change has succeeded, and what it changed was not confirmed as invalidated: connect ECONNREFUSED. ' +
      'It is sent again until it is confirmed; until then other processes may answer with old outcomes. ' +
      'Check that the server of the cache runs and can be reached from here.',
  ],
  [
    new ChangeNotInvalidatedError({ method: 'Prices.change', result: 1, failed: [], plan, cause }),
    'E_CACHE_MEMOIZE_CHANGE_NOT_INVALIDATED',
    'Prices.change has succeeded, and what it changed was not confirmed as invalidated: connect ECONNREFUSED. ' +
      'Old outcomes may still be served until their ttl ends: do not repeat the change, apply the plan of this error.',
  ],
  [
    new DuplicateModuleError(),
    'E_CACHE_MEMOIZE_DUPLICATE_MODULE',
    'CacheMemoizeModule.forRoot() or forRootAsync() is imported twice in this application. Import it once, in the ' +
      'root module, with all caches; it is global.',
  ],
  [
    new InstanceRequiredError({ method: 'Files.exists' }),
    'E_CACHE_MEMOIZE_INSTANCE_REQUIRED',
    "A key callback of Files.exists reads from 'this', and the application has no singleton of the class. " +
      'Hand an instance to the invalidator in place of the class, or use memoized(instance).',
  ],
  [
    new InvalidationFailedError({ target: 'Files.exists', failed: [['a'], ['b']], plan, cause }),
    'E_CACHE_MEMOIZE_INVALIDATION_FAILED',
    'The invalidation of Files.exists was not confirmed for 2 calls: connect ECONNREFUSED. ' +
      'Old outcomes may still be served until their ttl ends: invalidate again.',
  ],
  [
    new InvalidationFailedError({ target: "prefix 'files'", failed: [], plan, cause }),
    'E_CACHE_MEMOIZE_INVALIDATION_FAILED',
    "The invalidation of prefix 'files' was not confirmed: connect ECONNREFUSED. " +
      'Old outcomes may still be served until their ttl ends: invalidate again.',
  ],
  [
    new InvalidDecorationError({ method: 'Files.exists', reason: 'it is static.' }),
    'E_CACHE_MEMOIZE_INVALID_DECORATION',
    '@CacheMemoize on Files.exists: it is static.',
  ],
  [
    new InvalidOptionError({
      option: 'ttl',
      value: -1,
      where: 'CacheMemoizeModule.forRoot',
      expected: 'a duration',
    }),
    'E_CACHE_MEMOIZE_INVALID_OPTION',
    "Invalid option 'ttl' in CacheMemoizeModule.forRoot: got -1 (number). It must be a duration.",
  ],
  [
    new MissingKeyPrefixError({ alias: 'shared' }),
    'E_CACHE_MEMOIZE_MISSING_KEY_PREFIX',
    "Cache 'shared' is not a memoryCache(), so 'keyPrefix' is required: two applications on one store must not answer " +
      "each other. Add { keyPrefix: 'name-of-this-application' } to CacheMemoizeModule.forRoot(caches, options).",
  ],
  [
    new NotMemoizedError({ className: 'Files', method: 'find' }),
    'E_CACHE_MEMOIZE_NOT_MEMOIZED',
    'Files.find is not memoized: neither Files, nor what this application provides for it, has @CacheMemoize on a ' +
      "method 'find'. Decorate it, or name the class that has it.",
  ],
  [
    new RejectedCacheError({ alias: 'shared', cause }),
    'E_CACHE_MEMOIZE_REJECTED_CACHE',
    "The promise given for cache 'shared' rejected: connect ECONNREFUSED. A promise cannot be tried again: give a " +
      'function that makes the cache, and the application starts without it.',
  ],
  [
    new ScopedInstanceError({ method: 'Files.exists' }),
    'E_CACHE_MEMOIZE_SCOPED_INSTANCE',
    '@CacheMemoize on Files.exists: the class is not a singleton (request-scoped, durable or transient, or it injects ' +
      'something that is), and the instance is not part of the key, so one instance would answer for another. ' +
      'Say what the outcome varies on with a function: extra, argsRewrite or keyGeneratorCallable.',
  ],
  [
    new UnknownCacheAliasError({
      alias: 'redis',
      where: '@CacheMemoize on Files.exists',
      knownAliases: ['default', 'maps'],
    }),
    'E_CACHE_MEMOIZE_UNKNOWN_CACHE_ALIAS',
    "Unknown cache 'redis' in @CacheMemoize on Files.exists. Known caches: default, maps. " +
      'Add it to CacheMemoizeModule.forRoot({ ... }).',
  ],
];

describe('the errors of the library', () => {
  it.each(TEXTS)('%s: code and text', (error, code, text) => {
    expect([error.code, error.message, error.name]).toEqual([code, text, error.constructor.name]);
  });

  it('keep their cause', () => {
    expect(new RejectedCacheError({ alias: 'shared', cause }).cause).toBe(cause);
  });

  it('have a code of their own for each class', () => {
    const folder = join(__dirname, '../../../lib/errors');
    const codes = readdirSync(folder)
      .map((file) => /code = '([^']+)'/.exec(readFileSync(join(folder, file), 'utf8'))?.[1])
      .filter((code) => code !== undefined);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(10);
  });
});

describe('a value in an error text', () => {
  it.each<[unknown, string]>([
    ['abc', "'abc' (string)"],
    ['x'.repeat(100), `'${'x'.repeat(59)}…' (string)`],
    [1, '1 (number)'],
    [1n, '1 (bigint)'],
    [undefined, 'undefined'],
    [null, 'null'],
    [[1, 2], 'an array of 2'],
    [{}, 'an object without fields'],
    [{ ttl: 1, store: 2 }, 'an object with the fields ttl, store'],
    [new Map(), 'an instance of Map'],
    [class Files {}, 'the class Files'],
    [function find() {}, 'the function find'],
    [() => 1, 'the function (anonymous)'],
    [Symbol('x'), 'Symbol(x) (symbol)'],
  ])('%p is shown short and with its type', (value, text) => {
    expect(describeValue(value)).toBe(text);
  });

  it('is shown without running its code', () => {
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error('read');
        },
      },
    );
    expect(describeValue(hostile)).toBe('an object without fields');
  });
});

import * as publicApi from '../../lib';

describe('the public API', () => {
  it('is these names, and no other', () => {
    expect(Object.keys(publicApi).sort()).toEqual([
      'AmbiguousPrefixError',
      'ArgumentChangedError',
      'CACHE_MEMOIZE_OVERRIDES',
      'CacheMemoize',
      'CacheMemoizeError',
      'CacheMemoizeInterceptor',
      'CacheMemoizeModule',
      'CacheOperationError',
      'CallbackError',
      'ChangeNotInvalidatedError',
      'DeadlineExceededError',
      'DuplicateModuleError',
      'InstanceRequiredError',
      'InvalidDecorationError',
      'InvalidOptionError',
      'Invalidates',
      'InvalidatesTags',
      'InvalidationFailedError',
      'MemoizeInvalidator',
      'MemoizeStatistics',
      'MissingKeyPrefixError',
      'NotAuditedError',
      'NotMemoizedError',
      'NotRenewedError',
      'RejectedCacheError',
      'ScopedInstanceError',
      'SelfAnsweringHandlerError',
      'SeveralInstancesError',
      'StaleOutcomeError',
      'UncacheableValueError',
      'UndeclaredKeyError',
      'UnkeyableArgumentError',
      'UnknownCacheAliasError',
      'UnsupportedCacheError',
      'memoized',
      'memoryCache',
    ]);
  });
});

export { CacheMemoizeModule } from './module/cache-memoize.module';
export { CACHE_MEMOIZE_OVERRIDES } from './constants';
export type {
  CacheMemoizeAsyncOptions,
  CacheMemoizeConfiguration,
  CacheMemoizeOptionsFactory,
} from './module/async-options';
export {
  memoryCache,
  type MemoryCacheDescription,
  type MemoryCacheOptions,
} from './caches/memory/memory-cache.description';
export {
  tiered,
  type TieredDescription,
  type TieredMemoryOptions,
  type TieredOptions,
} from './caches/tiered/tiered.description';
export { CacheMemoize, type CacheMemoizeDecorator } from './decorators/cache-memoize.decorator';
export { CacheMemoizeDefaults } from './decorators/cache-memoize-defaults.decorator';
export { CacheMemoizeMany, type CacheMemoizeManyDecorator } from './decorators/cache-memoize-many.decorator';
export {
  Invalidates,
  type InvalidatesDecorator,
  type InvalidatesOptions,
  type InvalidatesPlan,
  type InvalidatesWhen,
} from './decorators/invalidates.decorator';
export {
  type InvalidatedTags,
  InvalidatesTags,
  type InvalidatesTagsDecorator,
} from './decorators/invalidates-tags.decorator';
export { CacheMemoizeInterceptor } from './http/cache-memoize.interceptor';
export { memoized, type MemoizedHandle, type MemoizedHandles } from './invalidation/memoized';
export type { Drop, DropCallback } from './invalidation/drop';
export { type InvalidatorWithExtra, MemoizeInvalidator } from './invalidation/memoize-invalidator.service';
export type { ArgumentsOf, MethodNameIn } from './invalidation/named-method';
export type { InvalidationPlan, InvalidationStep } from './types/invalidation-plan';
export type {
  ErrorMessage as MemoizeErrorMessage,
  HitMessage as MemoizeHitMessage,
  InvalidateMessage as MemoizeInvalidateMessage,
  RunMessage as MemoizeRunMessage,
} from './ports/diagnostics';
export type { CacheStatistics } from './statistics/cache-statistics';
export { type MemoizeSnapshot, MemoizeStatistics } from './statistics/memoize-statistics.service';
export type { MethodStatistics } from './statistics/method-statistics';
export type { MemoizeClock } from './ports/clock';
export type { TransactionPort } from './ports/transaction';
export type { Class } from './types/class';
export type { ClassEntry } from './options/class-entry';
export type { CacheMemoizeManyOptions, IdIn, ItemIn } from './options/batch-options';
export type { InvalidationOptions, OnFailure } from './options/invalidation-options';
export type { Duration } from './types/duration';
export type { AsyncMethod, AsyncMethodName, ParametersOf, ResultOf } from './types/method';
export type {
  ArgumentsCallback,
  CacheMemoizeOptions,
  CompileError,
  PlainValue,
  ResultTagsCallback,
  StoreResult,
  TtlCallback,
} from './options/memoize-options';
export type { ClassMemoizeDefaults, MemoizeDefaults } from './options/method-defaults';
export type { StaleIfErrorOptions, StaleOptions } from './options/stale-options';
export type {
  BreakerOptions,
  CacheInput,
  CacheMemoizeModuleOptions,
  Caches,
  CacheSettings,
  DeadlineOptions,
} from './options/module-options';

export { ArgumentChangedError } from './errors/argument-changed.error';
export { AmbiguousPrefixError } from './errors/ambiguous-prefix.error';
export { CacheMemoizeError } from './errors/cache-memoize.error';
export { type CacheOperation, CacheOperationError } from './errors/cache-operation.error';
export { CallbackError, type CallbackName } from './errors/callback.error';
export { ChangeNotInvalidatedError } from './errors/change-not-invalidated.error';
export { DeadlineExceededError } from './errors/deadline-exceeded.error';
export { DuplicateModuleError } from './errors/duplicate-module.error';
export { InapplicableOptionError } from './errors/inapplicable-option.error';
export { InstanceRequiredError } from './errors/instance-required.error';
export { InvalidDecorationError } from './errors/invalid-decoration.error';
export { InvalidOptionError } from './errors/invalid-option.error';
export { InvalidationFailedError } from './errors/invalidation-failed.error';
export { MissingKeyPrefixError } from './errors/missing-key-prefix.error';
export { NotAuditedError } from './errors/not-audited.error';
export { NotRenewedError } from './errors/not-renewed.error';
export { NotMemoizedError } from './errors/not-memoized.error';
export { RejectedCacheError } from './errors/rejected-cache.error';
export { ScopedInstanceError } from './errors/scoped-instance.error';
export { SelfAnsweringHandlerError } from './errors/self-answering-handler.error';
export { SeveralInstancesError } from './errors/several-instances.error';
export { StaleOutcomeError } from './errors/stale-outcome.error';
export { UncacheableValueError } from './errors/uncacheable-value.error';
export { UndeclaredKeyError } from './errors/undeclared-key.error';
export { UnfitAnswerError } from './errors/unfit-answer.error';
export { UnkeyableArgumentError, type UnkeyablePosition } from './errors/unkeyable-argument.error';
export { UnknownCacheAliasError } from './errors/unknown-cache-alias.error';
export { type CacheProblem, UnsupportedCacheError } from './errors/unsupported-cache.error';

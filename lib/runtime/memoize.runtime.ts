import { AsyncLocalStorage } from 'node:async_hooks';
import type { ModulesContainer } from '@nestjs/core';
import type { AuditMaker, Audits } from '../core/audit/audits';
import type { ChangeContext } from '../core/transactions/change-context';
import { OpenTransactions } from '../core/transactions/open-transactions';
import { AmbiguousPrefixError } from '../errors/ambiguous-prefix.error';
import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { ScopedInstanceError } from '../errors/scoped-instance.error';
import { UnknownCacheAliasError } from '../errors/unknown-cache-alias.error';
import { type Decoration, findDecoration } from '../nest/decoration';
import { findGivenOfRequest, findHandlerRefusal } from '../nest/handler-refusal';
import type { BatchDecoration } from '../nest/batch-decoration';
import { ScopedClasses } from '../nest/scoped-classes';
import type { OnFailure } from '../options/invalidation-options';
import type { ResolvedStaleOptions } from '../options/stale-options';
import type { ResolvedModuleOptions } from '../options/resolve-module-options';
import type { Activity } from '../ports/activity';
import { Application } from './application';
import type { MethodSource } from './method-source';
import type { CacheRegistry } from './caches/cache.registry';
import type { RegisteredCache } from './caches/registered-cache';
import { type DecoratedMethod, PlainMethod, RefusedMethod } from './decorated-method';
import { ConditionalMethod } from './conditional-method';
import { MemoizedMethod, type MemoizedMethodParts } from './memoized-method';
import { type ListenerSource, MemoizedMethods } from './memoized-methods';
import { refuseClashes } from './method/method-clashes';
import { makeArgumentCodec, makeOutcomeCodec } from './method/method-codecs';
import { MethodKey } from './method/method-key';
import { declaresKey, type MethodOptions, methodOptionsOf } from './method/method-options';
import type { OutsideOfCalls } from './method/method-renewal';
import { staleOptionsOf } from './method/method-stale';
import { PrefixClaims, requireOwnName } from './prefix-claims';

export interface RuntimeParts {
  readonly container: ModulesContainer;
  readonly options: ResolvedModuleOptions;
  readonly registry: CacheRegistry;
  readonly activity: Activity;
  /** Undefined where none is audited. */
  readonly audits?: Audits | undefined;
}

type KnownOfAudit = Parameters<Audits['makerFor']>[0];

/** What of a method is known when its caches and its refusals are. */
interface FoundParts extends Pick<
  MemoizedMethodParts,
  'decoration' | 'options' | 'key' | 'shownKey' | 'registered'
> {
  readonly stale: ResolvedStaleOptions | undefined;
}

/** Where the decorated methods of one application meet its caches. */
export class MemoizeRuntime implements MethodSource, ChangeContext {
  readonly application: Application;
  private readonly scopedClasses: ScopedClasses;
  private readonly claims = new PrefixClaims();
  private readonly memoized = new MemoizedMethods();
  readonly transactions: OpenTransactions;
  /** As the application's start: what no request is to be seen from. */
  private readonly outsideOfCalls: OutsideOfCalls = AsyncLocalStorage.snapshot();
  isClosed = false;

  constructor(private readonly parts: RuntimeParts) {
    this.transactions = new OpenTransactions(parts.options.transactions);
    this.application = Application.of(parts.container);
    this.scopedClasses = new ScopedClasses(parts.container);
    this.application.methods = this;
  }

  get registry(): CacheRegistry {
    return this.parts.registry;
  }

  /** What becomes of a change that says nothing of it. */
  get onFailure(): OnFailure {
    return this.parts.options.invalidation.onFailure;
  }

  get activity(): Activity {
    return this.parts.activity;
  }

  get container(): ModulesContainer {
    return this.parts.container;
  }

  /** How many classes were seen: with one more, what was found for a class may not be all. */
  get knownClassCount(): number {
    return this.application.knownClassCount + this.scopedClasses.madeCount;
  }

  /** What a call of a decorated method runs; never throws. */
  methodOf(prototype: object, decoration: Decoration): DecoratedMethod {
    return this.application.bindingFor(prototype).methodFor(decoration) ?? new PlainMethod(decoration);
  }

  /** Instances of this class come from a factory that Nest calls again and again for `token`. */
  noteScoped(prototype: object, token: unknown): void {
    this.scopedClasses.noteMade(prototype, token);
  }

  /** The classes of what such factories have made for a token so far. */
  prototypesMadeFor(token: unknown): readonly object[] {
    return this.scopedClasses.madeFor(token);
  }

  report(error: CacheMemoizeError): void {
    this.activity.report(error);
  }

  /** What stands in the way of memoizing a method of this class; undefined if nothing does. */
  refusalOf(prototype: object, decoration: Decoration): CacheMemoizeError | undefined {
    const method = this.methodOf(prototype, decoration);
    return method instanceof MemoizedMethod ? undefined : method.refusal;
  }

  /** What a method goes by: what its decorator, its classes and the module say. */
  optionsOf(prototype: object, decoration: Decoration): MethodOptions {
    return methodOptionsOf(prototype, decoration, this.parts.options);
  }

  /** The same of a batch. */
  refusalOfBatch(prototype: object, decoration: BatchDecoration): CacheMemoizeError | undefined {
    return this.application.bindingFor(prototype).batchFor(decoration)?.refusal;
  }

  /** @throws UnknownCacheAliasError */
  requireCache(alias: string, where: string): RegisteredCache {
    const registered = this.registry.get(alias);
    if (registered) return registered;
    throw new UnknownCacheAliasError({ alias, where, knownAliases: this.registry.aliases });
  }

  /**
   * The same for an alias that a decorator names, or the module for decorators: where every alias is in memory, it is there
   * from now on.
   *
   * @throws UnknownCacheAliasError
   */
  requireMethodCache(alias: string, where: string): RegisteredCache {
    this.registry.ensure(alias);
    return this.requireCache(alias, where);
  }

  /** From now on every method runs plainly, because no cache answers any more; invalidations are still attempted. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.memoized.disable();
    await this.parts.audits?.drain();
    await this.registry.close();
  }

  /** From now on the calls of these methods are told to whom `source` names. Answers how to end that. */
  listen(source: ListenerSource): () => void {
    return this.memoized.listen(source);
  }

  make(prototype: object, decoration: Decoration): DecoratedMethod {
    // Reached through super from a decorated override: part of the override's own run.
    if (findDecoration(prototype, decoration.name) !== decoration) return new PlainMethod(decoration);
    try {
      return this.makeMemoized(prototype, decoration);
    } catch (error) {
      return this.makeUnmemoized(decoration, error as CacheMemoizeError); // everything thrown above is one
    }
  }

  private makeMemoized(prototype: object, decoration: Decoration): MemoizedMethod {
    const options = this.optionsOf(prototype, decoration);
    const { maxKeyBytes } = this.parts.options;
    const shownKey = new MethodKey(decoration, prototype, { maxKeyBytes, options });
    const { name } = shownKey;
    refuseClashes(name, options);
    const { alias, source = `@CacheMemoize on ${name}` } = options.cache;
    const registered = this.requireMethodCache(alias, source);
    const { beginnings } = registered;
    const key = new MethodKey(decoration, prototype, { maxKeyBytes, options, beginnings });
    const isSingleton = !this.scopedClasses.has(prototype);
    if (!isSingleton && !declaresKey(options)) throw new ScopedInstanceError({ method: name });
    const handlerRefusal = findHandlerRefusal(prototype, decoration);
    if (handlerRefusal) throw handlerRefusal;
    const givenOfRequest = findGivenOfRequest(prototype, decoration);
    const ttl = options.ttl ?? registered.ttl;
    const stale = staleOptionsOf(name, options, { ttl, isSingleton, givenOfRequest });
    requireOwnName(prototype, decoration, registered);
    this.claims.claim(key, prototype, options);
    const method = this.assemble({ decoration, options, stale, key, shownKey, registered });
    this.memoized.add({ method, prototype, decoration });
    return method;
  }

  private assemble({ decoration, options, stale, key, shownKey, registered }: FoundParts): MemoizedMethod {
    const { options: module } = this.parts;
    const { maxValueBytes } = module;
    const { classes } = options;
    const codec = makeOutcomeCodec({ key, options, module }, registered);
    const { cache } = registered;
    const parts: MemoizedMethodParts = {
      decoration,
      options,
      key,
      shownKey,
      registered,
      isEnabled: module.enabled && !this.isClosed,
      codec,
      stale: stale && { options: stale, classes, maxValueBytes, outsideOfCalls: this.outsideOfCalls },
      makeAudit: this.auditMakerFor(options, { method: key.name, cache, codec, classes, maxValueBytes }),
      argumentCodec: makeArgumentCodec({ key, options, module }),
      context: this,
      report: (error) => this.report(error),
    };
    const { condition } = options;
    return condition ? new ConditionalMethod(parts, condition) : new MemoizedMethod(parts);
  }

  private auditMakerFor(options: MethodOptions, known: KnownOfAudit): AuditMaker | undefined {
    if (options.isGuard || !options.isAudited) return undefined;
    return this.parts.audits?.makerFor(known);
  }

  /** Found at start, any refusal fails the start. Later, a prefix that is taken costs the cache, not the call. */
  private makeUnmemoized(decoration: Decoration, refusal: CacheMemoizeError): DecoratedMethod {
    if (!(refusal instanceof AmbiguousPrefixError)) return new RefusedMethod(refusal);
    return new PlainMethod(decoration, refusal, (error) => this.report(error));
  }
}

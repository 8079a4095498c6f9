import type { ModulesContainer } from '@nestjs/core';
import type { AuditMaker, Audits } from '../core/audit/audits';
import { groupListeners } from '../core/calls/listener-group';
import type { ChangeContext } from '../core/transactions/change-context';
import { OpenTransactions } from '../core/transactions/open-transactions';
import { CopyingCodec } from '../core/values/copying-codec';
import { SharingCodec } from '../core/values/sharing-codec';
import { TextCodec } from '../core/values/text-codec';
import { AmbiguousPrefixError } from '../errors/ambiguous-prefix.error';
import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { ScopedInstanceError } from '../errors/scoped-instance.error';
import { UnknownCacheAliasError } from '../errors/unknown-cache-alias.error';
import type { BatchDecoration } from '../nest/batch-decoration';
import { type Decoration, declaresKey, findDecoration } from '../nest/decoration';
import { findHandlerRefusal } from '../nest/handler-refusal';
import { isScoped } from '../nest/providers';
import { mergeClasses } from '../options/class-entry';
import type { OnFailure } from '../options/invalidation-options';
import type { ResolvedModuleOptions } from '../options/resolve-module-options';
import type { CallListener } from '../ports/call-listener';
import type { OutcomeCodec } from '../ports/outcome-codec';
import type { Activity } from '../ports/activity';
import { Application, type MethodSource } from './application';
import type { CacheRegistry, RegisteredCache } from './cache.registry';
import { type DecoratedMethod, PlainMethod, RefusedMethod } from './decorated-method';
import { IterableWeakMap } from './iterable-weak-map';
import { MemoizedMethod } from './memoized-method';
import { MethodKey } from './method-key';
import { PrefixClaims, requireOwnName } from './prefix-claims';

export interface RuntimeParts {
  readonly container: ModulesContainer;
  readonly options: ResolvedModuleOptions;
  readonly registry: CacheRegistry;
  readonly activity: Activity;
  /** Undefined where none is audited. */
  readonly audits?: Audits | undefined;
}

/** Who listens to a method of a class; undefined where its calls are of no interest. */
export type ListenerSource = (prototype: object, decoration: Decoration) => CallListener | undefined;

type KnownOfAudit = Omit<Parameters<Audits['makerFor']>[0], 'maxValueBytes'>;

interface Memoized {
  readonly method: MemoizedMethod;
  readonly prototype: object;
  readonly decoration: Decoration;
}

/** Where the decorated methods of one application meet its caches. */
export class MemoizeRuntime implements MethodSource, ChangeContext {
  readonly application: Application;
  /** Classes of which a factory makes more than one instance, with its tokens: no wrapper of Nest's knows of them. */
  private readonly scopedPrototypes = new IterableWeakMap<Set<unknown>>();
  private readonly claims = new PrefixClaims();
  private readonly listenerSources = new Set<ListenerSource>();
  /** All that are memoized, each with its class, while that is there. */
  private readonly memoized = new IterableWeakMap<Memoized>();
  readonly transactions: OpenTransactions;
  isClosed = false;

  constructor(private readonly parts: RuntimeParts) {
    this.transactions = new OpenTransactions(parts.options.transactions);
    this.application = Application.of(parts.container);
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
    return this.application.knownClassCount + this.scopedPrototypes.size;
  }

  /** What a call of a decorated method runs; never throws. */
  methodOf(prototype: object, decoration: Decoration): DecoratedMethod {
    return this.application.bindingFor(prototype).methodFor(decoration) ?? new PlainMethod(decoration);
  }

  /** Instances of this class come from a factory that Nest calls again and again for `token`. */
  noteScoped(prototype: object, token: unknown): void {
    const tokens = this.scopedPrototypes.get(prototype) ?? new Set();
    this.scopedPrototypes.set(prototype, tokens.add(token));
  }

  /** The classes of what such factories have made for a token so far. */
  prototypesMadeFor(token: unknown): readonly object[] {
    return [...this.scopedPrototypes.entries()].flatMap(([prototype, tokens]) =>
      tokens.has(token) ? [prototype] : [],
    );
  }

  report(error: CacheMemoizeError): void {
    this.activity.report(error);
  }

  /** What stands in the way of memoizing a method of this class; undefined if nothing does. */
  refusalOf(prototype: object, decoration: Decoration): CacheMemoizeError | undefined {
    const method = this.methodOf(prototype, decoration);
    return method instanceof MemoizedMethod ? undefined : method.refusal;
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

  /** From now on every method runs plainly, because no cache answers any more; invalidations are still attempted. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const [, { method }] of this.memoized.entries()) method.disable();
    await this.parts.audits?.drain();
    await this.registry.close();
  }

  /** From now on the calls of these methods are told to whom `source` names. Answers how to end that. */
  listen(source: ListenerSource): () => void {
    this.listenerSources.add(source);
    this.renewListeners();
    return () => {
      this.listenerSources.delete(source);
      this.renewListeners();
    };
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
    const { container, options } = this.parts;
    const classes = mergeClasses(options.classes, decoration.options.classes);
    const { maxKeyBytes } = options;
    const shownKey = new MethodKey(decoration, prototype, { maxKeyBytes, classes });
    const { cacheAlias } = decoration.options;
    this.registry.ensure(cacheAlias);
    const registered = this.requireCache(cacheAlias, `@CacheMemoize on ${shownKey.name}`);
    const { beginnings } = registered;
    const key = new MethodKey(decoration, prototype, { maxKeyBytes, classes, beginnings });
    const hasSeveralInstances = this.scopedPrototypes.has(prototype) || isScoped(prototype, container);
    if (hasSeveralInstances && !declaresKey(decoration)) throw new ScopedInstanceError({ method: key.name });
    const handlerRefusal = findHandlerRefusal(prototype, decoration);
    if (handlerRefusal) throw handlerRefusal;
    requireOwnName(prototype, decoration, registered);
    this.claims.claim(key, prototype, decoration);
    const codec = this.makeCodec(key, registered, decoration);
    const method = new MemoizedMethod({
      decoration,
      key,
      shownKey,
      registered,
      isEnabled: options.enabled && !this.isClosed,
      codec,
      makeAudit: this.auditMakerFor(decoration, {
        method: key.name,
        cache: registered.cache,
        codec,
        classes,
      }),
      argumentCodec: this.makeCopier(key.name, decoration),
      listener: this.listenerOf(prototype, decoration),
      context: this,
      report: (error) => this.report(error),
    });
    this.memoized.set(method, { method, prototype, decoration });
    return method;
  }

  private auditMakerFor({ options }: Decoration, known: KnownOfAudit): AuditMaker | undefined {
    if (options.isGuard || !options.isAudited) return undefined;
    return this.parts.audits?.makerFor({ ...known, maxValueBytes: this.parts.options.maxValueBytes });
  }

  private renewListeners(): void {
    for (const [, { method, prototype, decoration }] of this.memoized.entries())
      method.listener = this.listenerOf(prototype, decoration);
  }

  private listenerOf(prototype: object, decoration: Decoration): CallListener | undefined {
    const listeners = [...this.listenerSources].map((source) => source(prototype, decoration));
    return groupListeners(listeners.filter((listener) => listener !== undefined));
  }

  /** Found at start, any refusal fails the start. Later, a prefix that is taken costs the cache, not the call. */
  private makeUnmemoized(decoration: Decoration, refusal: CacheMemoizeError): DecoratedMethod {
    if (!(refusal instanceof AmbiguousPrefixError)) return new RefusedMethod(refusal);
    return new PlainMethod(decoration, refusal, (error) => this.report(error));
  }

  private makeCodec(
    { name: method, prefix: group }: MethodKey,
    { cache, isolation, keyPrefix = '' }: RegisteredCache,
    { options }: Decoration,
  ): OutcomeCodec {
    const { maxValueBytes, secrets } = this.parts.options;
    const classes = mergeClasses(this.parts.options.classes, options.classes);
    if (cache.keeps === 'text') {
      return new TextCodec({
        method,
        classes,
        errorClasses: options.cacheExceptions,
        maxValueBytes,
        secrets,
        signedFor: { keyPrefix, group },
      });
    }
    return isolation === 'share' ? new SharingCodec({ method }) : this.makeCopier(method, { options });
  }

  private makeCopier(method: string, { options }: Pick<Decoration, 'options'>): CopyingCodec {
    const { classes, maxValueBytes } = this.parts.options;
    return new CopyingCodec({ method, classes: mergeClasses(classes, options.classes), maxValueBytes });
  }
}

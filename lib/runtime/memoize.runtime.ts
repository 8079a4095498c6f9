import type { ModulesContainer } from '@nestjs/core';
import { CopyingCodec } from '../core/values/copying-codec';
import { SharingCodec } from '../core/values/sharing-codec';
import type { OutcomeCodec } from '../ports/outcome-codec';
import { TextCodec } from '../core/values/text-codec';
import { AmbiguousPrefixError } from '../errors/ambiguous-prefix.error';
import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { ScopedInstanceError } from '../errors/scoped-instance.error';
import { UnknownCacheAliasError } from '../errors/unknown-cache-alias.error';
import type { ResolvedModuleOptions } from '../options/resolve-module-options';
import type { MethodSource } from './application';
import type { CacheRegistry, RegisteredCache } from './cache.registry';
import type { CallScope } from '../http/call-scope';
import { type Decoration, declaresKey, findDecoration } from '../nest/decoration';
import { isHttpHandler } from '../nest/handler';
import { findHandlerRefusal } from '../nest/handler-refusal';
import type { HttpSpeaker } from '../http/header-writer';
import { MemoizedMethod, type Telling } from './memoized-method';
import { MethodKey } from './method-key';
import type { OnceReporter } from './once.reporter';
import { isScoped } from '../nest/providers';
import { ResponseParameters } from '../http/response-parameters';
import { type DecoratedMethod, PlainMethod, RefusedMethod } from './decorated-method';

export interface RuntimeParts {
  readonly container: ModulesContainer;
  readonly options: ResolvedModuleOptions;
  readonly registry: CacheRegistry;
  readonly reporter: OnceReporter;
  /** Tells of the calls of HTTP handlers; undefined with `http: false` or `enabled: false`. */
  readonly speaker: HttpSpeaker | undefined;
}

/** Where the decorated methods of one application meet its caches. */
export class MemoizeRuntime implements MethodSource {
  /** Class prototype → its methods, by decoration. Bounded by the classes of the application. */
  private readonly methods = new Map<object, Map<Decoration, DecoratedMethod>>();
  /** Classes of which a factory makes more than one instance, with its tokens: no wrapper of Nest's knows of them. */
  private readonly scopedPrototypes = new Map<object, Set<unknown>>();
  /** Default prefix → the class that has it. */
  private readonly owners = new Map<string, object>();
  readonly responses = new ResponseParameters();
  /** There where a memoized handler cannot be handed its response, and an interceptor has to tell of it. */
  callScope: CallScope | undefined;

  isClosed = false;

  constructor(private readonly parts: RuntimeParts) {}

  get registry(): CacheRegistry {
    return this.parts.registry;
  }

  get container(): ModulesContainer {
    return this.parts.container;
  }

  get speaker(): HttpSpeaker | undefined {
    return this.parts.speaker;
  }

  /** Every class of which a memoized method was bound: those found at start, and those seen since. */
  get knownPrototypes(): Iterable<object> {
    return this.methods.keys();
  }

  /** What a call of a decorated method runs; never throws. */
  bind(prototype: object, decoration: Decoration): DecoratedMethod {
    const ofClass = this.methodsOf(prototype);
    const known = ofClass.get(decoration);
    if (known) return known;
    const method = this.make(prototype, decoration);
    ofClass.set(decoration, method);
    return method;
  }

  get knownClassCount(): number {
    return this.methods.size + this.scopedPrototypes.size;
  }

  /** Instances of this class come from a factory that Nest calls again and again for `token`. */
  noteScoped(prototype: object, token: unknown): void {
    const tokens = this.scopedPrototypes.get(prototype) ?? new Set();
    this.scopedPrototypes.set(prototype, tokens.add(token));
  }

  /** The classes of what such factories have made for a token so far. */
  prototypesMadeFor(token: unknown): readonly object[] {
    return [...this.scopedPrototypes].flatMap(([prototype, tokens]) =>
      tokens.has(token) ? [prototype] : [],
    );
  }

  report(error: CacheMemoizeError): void {
    this.parts.reporter.report(error);
  }

  /** What stands in the way of memoizing a method of this class; undefined if nothing does. */
  refusalOf(prototype: object, decoration: Decoration): CacheMemoizeError | undefined {
    const method = this.bind(prototype, decoration);
    return method instanceof MemoizedMethod ? undefined : method.refusal;
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
    this.responses.takeBack(); // of a start that failed before
    for (const ofClass of this.methods.values()) {
      for (const method of ofClass.values()) if (method instanceof MemoizedMethod) method.disable();
    }
    await this.registry.close();
  }

  private methodsOf(prototype: object): Map<Decoration, DecoratedMethod> {
    const known = this.methods.get(prototype);
    if (known) return known;
    const ofClass = new Map<Decoration, DecoratedMethod>();
    this.methods.set(prototype, ofClass);
    return ofClass;
  }

  private make(prototype: object, decoration: Decoration): DecoratedMethod {
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
    const shownKey = new MethodKey(decoration, prototype, options);
    const registered = this.requireCache(decoration.options.cacheAlias, `@CacheMemoize on ${shownKey.name}`);
    const { openings } = registered;
    const key = new MethodKey(decoration, prototype, { maxKeyBytes: options.maxKeyBytes, openings });
    const hasSeveralInstances = this.scopedPrototypes.has(prototype) || isScoped(prototype, container);
    if (hasSeveralInstances && !declaresKey(decoration)) throw new ScopedInstanceError({ method: key.name });
    const handlerRefusal = findHandlerRefusal(prototype, decoration);
    if (handlerRefusal) throw handlerRefusal;
    this.claimPrefix(key.prefix, prototype, decoration);
    return new MemoizedMethod({
      decoration,
      key,
      shownKey,
      registered,
      isEnabled: options.enabled && !this.isClosed,
      codec: this.makeCodec(key.name, registered, decoration),
      telling: this.tellingOf(prototype, decoration),
      report: (error) => this.report(error),
    });
  }

  /** Calls of anything but an HTTP handler have nobody to tell, and so nothing to ask for on their way. */
  private tellingOf(prototype: object, decoration: Decoration): Telling | undefined {
    const { speaker } = this;
    if (!speaker || !isHttpHandler(prototype, decoration)) return undefined;
    return { speaker, claim: () => this.callScope?.claim(decoration) };
  }

  /** Found at start, any refusal fails the start. Later, a prefix that is taken costs the cache, not the call. */
  private makeUnmemoized(decoration: Decoration, refusal: CacheMemoizeError): DecoratedMethod {
    if (!(refusal instanceof AmbiguousPrefixError)) return new RefusedMethod(refusal);
    return new PlainMethod(decoration, refusal, (error) => this.report(error));
  }

  /** Of generated keys too: equal ones of two methods are told apart by the prefix, their group. */
  private claimPrefix(prefix: string, prototype: object, decoration: Decoration): void {
    if (decoration.options.prefix !== undefined) return;
    const owner = this.owners.get(prefix);
    if (owner && owner !== prototype) throw new AmbiguousPrefixError({ prefix });
    this.owners.set(prefix, prototype);
  }

  private makeCodec(
    method: string,
    { cache, isolation }: RegisteredCache,
    { options }: Decoration,
  ): OutcomeCodec {
    const { maxValueBytes, secrets } = this.parts.options;
    const classes = options.classes ?? this.parts.options.classes;
    if (cache.keeps === 'text') {
      return new TextCodec({
        method,
        classes,
        errorClasses: options.cacheExceptions,
        maxValueBytes,
        secrets,
      });
    }
    return isolation === 'share'
      ? new SharingCodec({ method })
      : new CopyingCodec({ method, classes, maxValueBytes });
  }
}

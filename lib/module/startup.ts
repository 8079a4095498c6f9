/**
 * All that happens between the construction of the module and the first request, in the order that Nest gives it.
 *
 * 1. `begin`, while instances are constructed: the caches are made, and from here on a call finds the runtime. Values
 *    and what factories have made so far are tagged; what factories make later is tagged as it comes.
 * 2. `beforeRoutes`, when Nest sets up middleware: handlers are asked for their response. All decorations of
 *    controllers are bound before that, because what refuses them is read from metadata that are changed then.
 * 3. `complete`, when all modules are initialised: the metadata are as they were, what was made meanwhile is tagged,
 *    and what cannot be memoized as it is decorated fails the start. Else it is told what is memoized, and where.
 * 4. `end`, after the last request.
 */
import type { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { MODULE_CONFIGURATION } from '../constants';
import { DuplicateModuleError } from '../errors/duplicate-module.error';
import { Audits } from '../core/audit/audits';
import { CacheHeaders } from '../http/cache-headers';
import type { CacheMemoizeInterceptor } from '../http/cache-memoize.interceptor';
import { ResponseExplorer } from '../http/response.explorer';
import { ChangeInvalidation } from '../invalidation/change-invalidation';
import { TargetFinder } from '../invalidation/target-finder';
import { SeveralInstancesError } from '../errors/several-instances.error';
import { listDecorations } from '../nest/decoration';
import { listDecoratedClasses } from '../nest/decorated-classes';
import { findDifference, moduleOf, singletonsByClass } from '../nest/instances';
import { AT_START, type StartedTransactionPort, type TransactionPort } from '../ports/transaction';
import { Activity } from '../ports/activity';
import { CacheRegistry } from '../runtime/caches/cache.registry';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import { OnceReporter } from './once.reporter';
import { isSharedByInstances } from '../runtime/method/method-options';
import { ProductTagger } from '../runtime/product-tagger';
import { givenTime } from '../time/given-time';
import type { Configuration } from './configuration';
import { logStartup } from './startup-log';

/** What of Nest it works with. */
export type NestParts = readonly [container: ModulesContainer, adapterHost: HttpAdapterHost];

export class Startup {
  private readonly products: ProductTagger;

  private constructor(
    private readonly configuration: Configuration,
    readonly runtime: MemoizeRuntime,
    /** null with `http: false` or `enabled: false`. */
    readonly headers: CacheHeaders | null,
  ) {
    this.products = new ProductTagger(runtime);
    this.products.tagAll();
    runtime.application.tagProducts = () => this.products.tagAll();
    runtime.application.changes = new ChangeInvalidation({ runtime, targets: new TargetFinder(runtime) });
  }

  /** @throws CacheMemoizeError for what is refused */
  static async begin(configuration: Configuration, [container, adapterHost]: NestParts): Promise<Startup> {
    const { options, caches, isEveryAliasInMemory } = configuration;
    refuseSecondModule(container);
    const activity = new Activity(new OnceReporter(options.onError));
    const time = givenTime(options.clock);
    const registry = await CacheRegistry.create(caches, { options, activity, time, isEveryAliasInMemory });
    const headers = options.http && options.enabled ? new CacheHeaders(adapterHost) : null;
    const runtime = new MemoizeRuntime({
      container,
      options,
      registry,
      activity,
      audits: options.audit && new Audits(options.audit, { ...time, patience: options.deadline.fill }),
    });
    if (headers) runtime.listen((prototype, decoration) => headers.listenerFor(prototype, decoration));
    return new Startup(configuration, runtime, headers);
  }

  /** Only an application that speaks HTTP comes here. */
  beforeRoutes(application: ApplicationConfig, interceptor: CacheMemoizeInterceptor | undefined): void {
    if (!this.headers) return;
    new ResponseExplorer(this.runtime, this.headers).askForResponses();
    // No route pays for an interceptor that none needs.
    if (interceptor && this.headers.scope) application.addGlobalInterceptor(interceptor);
  }

  /** @throws CacheMemoizeError for the first decoration that cannot be */
  async complete(application: ApplicationConfig): Promise<void> {
    this.headers?.responses.takeBack();
    try {
      this.products.tagAll();
      this.checkDefaults();
      this.checkDecorations();
      this.checkInstances();
      startPort(this.configuration.options.transactions, this.runtime.container);
      this.runtime.application.isStarted = true;
      const { configuration, runtime } = this;
      logStartup({ configuration, runtime, application });
    } catch (refusal) {
      await this.end();
      throw refusal;
    }
  }

  async end(): Promise<void> {
    this.headers?.responses.takeBack(); // of a start that failed before
    await this.runtime.close();
  }

  /** Of what is not a singleton, the decorations say what their outcomes depend on. */
  private checkInstances(): void {
    for (const [prototype, [first, ...others]] of singletonsByClass(this.runtime.container)) {
      const decoration = listDecorations(prototype).find((each) =>
        isSharedByInstances(this.runtime.optionsOf(prototype, each)),
      );
      if (!decoration || !first) continue;
      for (const other of others) {
        const difference = findDifference(first, other);
        if (difference === undefined) continue;
        const method = `${prototype.constructor.name}.${decoration.name}`;
        throw new SeveralInstancesError({ method, modules: [first, other].map(moduleOf), difference });
      }
    }
  }

  /** An alias that no method is decorated with is as wrong. */
  private checkDefaults(): void {
    const { cacheAlias, where } = this.configuration.options.defaults;
    if (cacheAlias !== undefined) this.runtime.requireMethodCache(cacheAlias, where);
  }

  private checkDecorations(): void {
    for (const { prototype, decorations, batches } of listDecoratedClasses(this.runtime.container)) {
      const refusals = [
        ...decorations.map((decoration) => this.runtime.refusalOf(prototype, decoration)),
        ...batches.map((batch) => this.runtime.refusalOfBatch(prototype, batch)),
      ];
      const refusal = refusals.find((each) => each !== undefined);
      if (refusal) throw refusal;
    }
  }
}

/** Some ports have to find something in the application, and refuse to start without it. */
function startPort(port: TransactionPort | undefined, container: ModulesContainer): void {
  if (port !== undefined && hasStart(port)) port[AT_START](container.values());
}

function hasStart(port: TransactionPort): port is StartedTransactionPort {
  return AT_START in port;
}

function refuseSecondModule(container: ModulesContainer): void {
  const modules = [...container.values()].filter((module) => module.providers.has(MODULE_CONFIGURATION));
  if (modules.length > 1) throw new DuplicateModuleError();
}

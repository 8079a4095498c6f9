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
import { CacheHeaders } from '../http/cache-headers';
import type { CacheMemoizeInterceptor } from '../http/cache-memoize.interceptor';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { Configuration } from './configuration';
/** What of Nest it works with. */
export type NestParts = readonly [container: ModulesContainer, adapterHost: HttpAdapterHost];
export declare class Startup {
    private readonly configuration;
    readonly runtime: MemoizeRuntime;
    /** null with `http: false` or `enabled: false`. */
    readonly headers: CacheHeaders | null;
    private readonly products;
    private constructor();
    /** @throws CacheMemoizeError for what is refused */
    static begin(configuration: Configuration, [container, adapterHost]: NestParts): Promise<Startup>;
    /** Only an application that speaks HTTP comes here. */
    beforeRoutes(application: ApplicationConfig, interceptor: CacheMemoizeInterceptor | undefined): void;
    /** @throws CacheMemoizeError for the first decoration that cannot be */
    complete(application: ApplicationConfig): Promise<void>;
    end(): Promise<void>;
    /** Of what is not a singleton, the decorations say what their outcomes depend on. */
    private checkInstances;
    /** An alias that no method is decorated with is as wrong. */
    private checkDefaults;
    private checkDecorations;
}

import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { MemoizeStatistics } from '../statistics/memoize-statistics.service';
export interface MemoizeHealthOptions {
    /**
     * The cache that is asked after.
     *
     * @default every one
     */
    readonly alias?: string;
    /**
     * Whether the application is of no use without it: a cache that is not asked is then `down`.
     *
     * @default false
     */
    readonly isRequired?: boolean;
}
/**
 * Tells a health check of `@nestjs/terminus` how the caches are. It sends nothing: what is known of them is what calls
 * have met. A cache that is down breaks no call, so it is `up`, with `cache: 'degraded'`, and no orchestrator ends a
 * process that serves its callers.
 *
 * Provide it in the module of the health check, which imports `TerminusModule`.
 *
 * @example
 * ```ts
 * @HealthCheck()
 * @Get('health')
 * check() {
 *   return this.health.check([() => this.memoize.isHealthy('cache')]);
 * }
 * ```
 */
export declare class MemoizeHealthIndicator {
    private readonly indicators;
    private readonly statistics;
    constructor(indicators: HealthIndicatorService, statistics: MemoizeStatistics);
    /**
     * @param key what the result is called
     * @returns `up` with `cache: 'ready'` or `'degraded'`; `down`, with `isRequired`, where a cache is not asked. `degraded`
     *   lists the aliases
     * @throws UnknownCacheAliasError for an alias that the application does not have
     */
    isHealthy<const Key extends string>(key: Key, { alias, isRequired }?: MemoizeHealthOptions): HealthIndicatorResult<Key>;
    private findDegraded;
}

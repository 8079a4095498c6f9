import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { UnknownCacheAliasError } from '../errors/unknown-cache-alias.error';
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
@Injectable()
export class MemoizeHealthIndicator {
  constructor(
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(MemoizeStatistics) private readonly statistics: MemoizeStatistics,
  ) {}

  /**
   * @param key what the result is called
   * @returns `up` with `cache: 'ready'` or `'degraded'`; `down`, with `isRequired`, where a cache is not asked. `degraded`
   *   lists the aliases
   * @throws UnknownCacheAliasError for an alias that the application does not have
   */
  isHealthy<const Key extends string>(
    key: Key,
    { alias, isRequired = false }: MemoizeHealthOptions = {},
  ): HealthIndicatorResult<Key> {
    const degraded = this.findDegraded(alias);
    const indicator = this.indicators.check(key);
    if (degraded.length === 0) return indicator.up({ cache: 'ready' });
    const details = { cache: 'degraded', degraded };
    return isRequired ? indicator.down(details) : indicator.up(details);
  }

  private findDegraded(wanted: string | undefined): string[] {
    const { caches } = this.statistics.snapshot();
    const aliases = caches.map(({ alias }) => alias);
    if (wanted !== undefined && !aliases.includes(wanted)) {
      const where = 'MemoizeHealthIndicator.isHealthy';
      throw new UnknownCacheAliasError({ alias: wanted, where, knownAliases: aliases });
    }
    const asked = caches.filter(({ alias }) => wanted === undefined || alias === wanted);
    return asked.filter(({ isReady }) => !isReady).map(({ alias }) => alias);
  }
}

"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoizeHealthIndicator = void 0;
const common_1 = require("@nestjs/common");
const terminus_1 = require("@nestjs/terminus");
const unknown_cache_alias_error_1 = require("../errors/unknown-cache-alias.error");
const memoize_statistics_service_1 = require("../statistics/memoize-statistics.service");
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
let MemoizeHealthIndicator = class MemoizeHealthIndicator {
    constructor(indicators, statistics) {
        this.indicators = indicators;
        this.statistics = statistics;
    }
    /**
     * @param key what the result is called
     * @returns `up` with `cache: 'ready'` or `'degraded'`; `down`, with `isRequired`, where a cache is not asked. `degraded`
     *   lists the aliases
     * @throws UnknownCacheAliasError for an alias that the application does not have
     */
    isHealthy(key, { alias, isRequired = false } = {}) {
        const degraded = this.findDegraded(alias);
        const indicator = this.indicators.check(key);
        if (degraded.length === 0)
            return indicator.up({ cache: 'ready' });
        const details = { cache: 'degraded', degraded };
        return isRequired ? indicator.down(details) : indicator.up(details);
    }
    findDegraded(wanted) {
        const { caches } = this.statistics.snapshot();
        const aliases = caches.map(({ alias }) => alias);
        if (wanted !== undefined && !aliases.includes(wanted)) {
            const where = 'MemoizeHealthIndicator.isHealthy';
            throw new unknown_cache_alias_error_1.UnknownCacheAliasError({ alias: wanted, where, knownAliases: aliases });
        }
        const asked = caches.filter(({ alias }) => wanted === undefined || alias === wanted);
        return asked.filter(({ isReady }) => !isReady).map(({ alias }) => alias);
    }
};
exports.MemoizeHealthIndicator = MemoizeHealthIndicator;
exports.MemoizeHealthIndicator = MemoizeHealthIndicator = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(terminus_1.HealthIndicatorService)),
    __param(1, (0, common_1.Inject)(memoize_statistics_service_1.MemoizeStatistics)),
    __metadata("design:paramtypes", [terminus_1.HealthIndicatorService,
        memoize_statistics_service_1.MemoizeStatistics])
], MemoizeHealthIndicator);
//# sourceMappingURL=memoize-health.indicator.js.map
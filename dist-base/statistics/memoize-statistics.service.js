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
exports.MemoizeStatistics = void 0;
const common_1 = require("@nestjs/common");
const constants_1 = require("../constants");
const memoize_runtime_1 = require("../runtime/memoize.runtime");
const cache_statistics_1 = require("./cache-statistics");
const method_statistics_1 = require("./method-statistics");
/**
 * How the caches of this application do, in this process: integers that are always counted, and read for nothing.
 *
 * @example
 * ```ts
 * constructor(private readonly statistics: MemoizeStatistics) {}
 *
 * hitRatio(): number {
 *   const { methods } = this.statistics.snapshot();
 *   const exists = methods.find(({ method }) => method === 'FilesService.exists');
 *   return exists ? exists.hits / exists.calls : NaN;
 * }
 * ```
 */
let MemoizeStatistics = class MemoizeStatistics {
    constructor(runtime) {
        this.runtime = runtime;
    }
    /** What was counted since the start or the last `reset()`. With `enabled: false` nothing is. */
    snapshot() {
        const { caches } = this.runtime.registry;
        const methods = caches.flatMap(({ alias, callCounters }) => [...callCounters].map(([method, counters]) => (0, method_statistics_1.tellMethod)(method, alias, counters)));
        return { methods, caches: caches.map(cache_statistics_1.tellCache) };
    }
    /** Begins again from 0. What is a state stays: whether a cache is ready, its entries, what is still pending. */
    reset() {
        for (const { callCounters, counters } of this.runtime.registry.caches) {
            counters.reset();
            for (const each of callCounters.values())
                each.reset();
        }
    }
};
exports.MemoizeStatistics = MemoizeStatistics;
exports.MemoizeStatistics = MemoizeStatistics = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(constants_1.MEMOIZE_RUNTIME)),
    __metadata("design:paramtypes", [memoize_runtime_1.MemoizeRuntime])
], MemoizeStatistics);
//# sourceMappingURL=memoize-statistics.service.js.map
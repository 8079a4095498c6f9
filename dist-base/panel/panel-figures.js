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
exports.PanelFigures = void 0;
const node_os_1 = require("node:os");
const common_1 = require("@nestjs/common");
const constants_1 = require("../constants");
const memoized_method_1 = require("../runtime/memoized-method");
const memoize_runtime_1 = require("../runtime/memoize.runtime");
const memoize_statistics_service_1 = require("../statistics/memoize-statistics.service");
const describe_ttl_1 = require("./describe-ttl");
const panel_methods_1 = require("./panel-methods");
/** What MemoizeStatistics tells, with what a person wants to know beside it. */
let PanelFigures = class PanelFigures {
    constructor(runtime, statistics) {
        this.runtime = runtime;
        this.statistics = statistics;
    }
    tell() {
        const { methods, caches } = this.statistics.snapshot();
        const known = new Map((0, panel_methods_1.listPanelMethods)(this.runtime).map((each) => [each.method, each]));
        const { registry } = this.runtime;
        return {
            process: { pid: process.pid, host: (0, node_os_1.hostname)(), uptimeMs: Math.round(process.uptime() * 1000) },
            methods: methods.map((each) => this.rowOf(each, known.get(each.method))).sort(byMethod),
            caches: caches.map((each) => ({ ...each, place: registry.placeOf(each.alias) })),
        };
    }
    rowOf(counted, known) {
        const { hits, runs, runMs } = counted;
        const meanRunMs = runs === 0 ? null : runMs / runs;
        const bound = known && this.runtime.methodOf(known.prototype, known.decoration);
        const { isGuard = false } = known?.decoration.options ?? {};
        return {
            ...counted,
            ...{ class: known?.class, name: known?.name, isGuard, meanRunMs, savedMs: hits * (meanRunMs ?? 0) },
            ttl: bound instanceof memoized_method_1.MemoizedMethod ? (0, describe_ttl_1.describeTtl)(bound.ttl) : undefined,
        };
    }
};
exports.PanelFigures = PanelFigures;
exports.PanelFigures = PanelFigures = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(constants_1.MEMOIZE_RUNTIME)),
    __param(1, (0, common_1.Inject)(memoize_statistics_service_1.MemoizeStatistics)),
    __metadata("design:paramtypes", [memoize_runtime_1.MemoizeRuntime,
        memoize_statistics_service_1.MemoizeStatistics])
], PanelFigures);
function byMethod(one, other) {
    return one.method.localeCompare(other.method);
}
//# sourceMappingURL=panel-figures.js.map
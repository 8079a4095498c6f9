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
var CacheMemoizePanelModule_1;
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheMemoizePanelModule = void 0;
const common_1 = require("@nestjs/common");
const activity_log_1 = require("./activity-log");
const panel_calls_1 = require("./panel-calls");
const panel_controller_1 = require("./panel.controller");
const panel_figures_1 = require("./panel-figures");
const panel_options_1 = require("./panel-options");
/**
 * Shows the caches of the application in a browser, and invalidates: one page, with no framework and no request to
 * another host, on Express and Fastify. It is one process's view, as `MemoizeStatistics` is.
 *
 * @example
 * ```ts
 * imports: [
 *   CacheMemoizeModule.forRoot(),
 *   CacheMemoizePanelModule.forRoot({ path: 'admin/cache', guards: [AdminGuard], imports: [UsersModule] }),
 * ],
 * ```
 */
let CacheMemoizePanelModule = CacheMemoizePanelModule_1 = class CacheMemoizePanelModule {
    constructor(options) {
        this.options = options;
    }
    /**
     * @throws InvalidOptionError for a wrong option; and at start where there are no `guards`, unless `NODE_ENV` is
     *   `development` or `test`
     */
    static forRoot(options = {}) {
        const resolved = (0, panel_options_1.resolvePanelOptions)(options);
        return {
            module: CacheMemoizePanelModule_1,
            imports: resolved.imports,
            controllers: [(0, panel_controller_1.makePanelController)(resolved)],
            providers: [{ provide: panel_controller_1.PANEL_OPTIONS, useValue: resolved }, activity_log_1.ActivityLog, panel_calls_1.PanelCalls, panel_figures_1.PanelFigures],
        };
    }
    /** Before the application listens. */
    onModuleInit() {
        (0, panel_options_1.requireGuards)(this.options);
    }
};
exports.CacheMemoizePanelModule = CacheMemoizePanelModule;
exports.CacheMemoizePanelModule = CacheMemoizePanelModule = CacheMemoizePanelModule_1 = __decorate([
    (0, common_1.Module)({}),
    __param(0, (0, common_1.Inject)(panel_controller_1.PANEL_OPTIONS)),
    __metadata("design:paramtypes", [Object])
], CacheMemoizePanelModule);
//# sourceMappingURL=cache-memoize-panel.module.js.map
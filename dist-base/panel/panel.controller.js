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
exports.PANEL_OPTIONS = void 0;
exports.makePanelController = makePanelController;
/**
 * Answers by itself, past the interceptors of the application: one that wraps every answer, or keeps it, would do so
 * with the page. Guards and exception filters of the application hold for it as for any controller.
 */
const common_1 = require("@nestjs/common");
const core_1 = require("@nestjs/core");
const activity_log_1 = require("./activity-log");
const page_1 = require("./page/page");
const panel_calls_1 = require("./panel-calls");
const panel_figures_1 = require("./panel-figures");
const panel_refusal_1 = require("./panel-refusal");
const panel_request_1 = require("./panel-request");
const same_page_guard_1 = require("./same-page.guard");
exports.PANEL_OPTIONS = Symbol('nestjs-cache-memoize: the options of CacheMemoizePanelModule');
const HEADERS = {
    'cache-control': 'no-store',
    'content-security-policy': page_1.CONTENT_SECURITY_POLICY,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
};
/** The page and its routes, without a place and without guards. */
class PanelController {
    page(response) {
        this.send(response, { type: 'text/html', text: page_1.PAGE });
    }
    statistics(response) {
        return this.answer(response, () => this.figures.tell());
    }
    activity(response) {
        return this.answer(response, () => ({ activity: this.log.latest }));
    }
    lookup(body, response) {
        return this.answer(response, () => this.calls.lookUp((0, panel_request_1.readCall)(body), this.options.reveal));
    }
    invalidate(body, response) {
        return this.answer(response, async () => ({
            invalidated: await this.calls.invalidate((0, panel_request_1.readRequest)(body)),
        }));
    }
    /** What the library refuses is an answer; everything else is for the application's exception filters. */
    async answer(response, tell) {
        try {
            this.send(response, { type: 'application/json', text: JSON.stringify(await tell()) });
        }
        catch (error) {
            const { status, body } = (0, panel_refusal_1.describeRefusal)(error);
            this.send(response, { type: 'application/json', text: JSON.stringify(body), status });
        }
    }
    send(response, { type, text, status = 200 }) {
        const { httpAdapter } = this.host;
        const headers = { ...HEADERS, 'content-type': `${type}; charset=utf-8` };
        for (const [name, value] of Object.entries(headers))
            httpAdapter.setHeader(response, name, value);
        httpAdapter.reply(response, text, status);
    }
}
__decorate([
    (0, common_1.Inject)(core_1.HttpAdapterHost),
    __metadata("design:type", core_1.HttpAdapterHost)
], PanelController.prototype, "host", void 0);
__decorate([
    (0, common_1.Inject)(exports.PANEL_OPTIONS),
    __metadata("design:type", Object)
], PanelController.prototype, "options", void 0);
__decorate([
    (0, common_1.Inject)(panel_figures_1.PanelFigures),
    __metadata("design:type", panel_figures_1.PanelFigures)
], PanelController.prototype, "figures", void 0);
__decorate([
    (0, common_1.Inject)(activity_log_1.ActivityLog),
    __metadata("design:type", activity_log_1.ActivityLog)
], PanelController.prototype, "log", void 0);
__decorate([
    (0, common_1.Inject)(panel_calls_1.PanelCalls),
    __metadata("design:type", panel_calls_1.PanelCalls)
], PanelController.prototype, "calls", void 0);
__decorate([
    (0, common_1.Get)(),
    __param(0, (0, common_1.Res)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", void 0)
], PanelController.prototype, "page", null);
__decorate([
    (0, common_1.Get)('statistics'),
    __param(0, (0, common_1.Res)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], PanelController.prototype, "statistics", null);
__decorate([
    (0, common_1.Get)('activity'),
    __param(0, (0, common_1.Res)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], PanelController.prototype, "activity", null);
__decorate([
    (0, common_1.Post)('lookup'),
    (0, common_1.UseGuards)(same_page_guard_1.SamePageGuard),
    __param(0, (0, common_1.Body)()),
    __param(1, (0, common_1.Res)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Promise)
], PanelController.prototype, "lookup", null);
__decorate([
    (0, common_1.Post)('invalidate'),
    (0, common_1.UseGuards)(same_page_guard_1.SamePageGuard),
    __param(0, (0, common_1.Body)()),
    __param(1, (0, common_1.Res)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Promise)
], PanelController.prototype, "invalidate", null);
/** A controller of its own for each panel: at its path, in every version of the routes, behind its guards. */
function makePanelController({ path, guards }) {
    class CacheMemoizePanelController extends PanelController {
    }
    (0, common_1.UseGuards)(...guards)(CacheMemoizePanelController);
    (0, common_1.Controller)({ path, version: common_1.VERSION_NEUTRAL })(CacheMemoizePanelController);
    return CacheMemoizePanelController;
}
//# sourceMappingURL=panel.controller.js.map
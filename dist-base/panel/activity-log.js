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
exports.ActivityLog = void 0;
const common_1 = require("@nestjs/common");
const constants_1 = require("../constants");
const memoize_runtime_1 = require("../runtime/memoize.runtime");
const MOST_KEPT = 100;
/** The last invalidations and errors of the application, the latest first. */
let ActivityLog = class ActivityLog {
    constructor(runtime) {
        this.entries = [];
        this.end = runtime.activity.follow(this);
    }
    get latest() {
        return this.entries;
    }
    invalidated({ method, alias, outcome, target, error }) {
        const reason = error instanceof Error ? `: ${error.message}` : '';
        this.add({ kind: 'invalidation', method, alias, outcome, text: target + reason });
    }
    /** An error that comes with every call must not push out everything else. */
    failed({ method, alias, outcome, error }) {
        this.add({ kind: 'error', method, alias, outcome, text: error.message });
    }
    onModuleDestroy() {
        this.end();
    }
    add(happened) {
        const { kind, text, outcome, alias } = happened;
        const isSame = (each) => each.kind === kind && each.text === text && each.outcome === outcome && each.alias === alias;
        const searched = kind === 'error' ? this.entries : this.entries.slice(0, 1);
        const known = searched.findIndex(isSame);
        const [before] = known === -1 ? [] : this.entries.splice(known, 1);
        this.entries.unshift({ ...happened, at: Date.now(), count: (before?.count ?? 0) + 1 });
        this.entries.length = Math.min(this.entries.length, MOST_KEPT);
    }
};
exports.ActivityLog = ActivityLog;
exports.ActivityLog = ActivityLog = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(constants_1.MEMOIZE_RUNTIME)),
    __metadata("design:paramtypes", [memoize_runtime_1.MemoizeRuntime])
], ActivityLog);
//# sourceMappingURL=activity-log.js.map
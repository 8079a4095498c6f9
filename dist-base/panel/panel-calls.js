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
exports.PanelCalls = void 0;
const node_util_1 = require("node:util");
const common_1 = require("@nestjs/common");
const constants_1 = require("../constants");
const not_memoized_error_1 = require("../errors/not-memoized.error");
const memoize_invalidator_service_1 = require("../invalidation/memoize-invalidator.service");
const target_finder_1 = require("../invalidation/target-finder");
const memoize_runtime_1 = require("../runtime/memoize.runtime");
const panel_methods_1 = require("./panel-methods");
const LONGEST_VALUE = 20_000;
/** What can be done from the page with calls that are named by their class, method and arguments. */
let PanelCalls = class PanelCalls {
    constructor(runtime, invalidator) {
        this.runtime = runtime;
        this.invalidator = invalidator;
        this.targets = new target_finder_1.TargetFinder(runtime);
    }
    /**
     * Opens no lease, and runs nothing.
     *
     * @throws NotMemoizedError, UnkeyableArgumentError, CallbackError
     */
    async lookUp({ class: className, method: name, args }, reveal) {
        const { method, instance } = this.targetOf(className, name);
        const found = await method.peek(instance, args);
        const call = { method: method.name, alias: method.alias, key: method.showKey(instance, args) };
        if (found.kind !== 'kept')
            return { ...call, state: found.kind === 'absent' ? 'absent' : 'unknown' };
        const { outcome, age, ttl } = found;
        return {
            ...call,
            ...{ state: 'present', kind: outcome.kind },
            ...{ ageMs: Math.round(age), restMs: ttl === Infinity ? null : Math.round(ttl) },
            ...(reveal && { value: show(outcome) }),
        };
    }
    /**
     * @returns what was invalidated, in words
     * @throws InvalidationFailedError, NotMemoizedError, UnkeyableArgumentError, InvalidOptionError
     */
    async invalidate(request) {
        if ('tags' in request) {
            await this.invalidator.invalidateTags(request.tags);
            return request.tags.length === 1 ? `the tag ${request.tags[0]}` : `${request.tags.length} tags`;
        }
        const { class: className, method, args } = request;
        const named = `${className}.${method}`;
        const classes = this.classesOf(className, method);
        // By their names alone: the page knows no types.
        const each = (of) => args === undefined
            ? this.invalidator.invalidateAll(of, method)
            : this.invalidator.invalidate(of, method, ...args);
        await Promise.all(classes.map(each));
        return args === undefined ? `every outcome of ${named}` : `one call of ${named}`;
    }
    /** Of several instances the first: only its `extra` could tell them apart. */
    targetOf(className, name) {
        const method = `${className}.${name}`;
        const targets = this.classesOf(className, name).flatMap((each) => this.targets.find(each, name));
        const target = targets.find((each) => each.method.name === method);
        if (target)
            return target;
        throw new not_memoized_error_1.NotMemoizedError({ className, method: name });
    }
    classesOf(className, name) {
        const named = (0, panel_methods_1.listPanelMethods)(this.runtime).filter((each) => each.class === className && each.name === name);
        if (named.length === 0)
            throw new not_memoized_error_1.NotMemoizedError({ className, method: name });
        return named.map(({ prototype }) => prototype.constructor);
    }
};
exports.PanelCalls = PanelCalls;
exports.PanelCalls = PanelCalls = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(constants_1.MEMOIZE_RUNTIME)),
    __param(1, (0, common_1.Inject)(memoize_invalidator_service_1.MemoizeInvalidator)),
    __metadata("design:paramtypes", [memoize_runtime_1.MemoizeRuntime,
        memoize_invalidator_service_1.MemoizeInvalidator])
], PanelCalls);
function show(outcome) {
    if (outcome.kind === 'mark')
        return 'true';
    const value = outcome.kind === 'result' ? outcome.value : outcome.error;
    const text = (0, node_util_1.inspect)(value, { depth: 8, maxArrayLength: 200, maxStringLength: 10_000, getters: false });
    return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
//# sourceMappingURL=panel-calls.js.map
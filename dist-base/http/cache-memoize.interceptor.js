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
exports.CacheMemoizeInterceptor = void 0;
const common_1 = require("@nestjs/common");
const rxjs_1 = require("rxjs");
const constants_1 = require("../constants");
const call_trace_1 = require("../ports/call-trace");
const handler_1 = require("../nest/handler");
/**
 * Speaks HTTP for memoized handlers that cannot be handed their response (see http/response-parameters.ts):
 * `Cache-Status` (RFC 9211) says what happened to the handler's own call, `Age` how old a hit is. Registered by the
 * module for the whole application as soon as there is such a handler; all others are passed through.
 */
let CacheMemoizeInterceptor = class CacheMemoizeInterceptor {
    constructor(headers) {
        this.headers = headers;
        /** Class → handler → its decoration, null where there is nothing to write: classes may inherit one handler. */
        this.decorations = new WeakMap();
    }
    intercept(context, next) {
        const { headers } = this;
        const scope = headers?.scope;
        const decoration = scope && this.decorationOf(context, headers);
        if (!decoration)
            return next.handle();
        const trace = new call_trace_1.CallTrace();
        const write = once(() => headers.writer.write(context.switchToHttp().getResponse(), trace));
        return scope.run(decoration, trace, () => next.handle()).pipe((0, rxjs_1.tap)({ next: write, error: write }));
    }
    decorationOf(context, headers) {
        if (context.getType() !== 'http')
            return null;
        const controller = context.getClass();
        const ofClass = this.decorations.get(controller) ?? new Map();
        this.decorations.set(controller, ofClass);
        const handler = context.getHandler();
        const known = ofClass.get(handler);
        if (known !== undefined)
            return known;
        const found = (0, handler_1.findHttpDecoration)(controller.prototype, handler);
        const decoration = found && !headers.responses.has(controller, found) ? found : null;
        ofClass.set(handler, decoration);
        return decoration;
    }
};
exports.CacheMemoizeInterceptor = CacheMemoizeInterceptor;
exports.CacheMemoizeInterceptor = CacheMemoizeInterceptor = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(constants_1.CACHE_HEADERS)),
    __metadata("design:paramtypes", [Object])
], CacheMemoizeInterceptor);
/** Interceptors below may emit more than once, or fail after they emitted. */
function once(write) {
    let isWritten = false;
    return () => {
        if (!isWritten)
            write();
        isWritten = true;
    };
}
//# sourceMappingURL=cache-memoize.interceptor.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hasStockInterceptor = hasStockInterceptor;
const constants_1 = require("@nestjs/common/constants");
const handler_1 = require("./handler");
/**
 * Whether the `CacheInterceptor` of `@nestjs/cache-manager`, or one that extends it, stands before a memoized handler:
 * on the method, on its controller, or on the whole application.
 */
function hasStockInterceptor(prototype, decoration, application) {
    if (!(0, handler_1.isHttpHandler)(prototype, decoration))
        return false;
    const method = Reflect.get(prototype, decoration.name);
    const before = [
        ...interceptorsOn(method),
        ...interceptorsOn(prototype.constructor),
        ...application.getGlobalInterceptors(),
        ...application.getGlobalRequestInterceptors().map(({ metatype }) => metatype),
    ];
    return before.some(isStockInterceptor);
}
function interceptorsOn(target) {
    // A handler or a class, on which only Nest writes under this key.
    const interceptors = Reflect.getMetadata(constants_1.INTERCEPTORS_METADATA, target);
    return interceptors ?? [];
}
/** By its name, because the package need not be installed, or may be there twice. Given as a class or an instance. */
function isStockInterceptor(given) {
    let level = typeof given === 'function' ? given.prototype : given;
    for (; typeof level === 'object' && level !== null; level = Reflect.getPrototypeOf(level)) {
        if (level.constructor.name === 'CacheInterceptor')
            return true;
    }
    return false;
}
//# sourceMappingURL=stock-interceptor.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheHeaders = void 0;
const handler_1 = require("../nest/handler");
const call_scope_1 = require("./call-scope");
const handler_listener_1 = require("./handler-listener");
const header_writer_1 = require("./header-writer");
const response_parameters_1 = require("./response-parameters");
/** All that tells of memoized handlers on their responses, of one application. */
class CacheHeaders {
    constructor(adapterHost) {
        this.responses = new response_parameters_1.ResponseParameters();
        this.writer = new header_writer_1.HeaderWriter(adapterHost);
    }
    /** Undefined until a handler is found that cannot be handed its response, and needs an interceptor. */
    get scope() {
        return this.openedScope;
    }
    openScope() {
        this.openedScope ??= new call_scope_1.CallScope();
    }
    /** Calls of anything but an HTTP handler have no response, and so nothing to ask for on their way. */
    listenerFor(prototype, decoration) {
        if (!(0, handler_1.isHttpHandler)(prototype, decoration))
            return undefined;
        return new handler_listener_1.HandlerListener(this.writer, () => this.openedScope?.claim(decoration));
    }
}
exports.CacheHeaders = CacheHeaders;
//# sourceMappingURL=cache-headers.js.map
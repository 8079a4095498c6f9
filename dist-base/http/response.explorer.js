"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ResponseExplorer = void 0;
const decoration_1 = require("../nest/decoration");
const handler_1 = require("../nest/handler");
const handler_parameters_1 = require("../nest/handler-parameters");
const handler_protocols_1 = require("../nest/handler-protocols");
const providers_1 = require("../nest/providers");
const response_parameters_1 = require("./response-parameters");
/** Finds out how the calls of each memoized HTTP handler come by their response, and sees to it. */
class ResponseExplorer {
    constructor(runtime, headers) {
        this.runtime = runtime;
        this.headers = headers;
        this.container = runtime.container;
    }
    /** Right before routes are registered: by then, all that replaces methods in constructors has done so. */
    askForResponses() {
        const { responses } = this.headers;
        const handlers = this.listHandlers();
        const handed = handlers.filter((handler) => this.canBeHandedResponse(handler));
        for (const { controller, decoration } of handed) {
            if (!responses.has(controller.class, decoration))
                responses.askFor(controller.class, decoration);
        }
        if (handed.length < handlers.length)
            this.headers.openScope();
    }
    /** Those that are memoized. Binds them all, because what refuses them is read from metadata that are changed then. */
    listHandlers() {
        return this.listControllers().flatMap((controller) => {
            const prototype = controller.class.prototype;
            return (0, decoration_1.listDecorations)(prototype)
                .filter((decoration) => (0, handler_1.isHttpHandler)(prototype, decoration))
                .filter((decoration) => this.runtime.refusalOf(prototype, decoration) === undefined)
                .map((decoration) => ({ controller, decoration }));
        });
    }
    /**
     * Not where Nest looks at the class anew for every request; where a decorator or a spy took the method's place, and
     * would see one argument more; where the method serves another protocol as well, which would take the parameter for
     * one of its own; where a controller has decorated the parameters of the method that it inherits anew; nor where one
     * that did so, or overrides the method, would inherit ours.
     */
    canBeHandedResponse({ controller, decoration }) {
        const handler = (0, handler_1.findHandler)(controller.class.prototype, decoration);
        const called = controller.instance?.[decoration.name];
        if (!handler || !called || !(0, decoration_1.isProxy)(called))
            return false;
        const isForHttpOnly = handler.protocols.every((protocol) => protocol === handler_protocols_1.HTTP);
        if (!isForHttpOnly || !(0, response_parameters_1.hasRoomForResponse)(controller.class, decoration))
            return false;
        const declaring = decoration.prototype.constructor;
        if (!(0, handler_parameters_1.shareParameters)(controller.class, declaring, decoration.name))
            return false;
        return !this.isOverridden(controller.class, decoration.name);
    }
    isOverridden(controller, name) {
        const methodOf = (each) => each.prototype[name];
        return this.listControllers().some((other) => other.class.prototype instanceof controller &&
            (methodOf(other.class) !== methodOf(controller) || !(0, handler_parameters_1.shareParameters)(other.class, controller, name)));
    }
    listControllers() {
        const wrappers = [...this.container.values()].flatMap((module) => [...module.controllers.values()]);
        return wrappers
            .filter(providers_1.isClassWrapper)
            .map((wrapper) => ({ class: wrapper.metatype, instance: (0, providers_1.singletonOf)(wrapper) }));
    }
}
exports.ResponseExplorer = ResponseExplorer;
//# sourceMappingURL=response.explorer.js.map
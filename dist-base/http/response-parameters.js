"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ResponseParameters = void 0;
exports.hasRoomForResponse = hasRoomForResponse;
exports.takeResponse = takeResponse;
/**
 * How the call of a memoized HTTP handler comes by the response whose headers tell of it.
 *
 * As if `@Res({ passthrough: true })` stood on one more parameter of the handler, far behind its last: Nest hands the
 * response to the memoizing proxy, which takes it away again before anybody sees it. Nest reads the parameters of a
 * handler from its class when it registers the route, and never again; so ours stands there just as long, because
 * classes belong to every application of the process, and to the classes that inherit from them.
 *
 * The design's way was an interceptor with an AsyncLocalStorage, and it remains where this one is barred. Measured on
 * Fastify and Node 20, where a request without either costs 24 µs: an interceptor costs every route of the application
 * 9 more, memoized or not, and the AsyncLocalStorage another 11; the parameter costs 1.
 */
const constants_1 = require("@nestjs/common/constants");
const route_paramtypes_enum_1 = require("@nestjs/common/enums/route-paramtypes.enum");
const handler_parameters_1 = require("../nest/handler-parameters");
/** Those of one application. */
class ResponseParameters {
    constructor() {
        this.asked = new Map();
        this.additions = [];
    }
    /** Has Nest hand the response to a handler of a controller, if it registers the route before `takeBack`. */
    askFor(controller, decoration) {
        decoration.handedCount = countOf((0, handler_parameters_1.readParameters)(controller, decoration.name));
        this.additions.push(Addition.to(controller, decoration.name));
        this.asked.set(controller, (this.asked.get(controller) ?? new Set()).add(decoration));
    }
    /** Whether the calls of a handler come with their response. */
    has(controller, decoration) {
        return this.asked.get(controller)?.has(decoration) === true;
    }
    /** Leaves the classes as they were. */
    takeBack() {
        for (const addition of this.additions.splice(0))
            addition.takeBack();
    }
}
exports.ResponseParameters = ResponseParameters;
/** Our parameter on one handler of one class: once, however many applications register its route at the same moment. */
class Addition {
    static { this.standing = new WeakMap(); }
    static to(controller, name) {
        const ofClass = this.standing.get(controller) ?? new Map();
        this.standing.set(controller, ofClass);
        const addition = ofClass.get(name) ?? new Addition(controller, name);
        ofClass.set(name, addition);
        addition.users++;
        return addition;
    }
    constructor(controller, name) {
        this.controller = controller;
        this.name = name;
        this.users = 0;
        this.restorers = [];
        const key = `${route_paramtypes_enum_1.RouteParamtypes.RESPONSE}:${handler_parameters_1.HANDED_RESPONSE.index}`;
        this.define(constants_1.ROUTE_ARGS_METADATA, { ...(0, handler_parameters_1.readParameters)(controller, name), [key]: handler_parameters_1.HANDED_RESPONSE });
        this.define(constants_1.RESPONSE_PASSTHROUGH_METADATA, true);
    }
    takeBack() {
        if (--this.users > 0)
            return;
        for (const restore of this.restorers)
            restore();
        Addition.standing.get(this.controller)?.delete(this.name);
    }
    define(key, value) {
        const { controller, name } = this;
        const own = Reflect.getOwnMetadata(key, controller, name);
        this.restorers.push(() => {
            if (own === undefined)
                Reflect.deleteMetadata(key, controller, name);
            else
                Reflect.defineMetadata(key, own, controller, name);
        });
        Reflect.defineMetadata(key, value, controller, name);
    }
}
/** Whether there is a place for the response behind the handler's own parameters. */
function hasRoomForResponse(controller, { name }) {
    return countOf((0, handler_parameters_1.readParameters)(controller, name)) <= handler_parameters_1.HANDED_RESPONSE.index;
}
/**
 * Takes the response, and all that is behind the handler's own parameters, away from the arguments of a call.
 *
 * @returns undefined where there is none: somebody really calls the method with so many arguments
 */
function takeResponse({ handedCount }, args) {
    if (handedCount === undefined || args.length !== handler_parameters_1.HANDED_RESPONSE.index + 1)
        return undefined;
    const response = args[handler_parameters_1.HANDED_RESPONSE.index];
    if (!isResponse(response))
        return undefined;
    args.length = handedCount;
    return response;
}
function countOf(parameters) {
    return Math.max(-1, ...Object.values(parameters).map(({ index }) => index)) + 1;
}
function isResponse(value) {
    return typeof value?.getHeader === 'function';
}
//# sourceMappingURL=response-parameters.js.map
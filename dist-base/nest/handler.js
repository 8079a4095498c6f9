"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findHandler = findHandler;
exports.isHttpHandler = isHttpHandler;
exports.findHttpDecoration = findHttpDecoration;
exports.ignoresArguments = ignoresArguments;
exports.handsOverAll = handsOverAll;
const constants_1 = require("@nestjs/common/constants");
const decoration_1 = require("./decoration");
const handler_parameters_1 = require("./handler-parameters");
const handler_protocols_1 = require("./handler-protocols");
/** undefined: the method is no handler, or an override that is not memoized itself is the handler. */
function findHandler(prototype, decoration) {
    const method = methodOf(prototype, decoration);
    const protocols = method ? handler_protocols_1.PROTOCOLS.filter((protocol) => protocol.isHandler(method)) : [];
    if (!method || protocols.length === 0)
        return undefined;
    const declaring = decoration.prototype.constructor;
    const described = Object.entries((0, handler_parameters_1.readParameters)(declaring, decoration.name));
    const parameters = described
        .filter(([key]) => !key.includes(constants_1.CUSTOM_ROUTE_ARGS_METADATA))
        .map(([key, { data }]) => ({ type: Number.parseInt(key, 10), part: data }));
    return { decoration, method, protocols, parameters, isDecorated: described.length > 0 };
}
function isHttpHandler(prototype, decoration) {
    const method = methodOf(prototype, decoration);
    return method !== undefined && handler_protocols_1.HTTP.isHandler(method);
}
/** Which decoration memoizes the function that Nest calls as an HTTP handler of a class. */
function findHttpDecoration(prototype, method) {
    if (!handler_protocols_1.HTTP.isHandler(method))
        return undefined;
    return (0, decoration_1.listDecorations)(prototype).find((decoration) => methodOf(prototype, decoration) === method);
}
/**
 * Whether Nest hands this handler arguments for which it has no parameters, so that no outcome depends on them. It
 * is read from the source of the method, and where that leaves a doubt, the answer is no: a rest parameter and
 * `arguments` do not show in a function's length.
 */
function ignoresArguments(prototype, decoration) {
    const handler = findHandler(prototype, decoration);
    if (!handler?.protocols.some(handsOverAll))
        return false;
    const source = Function.prototype.toString.call(decoration.original);
    return (WITHOUT_PARAMETERS.test(source) && !source.includes('arguments') && !source.includes('[native code]'));
}
function handsOverAll({ givenUndecorated }) {
    return givenUndecorated !== undefined;
}
const WITHOUT_PARAMETERS = /^(?:async\b)?\s*(?:function\b)?\s*[\w$]*\s*\(\s*\)\s*\{/;
/** What instances of this class have under the name, if it is the decorated method and no override of it. */
function methodOf(prototype, { prototype: declaring, name }) {
    let level = prototype;
    while (level && !Object.hasOwn(level, name))
        level = Object.getPrototypeOf(level);
    // @CacheMemoize found a function there, and decorators above it can put nothing else in its place.
    return level === declaring ? declaring[name] : undefined;
}
//# sourceMappingURL=handler.js.map
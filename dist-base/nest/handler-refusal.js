"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findHandlerRefusal = findHandlerRefusal;
exports.findGivenOfRequest = findGivenOfRequest;
const constants_1 = require("@nestjs/common/constants");
const self_answering_handler_error_1 = require("../errors/self-answering-handler.error");
const undeclared_key_error_1 = require("../errors/undeclared-key.error");
const handler_1 = require("./handler");
const STREAM = {
    by: '@Sse()',
    remedy: 'Memoize the method that loads the data of its events.',
};
const OWN_RESPONSE = {
    by: '@Res() without passthrough',
    remedy: 'Return the result, and leave the response to Nest.',
};
/**
 * Why a handler cannot be memoized: it answers by itself, or it is given something of which a key cannot tell what
 * matters, and does not declare its key. undefined: it can, or the method is no handler.
 */
function findHandlerRefusal(prototype, decoration) {
    const handler = (0, handler_1.findHandler)(prototype, decoration);
    if (!handler)
        return undefined;
    const method = `${prototype.constructor.name}.${decoration.name}`;
    const selfAnswer = findSelfAnswer(handler);
    if (selfAnswer)
        return new self_answering_handler_error_1.SelfAnsweringHandlerError({ method, ...selfAnswer });
    if (replacesArguments(decoration) || (0, handler_1.ignoresArguments)(prototype, decoration))
        return undefined;
    const given = findWhole(handler);
    return given === undefined ? undefined : new undeclared_key_error_1.UndeclaredKeyError({ method, given });
}
/**
 * What a handler is given that ends with its request, as the end of a sentence; undefined where it is given nothing of that
 * kind, or is no handler. It may be memoized all the same, where it declares its key.
 */
function findGivenOfRequest(prototype, decoration) {
    const handler = (0, handler_1.findHandler)(prototype, decoration);
    if (!handler || (0, handler_1.ignoresArguments)(prototype, decoration))
        return undefined;
    return findWhole(handler, ({ isPlain }) => isPlain !== true);
}
/** An `extra` does not: what the handler is given stays in the key. */
function replacesArguments({ options }) {
    return options.argsRewrite !== undefined || options.keyGeneratorCallable !== undefined;
}
function findSelfAnswer(handler) {
    if (Reflect.hasMetadata(constants_1.SSE_METADATA, handler.method))
        return STREAM;
    for (const { selfAnswers, wholes } of handler.protocols) {
        for (const { type } of handler.parameters) {
            if (selfAnswers[type])
                return selfAnswers[type];
            if (wholes[type]?.isResponse && !isPassedThrough(handler))
                return OWN_RESPONSE;
        }
    }
    return undefined;
}
function findWhole({ protocols, parameters, isDecorated }, isMeant = () => true) {
    if (!isDecorated)
        return protocols.find(handler_1.handsOverAll)?.givenUndecorated;
    for (const { wholes } of protocols) {
        for (const { type, part } of parameters) {
            const whole = wholes[type];
            if (whole && isMeant(whole) && !(whole.hasParts && part))
                return whole.given;
        }
    }
    return undefined;
}
function isPassedThrough({ decoration: { prototype, name } }) {
    return Reflect.hasMetadata(constants_1.RESPONSE_PASSTHROUGH_METADATA, prototype.constructor, name);
}
//# sourceMappingURL=handler-refusal.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readRequest = readRequest;
exports.readCall = readCall;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const option_reader_1 = require("../options/option-reader");
/** @throws InvalidOptionError */
function readRequest(body) {
    if ((0, option_reader_1.isPlainRecord)(body)) {
        const { class: className, method, args, tags } = body;
        if ((0, option_reader_1.isListOf)(isString, tags) && tags.length > 0 && className === undefined)
            return { tags };
        const isNamed = isString(className) && isString(method) && tags === undefined;
        if (isNamed && (args === undefined || Array.isArray(args)))
            return { class: className, method, args };
    }
    return refuse(body, '{ class, method, args }, { class, method } or { tags }, with args and tags as arrays');
}
/** @throws InvalidOptionError */
function readCall(body) {
    const request = readRequest(body);
    if ('args' in request && request.args !== undefined)
        return { ...request, args: request.args };
    return refuse(body, '{ class, method, args }, with args as an array');
}
function refuse(body, expected) {
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'body',
        value: body,
        where: 'a request to the cache panel',
        expected,
    });
}
function isString(given) {
    return typeof given === 'string';
}
//# sourceMappingURL=panel-request.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HANDED_RESPONSE = void 0;
exports.readParameters = readParameters;
exports.shareParameters = shareParameters;
const node_util_1 = require("node:util");
const constants_1 = require("@nestjs/common/constants");
/** What ResponseParameters adds for a time: the response, where no parameter of a handler is. */
exports.HANDED_RESPONSE = Object.freeze({
    index: 16,
    data: undefined,
    pipes: [],
});
/** The decorated parameters of a method, of the class itself or the one that it inherits it from; not ours. */
function readParameters(declaring, name) {
    const metadata = Reflect.getMetadata(constants_1.ROUTE_ARGS_METADATA, declaring, name);
    const all = (metadata ?? {}); // only Nest writes under this key, and ResponseParameters
    return Object.fromEntries(Object.entries(all).filter(([, entry]) => entry !== exports.HANDED_RESPONSE));
}
/** Whether a method has the same parameters in both classes: one that inherits it may decorate them anew. */
function shareParameters(one, other, name) {
    return (0, node_util_1.isDeepStrictEqual)(readParameters(one, name), readParameters(other, name));
}
//# sourceMappingURL=handler-parameters.js.map
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PROTOCOLS = exports.HTTP = void 0;
/**
 * The four ways in which Nest calls handlers, as far as memoizing one is concerned: how such a handler is known, and
 * what it may be given that no key can be made of.
 *
 * All of them keep what their parameter decorators said under one key, by number, and the numbers mean other things
 * in each. Those of microservices, websockets and graphql are written down here, because an application need not
 * have these packages; a test compares them with the packages.
 */
const constants_1 = require("@nestjs/common/constants");
const route_paramtypes_enum_1 = require("@nestjs/common/enums/route-paramtypes.enum");
const RETURN_RESULT = 'Return the result in place of it.';
const PATTERN_METADATA = 'microservices:pattern';
const TRANSPORT_METADATA = 'microservices:transport';
const GRPC = 4;
const RPC_CONTEXT = 6;
const MESSAGE_MAPPING_METADATA = 'websockets:message_mapping';
const WS_SOCKET = 0;
const WS_ACK = 13;
const RESOLVER_METADATA = ['graphql:resolver_type', 'graphql:resolve_property', 'graphql:resolve_reference'];
const GRAPHQL_CONTEXT = 1;
const GRAPHQL_INFO = 2;
exports.HTTP = {
    isHandler: (method) => Reflect.hasMetadata(constants_1.METHOD_METADATA, method),
    wholes: {
        [route_paramtypes_enum_1.RouteParamtypes.REQUEST]: { given: 'the whole request (@Req())' },
        [route_paramtypes_enum_1.RouteParamtypes.RESPONSE]: { given: 'the response (@Res({ passthrough: true }))', isResponse: true },
        [route_paramtypes_enum_1.RouteParamtypes.SESSION]: { given: 'the whole session (@Session())' },
        [route_paramtypes_enum_1.RouteParamtypes.HEADERS]: { given: 'all headers (@Headers())', hasParts: true, isPlain: true },
    },
    selfAnswers: {
        [route_paramtypes_enum_1.RouteParamtypes.NEXT]: { by: '@Next()', remedy: RETURN_RESULT },
    },
};
const RPC = {
    isHandler: (method) => Reflect.hasMetadata(PATTERN_METADATA, method) && !isGrpc(method),
    wholes: { [RPC_CONTEXT]: { given: 'the whole context (@Ctx())' } },
    selfAnswers: {},
};
const GRPC_METHOD = {
    ...RPC,
    isHandler: (method) => Reflect.hasMetadata(PATTERN_METADATA, method) && isGrpc(method),
    givenUndecorated: 'the metadata and the call, since none of its parameters is decorated (@Payload(), say)',
};
const WEB_SOCKETS = {
    isHandler: (method) => Reflect.hasMetadata(MESSAGE_MAPPING_METADATA, method),
    wholes: { [WS_SOCKET]: { given: 'the socket (@ConnectedSocket())' } },
    selfAnswers: { [WS_ACK]: { by: '@Ack()', remedy: RETURN_RESULT } },
    givenUndecorated: 'the socket, since none of its parameters is decorated (@MessageBody(), say)',
};
const GRAPHQL = {
    isHandler: (method) => RESOLVER_METADATA.some((key) => Reflect.hasMetadata(key, method)),
    wholes: {
        [GRAPHQL_CONTEXT]: { given: 'the whole context (@Context())', hasParts: true },
        [GRAPHQL_INFO]: { given: 'the whole info (@Info())', hasParts: true },
    },
    selfAnswers: {},
    givenUndecorated: 'the context and the info, since none of its parameters is decorated (@Args() or @Parent(), say)',
};
exports.PROTOCOLS = [exports.HTTP, RPC, GRPC_METHOD, WEB_SOCKETS, GRAPHQL];
function isGrpc(method) {
    return Reflect.getMetadata(TRANSPORT_METADATA, method) === GRPC;
}
//# sourceMappingURL=handler-protocols.js.map
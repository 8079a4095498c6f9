/**
 * The four ways in which Nest calls handlers, as far as memoizing one is concerned: how such a handler is known, and
 * what it may be given that no key can be made of.
 *
 * All of them keep what their parameter decorators said under one key, by number, and the numbers mean other things
 * in each. Those of microservices, websockets and graphql are written down here, because an application need not
 * have these packages; a test compares them with the packages.
 */
import { METHOD_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';

export interface HandlerProtocol {
  isHandler(method: object): boolean;
  /** By the number of a parameter's decorator: what it gives, if the outcome may depend on any part of it. */
  readonly wholes: Readonly<Record<number, Whole>>;
  /** The same for parameters that have the handler answer by itself. */
  readonly selfAnswers: Readonly<Record<number, SelfAnswer>>;
  /** What a handler without any decorated parameter is given besides its input. */
  readonly givenUndecorated?: string;
}

export interface Whole {
  /** As the end of a sentence. */
  readonly given: string;
  /** Whether the decorator can be told to give a part of it only: `@Headers('accept')`. */
  readonly hasParts?: true;
  /** Whether it is the response, which is only harmless where Nest still sends it. */
  readonly isResponse?: true;
  /** Whether it is data that can be copied, and means the same when the request is over. */
  readonly isPlain?: true;
}

export interface SelfAnswer {
  readonly by: string;
  readonly remedy: string;
}

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

export const HTTP: HandlerProtocol = {
  isHandler: (method) => Reflect.hasMetadata(METHOD_METADATA, method),
  wholes: {
    [RouteParamtypes.REQUEST]: { given: 'the whole request (@Req())' },
    [RouteParamtypes.RESPONSE]: { given: 'the response (@Res({ passthrough: true }))', isResponse: true },
    [RouteParamtypes.SESSION]: { given: 'the whole session (@Session())' },
    [RouteParamtypes.HEADERS]: { given: 'all headers (@Headers())', hasParts: true, isPlain: true },
  },
  selfAnswers: {
    [RouteParamtypes.NEXT]: { by: '@Next()', remedy: RETURN_RESULT },
  },
};

const RPC: HandlerProtocol = {
  isHandler: (method) => Reflect.hasMetadata(PATTERN_METADATA, method) && !isGrpc(method),
  wholes: { [RPC_CONTEXT]: { given: 'the whole context (@Ctx())' } },
  selfAnswers: {},
};

const GRPC_METHOD: HandlerProtocol = {
  ...RPC,
  isHandler: (method) => Reflect.hasMetadata(PATTERN_METADATA, method) && isGrpc(method),
  givenUndecorated: 'the metadata and the call, since none of its parameters is decorated (@Payload(), say)',
};

const WEB_SOCKETS: HandlerProtocol = {
  isHandler: (method) => Reflect.hasMetadata(MESSAGE_MAPPING_METADATA, method),
  wholes: { [WS_SOCKET]: { given: 'the socket (@ConnectedSocket())' } },
  selfAnswers: { [WS_ACK]: { by: '@Ack()', remedy: RETURN_RESULT } },
  givenUndecorated: 'the socket, since none of its parameters is decorated (@MessageBody(), say)',
};

const GRAPHQL: HandlerProtocol = {
  isHandler: (method) => RESOLVER_METADATA.some((key) => Reflect.hasMetadata(key, method)),
  wholes: {
    [GRAPHQL_CONTEXT]: { given: 'the whole context (@Context())', hasParts: true },
    [GRAPHQL_INFO]: { given: 'the whole info (@Info())', hasParts: true },
  },
  selfAnswers: {},
  givenUndecorated:
    'the context and the info, since none of its parameters is decorated (@Args() or @Parent(), say)',
};

export const PROTOCOLS: readonly HandlerProtocol[] = [HTTP, RPC, GRPC_METHOD, WEB_SOCKETS, GRAPHQL];

function isGrpc(method: object): boolean {
  return Reflect.getMetadata(TRANSPORT_METADATA, method) === GRPC;
}

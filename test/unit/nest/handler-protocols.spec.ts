import { PARAM_ARGS_METADATA as GRAPHQL_PARAMETERS } from '@nestjs/graphql/dist/graphql.constants.js';
import * as graphql from '@nestjs/graphql/dist/graphql.constants.js';
import { GqlParamtype } from '@nestjs/graphql/dist/enums/gql-paramtype.enum.js';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { Transport } from '@nestjs/microservices';
import * as microservices from '@nestjs/microservices/constants.js';
import { RpcParamtype } from '@nestjs/microservices/enums/rpc-paramtype.enum.js';
import * as websockets from '@nestjs/websockets/constants.js';
import { WsParamtype } from '@nestjs/websockets/enums/ws-paramtype.enum.js';
import { type HandlerProtocol, PROTOCOLS } from '../../../lib/nest/handler-protocols';

const [, RPC, GRPC, WEB_SOCKETS, GRAPHQL] = PROTOCOLS as readonly [
  HandlerProtocol,
  HandlerProtocol,
  HandlerProtocol,
  HandlerProtocol,
  HandlerProtocol,
];

function methodWith(metadata: Record<string, unknown>): object {
  const method = (): void => undefined;
  for (const [key, value] of Object.entries(metadata)) Reflect.defineMetadata(key, value, method);
  return method;
}

describe('what we know of the packages that an application need not have', () => {
  it('is the key under which they describe parameters', () => {
    expect([microservices.PARAM_ARGS_METADATA, websockets.PARAM_ARGS_METADATA, GRAPHQL_PARAMETERS]).toEqual(
      Array(3).fill(ROUTE_ARGS_METADATA),
    );
  });

  it('is how handlers of microservices are marked', () => {
    const message = methodWith({ [microservices.PATTERN_METADATA]: ['sum'] });
    expect([RPC.isHandler(message), GRPC.isHandler(message)]).toEqual([true, false]);
  });

  it('is how methods of gRPC are marked', () => {
    const method = methodWith({
      [microservices.PATTERN_METADATA]: [{}],
      [microservices.TRANSPORT_METADATA]: Transport.GRPC,
    });
    expect([RPC.isHandler(method), GRPC.isHandler(method)]).toEqual([false, true]);
  });

  it('is how handlers of gateways are marked', () => {
    expect(WEB_SOCKETS.isHandler(methodWith({ [websockets.MESSAGE_MAPPING_METADATA]: true }))).toBe(true);
  });

  it.each([
    graphql.RESOLVER_TYPE_METADATA,
    graphql.RESOLVER_PROPERTY_METADATA,
    graphql.RESOLVER_REFERENCE_METADATA,
  ])('is how resolvers are marked: %s', (key) => {
    expect(GRAPHQL.isHandler(methodWith({ [key]: true }))).toBe(true);
  });

  it('is the numbers of the parameters of which no key can be made', () => {
    expect([RPC, GRPC, WEB_SOCKETS, GRAPHQL].map(({ wholes }) => Object.keys(wholes).map(Number))).toEqual([
      [RpcParamtype.CONTEXT],
      [RpcParamtype.CONTEXT],
      [WsParamtype.SOCKET],
      [GqlParamtype.CONTEXT, GqlParamtype.INFO],
    ]);
  });

  it('is the number of the acknowledgement', () => {
    expect(Object.keys(WEB_SOCKETS.selfAnswers).map(Number)).toEqual([WsParamtype.ACK]);
  });
});

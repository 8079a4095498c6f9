import {
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  Headers,
  Injectable,
  Module,
  Next,
  Param,
  Req,
  Res,
  Session,
  Sse,
  type MessageEvent,
  type Type,
} from '@nestjs/common';
import {
  CONTROLLER_WATERMARK,
  CUSTOM_ROUTE_ARGS_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants';
import { LazyModuleLoader } from '@nestjs/core';
import { Args, Context, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, GrpcMethod, MessagePattern, Payload } from '@nestjs/microservices';
import { Ack, ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { CacheMemoize, SelfAnsweringHandlerError, UndeclaredKeyError } from 'nestjs-cache-memoize';
import { EMPTY, type Observable } from 'rxjs';
import { compileApplication } from '../support/applications/application';

interface User {
  readonly id: number;
}

interface Request {
  readonly user: User;
}

const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Request>().user,
);

const RETURN_RESULT = 'Return the result in place of it.';

/** Resolves to what the start of an application with this handler is refused with. */
async function refusalOf(handlers: Type): Promise<unknown> {
  const isController = Reflect.hasMetadata(CONTROLLER_WATERMARK, handlers);
  const application = await compileApplication(
    isController ? { controllers: [handlers] } : { providers: [handlers] },
  );
  return application.init().then(
    () => undefined,
    (error: unknown) => error,
  );
}

function textOfSelfAnswer(by: string, remedy: string): string {
  return (
    `@CacheMemoize on Handlers.find: the handler answers by itself (${by}), and a hit, which does not run it, ` +
    `would leave the request without an answer. ${remedy}`
  );
}

function textOfUndeclared(given: string): string {
  return (
    `@CacheMemoize on Handlers.find: the handler is given ${given}, and no key can tell which part of it the ` +
    `outcome depends on. Take only what is needed, with a decorator that names it or one of your own, or declare ` +
    `the key with argsRewrite or keyGeneratorCallable (extra only adds to the arguments).`
  );
}

describe('a memoized handler that answers by itself is refused at start', () => {
  it('with @Res() without passthrough', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@Param('id') _id: string, @Res() _response: object): Promise<void> {}
    }
    const refusal = await refusalOf(Handlers);
    expect(refusal).toBeInstanceOf(SelfAnsweringHandlerError);
    expect(refusal).toMatchObject({
      code: 'E_CACHE_MEMOIZE_SELF_ANSWERING_HANDLER',
      method: 'Handlers.find',
      by: '@Res() without passthrough',
      message: textOfSelfAnswer(
        '@Res() without passthrough',
        'Return the result, and leave the response to Nest.',
      ),
    });
  });

  it('with @Next()', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@Next() _next: () => void): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({ message: textOfSelfAnswer('@Next()', RETURN_RESULT) });
  });

  it('with @Sse()', async () => {
    @Controller()
    class Handlers {
      @Sse()
      @CacheMemoize()
      async find(): Promise<Observable<MessageEvent>> {
        return EMPTY;
      }
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfSelfAnswer('@Sse()', 'Memoize the method that loads the data of its events.'),
    });
  });

  it('with @Sse() below @CacheMemoize', async () => {
    @Controller()
    class Handlers {
      @CacheMemoize()
      @Sse()
      async find(): Promise<Observable<MessageEvent>> {
        return EMPTY;
      }
    }
    expect(await refusalOf(Handlers)).toBeInstanceOf(SelfAnsweringHandlerError);
  });

  it('with @Ack() of a gateway', async () => {
    @WebSocketGateway()
    class Handlers {
      @SubscribeMessage('find')
      @CacheMemoize()
      async find(@MessageBody() _id: number, @Ack() _ack: () => void): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({ message: textOfSelfAnswer('@Ack()', RETURN_RESULT) });
  });

  it('even if it declares its key', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize({ argsRewrite: () => [] })
      async find(@Res() _response: object): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toBeInstanceOf(SelfAnsweringHandlerError);
  });
});

describe('a memoized handler without a declared key is refused at start', () => {
  it('with the whole @Req()', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@Req() _request: object): Promise<void> {}
    }
    const refusal = await refusalOf(Handlers);
    expect(refusal).toBeInstanceOf(UndeclaredKeyError);
    expect(refusal).toMatchObject({
      code: 'E_CACHE_MEMOIZE_UNDECLARED_KEY',
      method: 'Handlers.find',
      given: 'the whole request (@Req())',
      message: textOfUndeclared('the whole request (@Req())'),
    });
  });

  it('with @Res({ passthrough: true })', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@Res({ passthrough: true }) _response: object): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared('the response (@Res({ passthrough: true }))'),
    });
  });

  it('with the whole @Session()', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@Session() _session: object): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared('the whole session (@Session())'),
    });
  });

  it('with all @Headers()', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@Headers() _headers: object): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared('all headers (@Headers())'),
    });
  });

  it('with @Ctx() of a message', async () => {
    @Controller()
    class Handlers {
      @MessagePattern('find')
      @CacheMemoize()
      async find(@Payload() _id: number, @Ctx() _context: object): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared('the whole context (@Ctx())'),
    });
  });

  it('with undecorated parameters of a gRPC method', async () => {
    @Controller()
    class Handlers {
      @GrpcMethod('Files', 'find')
      @CacheMemoize()
      async find(_request: object, _metadata: object): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared(
        'the metadata and the call, since none of its parameters is decorated (@Payload(), say)',
      ),
    });
  });

  it('with @ConnectedSocket()', async () => {
    @WebSocketGateway()
    class Handlers {
      @SubscribeMessage('find')
      @CacheMemoize()
      async find(@MessageBody() _id: number, @ConnectedSocket() _socket: object): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared('the socket (@ConnectedSocket())'),
    });
  });

  it('with undecorated parameters of a gateway', async () => {
    @WebSocketGateway()
    class Handlers {
      @SubscribeMessage('find')
      @CacheMemoize()
      async find(_socket: object, _id: number): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared(
        'the socket, since none of its parameters is decorated (@MessageBody(), say)',
      ),
    });
  });

  it('with the whole @Context() of a resolver', async () => {
    @Resolver()
    class Handlers {
      @Query(() => Int)
      @CacheMemoize()
      async find(@Args('id') _id: string, @Context() _context: object): Promise<number> {
        return 1;
      }
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared('the whole context (@Context())'),
    });
  });

  it('with the whole @Info() of a resolver', async () => {
    @Resolver()
    class Handlers {
      @Query(() => Int)
      @CacheMemoize()
      async find(@Info() _info: object): Promise<number> {
        return 1;
      }
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared('the whole info (@Info())'),
    });
  });

  it('with undecorated parameters of a resolver', async () => {
    @Resolver(() => Object)
    class Handlers {
      @ResolveField(() => Int)
      @CacheMemoize()
      async find(_parent: object): Promise<number> {
        return 1;
      }
    }
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared(
        'the context and the info, since none of its parameters is decorated (@Args() or @Parent(), say)',
      ),
    });
  });

  it('with a rest parameter of a resolver, which takes the context too', async () => {
    @Resolver()
    class Handlers {
      @Query(() => Int)
      @CacheMemoize()
      async find(...given: unknown[]): Promise<number> {
        return given.length;
      }
    }
    expect(await refusalOf(Handlers)).toBeInstanceOf(UndeclaredKeyError);
  });

  it('with `arguments` of a resolver, which holds the context too', async () => {
    @Resolver()
    class Handlers {
      @Query(() => Int)
      @CacheMemoize()
      async find(): Promise<number> {
        return arguments.length;
      }
    }
    expect(await refusalOf(Handlers)).toBeInstanceOf(UndeclaredKeyError);
  });

  it('with a part that Nest ignores, so that the whole is given all the same', async () => {
    const ReqOf = Req as unknown as (part: string) => ParameterDecorator;
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@ReqOf('user') _user: User): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toBeInstanceOf(UndeclaredKeyError);
  });

  it('with an extra only, which leaves the request in the key', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize({ extra: (request) => request.user.id })
      async find(@Req() _request: Request): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toBeInstanceOf(UndeclaredKeyError);
  });

  it('when it is inherited', async () => {
    class Base {
      @Get()
      @CacheMemoize()
      async find(@Req() _request: object): Promise<void> {}
    }
    @Controller()
    class Handlers extends Base {}
    expect(await refusalOf(Handlers)).toMatchObject({
      message: textOfUndeclared('the whole request (@Req())'),
    });
  });

  it('also when caching is switched off, so that switching it on is no surprise', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@Req() _request: object): Promise<void> {}
    }
    const application = await compileApplication({ controllers: [Handlers], options: { enabled: false } });
    await expect(application.init()).rejects.toBeInstanceOf(UndeclaredKeyError);
  });
});

describe('a memoized handler that was not seen at start is refused at its first call', () => {
  @Controller()
  class Handlers {
    @Get()
    @CacheMemoize()
    async find(@Req() _request: object): Promise<void> {}
  }

  it('in a lazily loaded module', async () => {
    @Module({ providers: [Handlers] })
    class LazyModule {}
    const application = await compileApplication({});
    await application.init();
    const lazy = await application.get(LazyModuleLoader).load(() => LazyModule);
    await expect(lazy.get(Handlers).find({})).rejects.toBeInstanceOf(UndeclaredKeyError);
  });

  it('in an application that was not initialized', async () => {
    const application = await compileApplication({ controllers: [Handlers] });
    await expect(application.get(Handlers).find({})).rejects.toBeInstanceOf(UndeclaredKeyError);
  });
});

describe('a memoized handler is taken', () => {
  it('with a request, a response, a session, headers or a context, once its key is declared', async () => {
    @Controller()
    class Handlers {
      @Get('request')
      @CacheMemoize({ argsRewrite: (request) => request.user.id })
      async ofRequest(@Req() _request: Request): Promise<void> {}

      @Get('response')
      @CacheMemoize({ argsRewrite: (id) => id })
      async ofResponse(
        @Param('id') _id: string,
        @Res({ passthrough: true }) _response: object,
      ): Promise<void> {}

      @Get('session')
      @CacheMemoize({ keyGeneratorCallable: (session) => `ofSession:${session.user.id}` })
      async ofSession(@Session() _session: Request): Promise<void> {}

      @Get('headers')
      @CacheMemoize({ argsRewrite: (headers) => headers['accept-language'] })
      async ofHeaders(@Headers() _headers: Record<string, string>): Promise<void> {}

      @MessagePattern('context')
      @CacheMemoize({ argsRewrite: (id) => id })
      async ofContext(@Payload() _id: number, @Ctx() _context: object): Promise<void> {}
    }
    expect(await refusalOf(Handlers)).toBeUndefined();
  });

  it('with one header, a part of the context, a parent, or a decorator of the application', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@Headers('accept-language') _language: string, @CurrentUser() _user: User): Promise<void> {}
    }
    @Resolver(() => Object)
    class Fields {
      @ResolveField(() => Int)
      @CacheMemoize()
      async find(@Parent() _parent: object, @Context('tenant') _tenant: string): Promise<number> {
        return 1;
      }
    }
    expect([await refusalOf(Handlers), await refusalOf(Fields)]).toEqual([undefined, undefined]);
  });

  it('with a decorator of the application whose random name begins like the number of one of Nest', async () => {
    @Controller()
    class Handlers {
      @Get()
      @CacheMemoize()
      async find(@CurrentUser() _user: User): Promise<void> {}
    }
    const [given] = Object.values(
      Reflect.getMetadata(ROUTE_ARGS_METADATA, Handlers, 'find') as object,
    ) as unknown[];
    const parameters = { [`0x${CUSTOM_ROUTE_ARGS_METADATA}:0`]: given };
    Reflect.defineMetadata(ROUTE_ARGS_METADATA, parameters, Handlers, 'find');
    expect(await refusalOf(Handlers)).toBeUndefined();
  });

  it('without parameters, whatever Nest would hand it', async () => {
    @Resolver()
    class Queries {
      @Query(() => Int)
      @CacheMemoize()
      async find(): Promise<number> {
        return 1;
      }
    }
    @WebSocketGateway()
    class Gateway {
      @SubscribeMessage('find')
      @CacheMemoize()
      async find(): Promise<number> {
        return 1;
      }
    }
    expect([await refusalOf(Queries), await refusalOf(Gateway)]).toEqual([undefined, undefined]);
  });

  it('when an override that is not memoized is the handler, and calls it with arguments of its own', async () => {
    class Base {
      @Get()
      @CacheMemoize()
      async find(@Req() _request: object): Promise<void> {}
    }
    @Controller()
    class Handlers extends Base {
      @Get()
      override async find(@Param() params: object): Promise<void> {
        await super.find(params);
      }
    }
    expect(await refusalOf(Handlers)).toBeUndefined();
  });

  it('when it is no handler at all', async () => {
    @Injectable()
    class Service {
      @CacheMemoize()
      async find(_request: object): Promise<void> {}
    }
    expect(await refusalOf(Service)).toBeUndefined();
  });
});

import {
  type CallHandler,
  Controller,
  type DynamicModule,
  type ExecutionContext,
  Get,
  Inject,
  Injectable,
  Module,
  type NestInterceptor,
  type NestModule,
  Param,
  Query,
  Res,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { RESPONSE_PASSTHROUGH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { REQUEST } from '@nestjs/core';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModule } from '@nestjs/testing';
import { CacheMemoize, type CacheMemoizeError, CacheMemoizeModule, memoized } from 'nestjs-cache-memoize';
import { describeHttp } from '../support/applications/http-application';

const HIT: unknown = expect.stringMatching(/^nestjs-cache-memoize; hit; ttl=\d+$/);
const TOLD = ['nestjs-cache-memoize; fwd=miss; stored', HIT];

/** Remembers what the method below it is called with, and replaces it. */
function Recorded(calls: unknown[][]): MethodDecorator {
  return (_target, _name, descriptor: PropertyDescriptor) => {
    const below = descriptor.value as (...args: unknown[]) => unknown;
    descriptor.value = function (...args: unknown[]): unknown {
      calls.push(args);
      return below.apply(this, args);
    };
  };
}

interface ResponseHeaders {
  header(name: string, value: string): void;
}

const recorded: unknown[][] = [];

@Controller()
class FilesController {
  calls: unknown[][] = [];

  @Get('files/:id')
  @CacheMemoize()
  async find(@Param('id') id: string, ...rest: unknown[]): Promise<object> {
    this.calls.push([id, ...rest]);
    return { id };
  }

  @Get('nothing')
  @CacheMemoize()
  async nothing(...rest: unknown[]): Promise<object> {
    this.calls.push(rest);
    return {};
  }

  @Get('gap/:id')
  @CacheMemoize()
  async withGap(_undecorated: unknown, @Param('id') id: string): Promise<object> {
    return { id };
  }

  @Get('recorded/:id')
  @Recorded(recorded)
  @CacheMemoize()
  async recorded(@Param('id') id: string): Promise<object> {
    return { id };
  }

  @Get('own/:id')
  @CacheMemoize({ argsRewrite: (id) => id })
  async withOwnResponse(
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ResponseHeaders,
  ): Promise<object> {
    response.header('X-Own', 'set');
    return { id };
  }

  @Get('hybrid')
  @MessagePattern('hybrid')
  @CacheMemoize()
  async hybrid(): Promise<object> {
    return { called: true };
  }

  @Get('hybrid/:id')
  @MessagePattern('hybrid/:id')
  @CacheMemoize()
  async decoratedHybrid(@Param('id') id: string, @Payload() payload: unknown): Promise<object> {
    return { id, payload };
  }
}

class BaseController {
  @Get('base/:id')
  @CacheMemoize()
  async find(@Param('id') id: string): Promise<object> {
    return { id };
  }
}

@Controller('inheriting')
class InheritingController extends BaseController {}

describeHttp('the response that a memoized handler is handed', (start) => {
  const startFiles = () => start({ controllers: [FilesController, InheritingController] });

  it.each([
    '/files/1',
    '/nothing',
    '/gap/1',
    '/recorded/1',
    '/own/1',
    '/hybrid',
    '/hybrid/1',
    '/inheriting/base/1',
  ])('has its headers told, in whichever way it comes: %s', async (path) => {
    const answers = await (await startFiles()).repeat(2, path);
    expect(answers.map(({ headers }) => headers.get('cache-status'))).toEqual(TOLD);
  });

  it('is none of the arguments of the handler', async () => {
    const application = await startFiles();
    await application.request('/files/1');
    await application.request('/nothing');
    expect(application.get(FilesController).calls).toEqual([['1'], []]);
  });

  it('is none of those of a handler that another controller inherits', async () => {
    const calls: unknown[][] = [];
    class GivenController {
      @Get('given/:id')
      @CacheMemoize()
      async find(@Param('id') id: string, ...rest: unknown[]): Promise<object> {
        calls.push([id, ...rest]);
        return { id };
      }
    }
    @Controller('base')
    class BaseOfAnotherController extends GivenController {}
    @Controller('lower')
    class LowerController extends BaseOfAnotherController {}
    const application = await start({ controllers: [BaseOfAnotherController, LowerController] });
    const answers = [
      await application.repeat(2, '/base/given/1'),
      await application.repeat(2, '/lower/given/1'),
    ];
    expect(answers.flat().map(({ headers }) => headers.get('cache-status'))).toEqual([...TOLD, ...TOLD]);
    expect(calls).toEqual([['1'], ['1']]);
  });

  it('takes the place of no parameter that a controller decorates anew where it inherits the handler', async () => {
    @Controller('redecorated')
    class RedecoratedController extends BaseController {}
    Query('page')(RedecoratedController.prototype, 'find', 2);
    const application = await start({ controllers: [RedecoratedController, InheritingController] });
    const answers = [
      await application.repeat(2, '/redecorated/base/1?page=2'),
      await application.repeat(2, '/inheriting/base/1'),
    ];
    expect(answers.flat().map(({ headers }) => headers.get('cache-status'))).toEqual([...TOLD, ...TOLD]);
  });

  it('takes no response away that a controller asks for where it inherits the handler', async () => {
    class GivenController {
      @Get('given/:id')
      @CacheMemoize({ argsRewrite: (id) => id })
      async find(@Param('id') id: string, page?: string, response?: ResponseHeaders): Promise<object> {
        response?.header('X-Own', String(page));
        return { id };
      }
    }
    @Controller('one')
    class OneController extends GivenController {}
    @Controller('two')
    class TwoController extends GivenController {}
    Query('page')(TwoController.prototype, 'find', 1);
    Res({ passthrough: true })(TwoController.prototype, 'find', 2);
    for (const controllers of [
      [OneController, TwoController],
      [TwoController, OneController],
    ]) {
      const application = await start({ controllers });
      const one = await application.repeat(2, '/one/given/1');
      const two = await application.repeat(2, '/two/given/1?page=2');
      expect([...one, ...two].map(({ headers }) => headers.get('cache-status'))).toEqual([...TOLD, ...TOLD]);
      expect(two.map(({ headers }) => headers.get('x-own'))).toEqual(['2', null]);
    }
  });

  it('is none of the arguments of decorators above that replaced the method', async () => {
    recorded.length = 0;
    await (await startFiles()).request('/recorded/1');
    expect(recorded).toEqual([['1']]);
  });

  it('is no part of the key', async () => {
    const application = await startFiles();
    await application.request('/files/1');
    await memoized(application.get(FilesController)).find.invalidate('1');
    await application.request('/files/1');
    expect(application.get(FilesController).calls).toEqual([['1'], ['1']]);
  });

  it('is another one than the handler asks for itself, which it gets', async () => {
    const [miss, hit] = await (await startFiles()).repeat(2, '/own/1');
    expect([miss?.headers.get('x-own'), hit?.headers.get('x-own')]).toEqual(['set', null]);
  });

  it('is handed to controllers that are made for each request, too', async () => {
    @Controller()
    class ScopedController {
      constructor(@Inject(REQUEST) private readonly request: { readonly headers: Record<string, string> }) {}

      @Get('scoped')
      @CacheMemoize({
        extra(this: ScopedController) {
          return this.request.headers['x-user'];
        },
      })
      async find(...rest: unknown[]): Promise<object> {
        return { rest };
      }
    }
    const answers = await (await start({ controllers: [ScopedController] })).repeat(2, '/scoped');
    expect(answers.map(({ headers, body }) => [headers.get('cache-status'), body])).toEqual(
      TOLD.map((told) => [told, { rest: [] }]),
    );
  });

  it('does not reach an override with more parameters, defined once the handler has been asked for it', async () => {
    await startFiles();
    @Controller('overriding')
    class OverridingController extends BaseController {
      @Get('base/:id')
      override async find(@Param('id') id: string, @Query('page') page?: string): Promise<object> {
        return { ...(await super.find(id)), page };
      }
    }
    @Controller('memoizing')
    class MemoizingController extends BaseController {
      @Get('base/:id')
      @CacheMemoize()
      override async find(@Param('id') id: string, @Query('page') page?: string): Promise<object> {
        return { id, page };
      }
    }
    const application = await start({ controllers: [OverridingController, MemoizingController] });
    const [plain] = await application.repeat(1, '/overriding/base/1?page=2');
    const own = await application.repeat(2, '/memoizing/base/1?page=2');
    expect([plain, ...own].map((answer) => answer?.body)).toEqual(Array(3).fill({ id: '1', page: '2' }));
    expect(own.map(({ headers }) => headers.get('cache-status'))).toEqual(TOLD);
  });

  it('is there for interceptors as it always was', async () => {
    @Injectable()
    class CountsArguments implements NestInterceptor {
      intercept(context: ExecutionContext, next: CallHandler) {
        context
          .switchToHttp()
          .getResponse<ResponseHeaders>()
          .header('X-Arguments', String(context.getArgs().length));
        return next.handle();
      }
    }
    @Controller()
    class InterceptedController {
      @Get('intercepted')
      @UseInterceptors(CountsArguments)
      @CacheMemoize()
      async find(): Promise<object> {
        return {};
      }
    }
    const [answer] = await (await start({ controllers: [InterceptedController] })).repeat(1, '/intercepted');
    expect(answer?.headers.get('x-arguments')).toBe('3');
  });
});

describeHttp('controllers around one whose handler is handed its response', (start) => {
  /** Answers by itself, and later. */
  @Controller('answering')
  class AnsweringController extends BaseController {
    @Get('base/:id')
    override async find(@Param('id') id: string, @Res() response?: OwnResponse): Promise<object> {
      setImmediate(() => response?.status(201).send({ own: id }));
      return {};
    }
  }

  @Controller('undecorated')
  class UndecoratedController extends BaseController {
    @Get('base/:id')
    override async find(...args: unknown[]): Promise<object> {
      return { count: args.length };
    }
  }

  @Controller('sibling')
  class SiblingController extends BaseController {}

  @Controller('')
  class ConcreteBaseController extends BaseController {}

  @Controller('memoizing')
  class MemoizingController extends BaseController {
    @Get('base/:id')
    @CacheMemoize({ argsRewrite: (id) => id })
    override async find(@Param('id') id: string, @Res() response?: OwnResponse): Promise<object> {
      response?.status(201).send({ own: id });
      return {};
    }
  }

  it('may override the method and answer by themselves', async () => {
    const application = await start({ controllers: [SiblingController, AnsweringController] });
    const [own] = await application.repeat(1, '/answering/base/1');
    expect([own?.status, own?.body]).toEqual([201, { own: '1' }]);
    const told = await application.repeat(2, '/sibling/base/1');
    expect(told.map(({ headers }) => headers.get('cache-status'))).toEqual(TOLD);
  });

  it('have the arguments that they would have alone', async () => {
    const application = await start({ controllers: [SiblingController, UndecoratedController] });
    const alone = await start({ controllers: [UndecoratedController] });
    const [one] = await application.repeat(1, '/undecorated/base/1');
    const [other] = await alone.repeat(1, '/undecorated/base/1');
    expect(one?.body).toEqual(other?.body);
  });

  it('are refused as they would be alone', async () => {
    const starting = start({ controllers: [ConcreteBaseController, MemoizingController] });
    await expect(starting).rejects.toThrow(/@Res\(\) without passthrough/);
  });

  it('may decorate its parameters anew and answer by themselves', async () => {
    @Controller('given')
    class GivenController {
      @Get('base/:id')
      @CacheMemoize({ argsRewrite: (id) => id })
      async find(@Param('id') id: string, response?: OwnResponse): Promise<object> {
        setImmediate(() => response?.status(201).send({ own: id }));
        return { id };
      }
    }
    @Controller('heir')
    class HeirController extends GivenController {}
    Res()(HeirController.prototype, 'find', 1);
    const application = await start({ controllers: [GivenController, HeirController] });
    const [own] = await application.repeat(1, '/heir/base/1');
    expect([own?.status, own?.body]).toEqual([201, { own: '1' }]);
    const told = await application.repeat(2, '/given/base/2');
    expect(told.map(({ headers }) => headers.get('cache-status'))).toEqual(TOLD);
  });

  it('may do so with no more parameters than it has without them', async () => {
    class GivenController {
      @Get('base/:id')
      @CacheMemoize({ argsRewrite: (id) => id })
      async find(@Param('id') id: string, @Query('page') given?: unknown): Promise<object> {
        setImmediate(() => (given as OwnResponse).status(201).send({ own: id }));
        return { id };
      }
    }
    @Controller('heir')
    class HeirController extends GivenController {}
    Res()(HeirController.prototype, 'find', 1);
    const [own] = await (await start({ controllers: [HeirController] })).repeat(1, '/heir/base/1');
    expect([own?.status, own?.body]).toEqual([201, { own: '1' }]);
  });

  it('may inherit it from a controller that another inherits from, and overrides', async () => {
    @Controller('middle')
    class MiddleController extends BaseController {}
    @Controller('lowest')
    class LowestController extends MiddleController {
      @Get('base/:id')
      override async find(@Param('id') id: string, @Res() response?: OwnResponse): Promise<object> {
        setImmediate(() => response?.status(201).send({ own: id }));
        return {};
      }
    }
    const application = await start({ controllers: [MiddleController, LowestController] });
    const [own] = await application.repeat(1, '/lowest/base/1');
    expect([own?.status, own?.body]).toEqual([201, { own: '1' }]);
    const told = await application.repeat(2, '/middle/base/1');
    expect(told.map(({ headers }) => headers.get('cache-status'))).toEqual(TOLD);
  });
});

interface OwnResponse {
  status(code: number): { send(body: object): void };
}

function metadataOf(controller: Type): unknown[] {
  const keys = [ROUTE_ARGS_METADATA, RESPONSE_PASSTHROUGH_METADATA];
  return keys.map((key) => Reflect.getMetadata(key, controller, 'find') as unknown);
}

function compile(controllers: Type[], modules: Type[] = []): Promise<TestingModule> {
  const imports = [CacheMemoizeModule.forRoot(), ...modules];
  return Test.createTestingModule({ imports, controllers }).compile();
}

function makeApplication(testing: TestingModule): NestFastifyApplication {
  return testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
}

@Module({})
class FailingModule implements NestModule {
  configure(): void {
    throw new Error('no routes today');
  }
}

describe('a class whose handler was handed its response', () => {
  it('is as it was before the application started', async () => {
    const before = [FilesController, InheritingController].map(metadataOf);
    const testing = await compile([FilesController, InheritingController]);
    const application = await makeApplication(testing).init();
    const { headers } = await application.inject('/files/1');
    expect(headers['cache-status']).toBe(TOLD[0]);
    expect([FilesController, InheritingController].map(metadataOf)).toEqual(before);
    expect(Reflect.getMetadataKeys(InheritingController, 'find')).toEqual(
      Reflect.getMetadataKeys(BaseController, 'find'),
    );
    await application.close();
  });

  it('is so too once an application is closed whose start has failed', async () => {
    const before = metadataOf(FilesController);
    const application = makeApplication(await compile([FilesController], [FailingModule]));
    await expect(application.init()).rejects.toThrow('no routes today');
    expect(metadataOf(FilesController)).not.toEqual(before);
    await application.close();
    expect(metadataOf(FilesController)).toEqual(before);
  });

  it('shows it to nothing that takes its place before the routes are registered', async () => {
    @Controller()
    class SpiedController {
      @Get('spied/:id')
      @CacheMemoize()
      async find(@Param('id') id: string): Promise<object> {
        return { id };
      }
    }
    const testing = await compile([SpiedController]);
    const calls: unknown[][] = [];
    const descriptor = Object.getOwnPropertyDescriptor(
      SpiedController.prototype,
      'find',
    ) as PropertyDescriptor;
    const memoizing = descriptor.value as object;
    Recorded(calls)(SpiedController.prototype, 'find', descriptor);
    for (const key of Reflect.getMetadataKeys(memoizing))
      Reflect.defineMetadata(key, Reflect.getMetadata(key, memoizing), descriptor.value as object);
    Object.defineProperty(SpiedController.prototype, 'find', descriptor);
    const application = await makeApplication(testing).init();
    const { headers } = await application.inject('/spied/1');
    expect(calls).toEqual([['1']]);
    expect(headers['cache-status']).toBe(TOLD[0]);
    await application.close();
  });

  it('shows it to no spy on the instance', async () => {
    const testing = await compile([FilesController]);
    const spy = jest.spyOn(testing.get(FilesController), 'find');
    const application = await makeApplication(testing).init();
    await application.inject('/files/1');
    expect(spy.mock.calls).toEqual([['1']]);
    await application.close();
  });

  it('gives a call with as many arguments of its own all of them', async () => {
    const testing = await compile([FilesController]);
    const application = await makeApplication(testing).init();
    const controller = application.get(FilesController);
    const args = Array.from({ length: 17 }, (_, index) => index);
    const withResponse = [undefined, { getHeader: () => undefined }];
    await controller.nothing(...args);
    await controller.nothing(...withResponse);
    expect(controller.calls).toEqual([args, withResponse]);
    await application.close();
  });
});

describe('applications that start at the same moment', () => {
  it('leave a parameter where it is while one of them may still register its routes', async () => {
    const before = metadataOf(FilesController);
    const starting = makeApplication(await compile([FilesController], [FailingModule]));
    await expect(starting.init()).rejects.toThrow('no routes today');
    const meanwhile = await makeApplication(await compile([FilesController])).init();
    expect(metadataOf(FilesController)).not.toEqual(before);
    await starting.close();
    expect(metadataOf(FilesController)).toEqual(before);
    await meanwhile.close();
  });

  it('do not take the parameter that one has added for the other for one of the handler', async () => {
    const options = [{}, { http: false }, { enabled: false }, {}];
    const before = metadataOf(FilesController);
    const compiled = await Promise.all(
      options.map((each) =>
        Test.createTestingModule({
          imports: [CacheMemoizeModule.forRoot({}, each)],
          controllers: [FilesController],
        }).compile(),
      ),
    );
    const applications = compiled.map((testing) =>
      testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false }),
    );
    await Promise.all(applications.map((application) => application.init()));
    expect(metadataOf(FilesController)).toEqual(before);
    for (const application of applications) {
      await application.inject('/files/1');
      expect(application.get(FilesController).calls).toEqual([['1']]);
      await application.close();
    }
  });
});

describe('a class whose handlers have been asked for in one application', () => {
  const errors: CacheMemoizeError[] = [];

  async function callsIn(imports: DynamicModule[], controllers: Type[]): Promise<unknown> {
    const testing = await Test.createTestingModule({ imports, controllers }).compile();
    const application = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
      logger: false,
    });
    await application.init();
    const statuses = [];
    for (const path of ['/files/1', '/files/1'])
      statuses.push((await application.inject(path)).headers['cache-status']);
    await application.close();
    return [application.get(FilesController).calls, statuses];
  }

  it('has its own arguments in others, with the module or without', async () => {
    const onError = (error: CacheMemoizeError): void => void errors.push(error);
    const modules = [
      [CacheMemoizeModule.forRoot({}, { onError })],
      [CacheMemoizeModule.forRoot({}, { onError, http: false })],
      [CacheMemoizeModule.forRoot({}, { onError, enabled: false })],
      [],
    ];
    const seen = [];
    for (const imports of modules) seen.push(await callsIn(imports, [FilesController]));
    const untold = [undefined, undefined];
    expect(seen).toEqual([
      [[['1']], TOLD],
      [[['1']], untold],
      [[['1'], ['1']], untold],
      [[['1'], ['1']], untold],
    ]);
    expect(errors).toEqual([]);
  });

  it('has its own arguments in a subclass that decorates the handler anew, and only there', async () => {
    await callsIn([CacheMemoizeModule.forRoot()], [FilesController]);
    const calls: unknown[][] = [];
    @Controller()
    class LaterController extends FilesController {
      @Get('later')
      @CacheMemoize()
      override async nothing(...rest: unknown[]): Promise<object> {
        calls.push(rest);
        return {};
      }
    }
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot({}, { http: false })],
      controllers: [LaterController],
    }).compile();
    const application = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    await application.init();
    for (const path of ['/later', '/later']) await application.inject(path);
    await application.close();
    expect(calls).toEqual([[]]);
  });
});

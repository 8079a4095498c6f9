import {
  applyDecorators,
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  Header,
  HttpCode,
  Injectable,
  Param,
  ParseIntPipe,
  Post,
  Redirect,
  SetMetadata,
  UseGuards,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { MetadataScanner, Reflector } from '@nestjs/core';
import { CacheMemoize, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { describeHttp } from '../support/applications/http-application';
import { Traced } from '../support/applications/traced';

const ROLE = 'role';

@Injectable()
class RoleGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const role = this.reflector.get<string | undefined>(ROLE, context.getHandler());
    const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string> }>();
    return role === undefined || headers['x-role'] === role;
  }
}

function MemoizedRoute(path: string): MethodDecorator {
  return applyDecorators(Get(path), CacheMemoize('1h'));
}

@Controller()
class RoutesController {
  runs = 0;

  @CacheMemoize()
  @Get('memoized-above')
  @HttpCode(203)
  @Header('X-Answer', 'given')
  @SetMetadata(ROLE, 'admin')
  @UseGuards(RoleGuard)
  async memoizedAbove(): Promise<object> {
    return { run: ++this.runs };
  }

  @Get('memoized-below')
  @HttpCode(203)
  @Header('X-Answer', 'given')
  @SetMetadata(ROLE, 'admin')
  @UseGuards(RoleGuard)
  @CacheMemoize()
  async memoizedBelow(): Promise<object> {
    return { run: ++this.runs };
  }

  @Get('memoized-between')
  @HttpCode(203)
  @SetMetadata(ROLE, 'admin')
  @CacheMemoize()
  @UseGuards(RoleGuard)
  @Header('X-Answer', 'given')
  async memoizedBetween(): Promise<object> {
    return { run: ++this.runs };
  }

  @CacheMemoize()
  @Redirect('/elsewhere', 301)
  @Get('redirect-below')
  async redirectBelow(): Promise<void> {
    this.runs++;
  }

  @MemoizedRoute('composed/:id')
  async composed(@Param('id', ParseIntPipe) id: number): Promise<object> {
    return { id, run: ++this.runs };
  }

  @Get('traced/:id')
  @Traced()
  @CacheMemoize('1h')
  async traced(@Param('id') id: string): Promise<object> {
    return { id, run: ++this.runs };
  }

  @Post('piped')
  @CacheMemoize()
  @UsePipes(new ValidationPipe())
  async piped(): Promise<object> {
    return { run: ++this.runs };
  }
}

class BaseController {
  runs = 0;

  @Get(':id')
  @CacheMemoize()
  async find(@Param('id') id: string): Promise<object> {
    return { by: this.constructor.name, id, run: ++this.runs };
  }
}

@Controller('cats')
class CatsController extends BaseController {}

@Controller('dogs')
class DogsController extends BaseController {}

describeHttp('a memoized handler keeps its metadata', (start) => {
  const ADMIN = { headers: { 'x-role': 'admin' } };

  it.each(['/memoized-above', '/memoized-below', '/memoized-between'])(
    'wherever @CacheMemoize stands among its decorators: %s',
    async (path) => {
      const application = await start({ controllers: [RoutesController] });
      const [miss, hit] = await application.repeat(2, path, ADMIN);
      const refused = await application.request(path);
      expect(
        [miss, hit].map((answer) => [answer?.status, answer?.headers.get('x-answer'), answer?.body]),
      ).toEqual(Array(2).fill([203, 'given', { run: 1 }]));
      expect(refused.status).toBe(403);
    },
  );

  it('of a redirection', async () => {
    const application = await start({ controllers: [RoutesController] });
    const answers = await application.repeat(2, '/redirect-below');
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      Array(2).fill([301, '/elsewhere']),
    );
    expect(application.get(RoutesController).runs).toBe(1);
  });

  it('inside a composed decorator', async () => {
    const application = await start({ controllers: [RoutesController] });
    const answers = await application.repeat(2, '/composed/7');
    expect(answers.map(({ body }) => body)).toEqual(Array(2).fill({ id: 7, run: 1 }));
  });

  it('and is told of in headers below a decorator that replaces it', async () => {
    const application = await start({ controllers: [RoutesController] });
    const [, hit] = await application.repeat(2, '/traced/7');
    expect(hit?.body).toEqual({ id: '7', run: 1 });
    expect(hit?.headers.get('cache-status')).toMatch(/^nestjs-cache-memoize; hit; ttl=3\d{3}$/);
  });

  it('and its status for a POST', async () => {
    const application = await start({ controllers: [RoutesController] });
    const answers = await application.repeat(2, '/piped', { method: 'POST' });
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(2).fill([201, { run: 1 }]));
  });

  it('and is found where Nest looks for routes', () => {
    const names = new MetadataScanner().getAllMethodNames(RoutesController.prototype);
    expect(names).toEqual(expect.arrayContaining(['memoizedAbove', 'composed', 'traced']));
  });

  it('when it is inherited, and each controller its own outcomes', async () => {
    const application = await start({ controllers: [CatsController, DogsController] });
    const cats = await application.repeat(2, '/cats/1');
    const dogs = await application.repeat(2, '/dogs/1');
    expect([...cats, ...dogs].map(({ body }) => body)).toEqual([
      ...Array<object>(2).fill({ by: 'CatsController', id: '1', run: 1 }),
      ...Array<object>(2).fill({ by: 'DogsController', id: '1', run: 1 }),
    ]);
    expect(dogs[1]?.headers.get('cache-status')).toMatch(/; hit;/);
  });

  it('when it is inherited, and is invalidated for one controller or for all', async () => {
    const application = await start({ controllers: [CatsController, DogsController] });
    const invalidator = application.get(MemoizeInvalidator);
    const runs = async () => {
      await application.request('/cats/1');
      await application.request('/dogs/1');
      return [application.get(CatsController).runs, application.get(DogsController).runs];
    };
    await runs();
    await invalidator.invalidate(CatsController, 'find', '1');
    const afterOne = await runs();
    await invalidator.invalidate(BaseController, 'find', '1');
    expect([afterOne, await runs()]).toEqual([
      [2, 1],
      [3, 2],
    ]);
  });
});

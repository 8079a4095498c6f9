import cookie from '@fastify/cookie';
import fastifySession from '@fastify/session';
import {
  type CanActivate,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  type INestApplication,
  Inject,
  Injectable,
  Post,
  Query,
  Scope,
  Session,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import session from 'express-session';
import { CacheMemoize, ScopedInstanceError } from 'nestjs-cache-memoize';
import { ClsModule, ClsService } from 'nestjs-cls';
import { describeHttp, type HttpApplication } from '../support/applications/http-application';

interface User {
  readonly name: string;
}

interface WithUser {
  user: User;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly session: { user?: User };
}

const requestOf = (context: ExecutionContext): WithUser => context.switchToHttp().getRequest<WithUser>();
const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).user);
const SessionUser = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).session.user,
);

/** What each user sees on each round, in turn. */
async function askInTurn(asUser: (name: string) => Promise<unknown>): Promise<unknown[]> {
  const seen = [];
  for (const name of ['ann', 'bob', 'ann', 'bob']) seen.push(await asUser(name));
  return seen;
}

const EACH_THEIR_OWN = [{ of: 'ann' }, { of: 'bob' }, { of: 'ann' }, { of: 'bob' }];

describeHttp('two users with Authorization', (start) => {
  @Injectable()
  class TokenGuard implements CanActivate {
    canActivate(context: ExecutionContext): boolean {
      const request = requestOf(context);
      const [, name] = /^Bearer token-of-(\w+)$/.exec(request.headers['authorization'] ?? '') ?? [];
      if (name === undefined) throw new UnauthorizedException();
      request.user = { name };
      return true;
    }
  }

  @Controller()
  @UseGuards(TokenGuard)
  class MeController {
    runs = 0;

    @Get('me')
    @CacheMemoize()
    async me(@CurrentUser() user: User): Promise<object> {
      this.runs++;
      return { of: user.name };
    }
  }

  const request = async (application: HttpApplication, authorization?: string) =>
    application.request('/me', { headers: authorization === undefined ? {} : { authorization } });

  it('never see the answer of each other, and each their own one twice', async () => {
    const application = await start({ controllers: [MeController] });
    const asUser = async (name: string) => (await request(application, `Bearer token-of-${name}`)).body;
    expect(await askInTurn(asUser)).toEqual(EACH_THEIR_OWN);
    expect(application.get(MeController).runs).toBe(2);
  });

  it('never see it at the same moment either', async () => {
    const application = await start({ controllers: [MeController] });
    const names = Array.from({ length: 40 }, (_, index) => `user${index % 4}`);
    const bodies = await Promise.all(
      names.map(async (name) => (await request(application, `Bearer token-of-${name}`)).body),
    );
    expect(bodies).toEqual(names.map((of) => ({ of })));
  });

  it('see nothing once they are out', async () => {
    const application = await start({ controllers: [MeController] });
    await request(application, 'Bearer token-of-ann');
    expect((await request(application)).status).toBe(401);
    expect((await request(application, 'Bearer forged')).status).toBe(401);
  });
});

describeHttp('two users with cookie sessions', (start) => {
  @Controller()
  class SessionsController {
    runs = 0;

    @Post('login')
    async login(@Session() session: WithUser['session'], @Query('name') name: string): Promise<void> {
      session.user = { name };
    }

    @Get('me')
    @CacheMemoize()
    async me(@SessionUser() user: User | undefined): Promise<object> {
      this.runs++;
      return { of: user?.name ?? 'nobody' };
    }

    @Get('declared')
    @CacheMemoize({ argsRewrite: (session) => session.user?.name })
    async declared(@Session() session: WithUser['session']): Promise<object> {
      this.runs++;
      return { of: session.user?.name };
    }
  }

  const secret = 'a secret of thirty-two characters';

  async function addSessions(nest: INestApplication): Promise<void> {
    if (nest.getHttpAdapter().getType() === 'express') {
      nest.use(session({ secret, resave: false, saveUninitialized: false }));
      return;
    }
    const fastify = nest as NestFastifyApplication;
    await fastify.register(cookie);
    await fastify.register(fastifySession, { secret, cookie: { secure: false } });
  }

  async function login(application: HttpApplication, name: string): Promise<Record<string, string>> {
    const { headers } = await application.request(`/login?name=${name}`, { method: 'POST' });
    return { cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  }

  it.each(['/me', '/declared'])('never see the answer of each other: %s', async (path) => {
    const application = await start({ controllers: [SessionsController], configure: addSessions });
    const cookies: Record<string, Record<string, string>> = {
      ann: await login(application, 'ann'),
      bob: await login(application, 'bob'),
    };
    const asUser = async (name: string) =>
      (await application.request(path, { headers: cookies[name]! })).body;
    expect(await askInTurn(asUser)).toEqual(EACH_THEIR_OWN);
    expect(application.get(SessionsController).runs).toBe(2);
  });

  it('have nothing to do with who has no session', async () => {
    const application = await start({ controllers: [SessionsController], configure: addSessions });
    await application.request('/me', { headers: await login(application, 'ann') });
    expect((await application.request('/me')).body).toEqual({ of: 'nobody' });
  });
});

describeHttp('two users of a request-scoped controller', (start) => {
  @Injectable({ scope: Scope.REQUEST })
  class Visitor {
    constructor(@Inject(REQUEST) private readonly request: WithUser) {}
    get name(): string | undefined {
      return this.request.headers['x-user'];
    }
  }

  @Controller()
  class UndeclaredController {
    constructor(readonly visitor: Visitor) {}

    @Get('me')
    @CacheMemoize()
    async me(): Promise<object> {
      return { of: this.visitor.name };
    }
  }

  let runs = 0;

  @Controller()
  class DeclaredController {
    constructor(readonly visitor: Visitor) {}

    @Get('me')
    @CacheMemoize({
      extra(this: DeclaredController) {
        return this.visitor.name;
      },
    })
    async me(): Promise<object> {
      runs++;
      return { of: this.visitor.name };
    }
  }

  it('are not let in at all while the key does not tell them apart', async () => {
    const start_ = start({ controllers: [UndeclaredController], providers: [Visitor] });
    await expect(start_).rejects.toBeInstanceOf(ScopedInstanceError);
  });

  it('never see the answer of each other once it does', async () => {
    runs = 0;
    const application = await start({ controllers: [DeclaredController], providers: [Visitor] });
    const asUser = async (name: string) =>
      (await application.request('/me', { headers: { 'x-user': name } })).body;
    expect(await askInTurn(asUser)).toEqual(EACH_THEIR_OWN);
    expect(runs).toBe(2);
  });
});

describeHttp('two users told apart by CLS', (start) => {
  @Controller()
  class ClsController {
    runs = 0;
    constructor(private readonly cls: ClsService) {}

    @Get('declared')
    @CacheMemoize({
      extra(this: ClsController) {
        return this.cls.get<string>('user');
      },
    })
    async declared(): Promise<object> {
      this.runs++;
      return { of: this.cls.get<string>('user') };
    }

    @Get('undeclared')
    @CacheMemoize()
    async undeclared(): Promise<object> {
      this.runs++;
      return { of: this.cls.get<string>('user') };
    }
  }

  const startCls = () =>
    start({
      controllers: [ClsController],
      imports: [
        ClsModule.forRoot({
          global: true,
          middleware: {
            mount: true,
            setup: (cls, request: WithUser) => cls.set('user', request.headers['x-user']),
          },
        }),
      ],
    });

  const ask = (application: HttpApplication, path: string) => async (name: string) =>
    (await application.request(path, { headers: { 'x-user': name } })).body;

  it('never see the answer of each other where the key says what was read', async () => {
    const application = await startCls();
    expect(await askInTurn(ask(application, '/declared'))).toEqual(EACH_THEIR_OWN);
    expect(application.get(ClsController).runs).toBe(2);
  });

  it('share an answer where it does not, because nobody can see it: the documentation warns of this', async () => {
    const application = await startCls();
    expect(await askInTurn(ask(application, '/undeclared'))).toEqual(Array(4).fill({ of: 'ann' }));
  });
});

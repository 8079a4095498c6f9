import {
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  Module,
  type NestInterceptor,
  VersioningType,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CacheMemoizePanelModule } from 'nestjs-cache-memoize/panel';
import { map, type Observable } from 'rxjs';
import { describeHttp } from '../support/applications/http-application';
import { openLibrary, post } from './library';

@Injectable()
class Users {
  mayEnter(name: unknown): boolean {
    return name === 'ada';
  }
}

@Module({ providers: [Users], exports: [Users] })
class UsersModule {}

@Injectable()
class AdminGuard implements CanActivate {
  constructor(private readonly users: Users) {}

  canActivate(context: ExecutionContext): boolean {
    return this.users.mayEnter(
      context.switchToHttp().getRequest<{ headers: Record<string, string> }>().headers['user'],
    );
  }
}

class NobodyGuard implements CanActivate {
  canActivate(): never {
    throw new ForbiddenException('nobody');
  }
}

@Injectable()
class Wrapping implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((data) => ({ data: data as unknown })));
  }
}

const CALL = { class: 'Library', method: 'find', args: ['Emma'] };

describeHttp('the place of the panel', (start) => {
  it('is below the global prefix, at the path that was given, with and without a slash', async () => {
    const configure = (nest: { setGlobalPrefix(prefix: string): unknown }) => nest.setGlobalPrefix('api');
    const { application } = await openLibrary(start, { panel: { path: 'admin/cache' }, configure });
    expect((await application.request('/api/admin/cache')).status).toBe(200);
    expect((await application.request('/api/admin/cache/statistics')).status).toBe(200);
    expect((await application.request('/admin/cache')).status).toBe(404);
  });

  it.each([VersioningType.URI, VersioningType.HEADER])(
    'is the same in every version of the routes: versioning %s',
    async (type) => {
      const { application } = await openLibrary(start, {
        configure: (nest) => nest.enableVersioning({ type, header: 'version', defaultVersion: '2' } as never),
      });
      expect((await application.request('/cache')).status).toBe(200);
      expect((await application.request('/cache', { headers: { version: '7' } })).status).toBe(200);
      expect((await application.request('/cache/lookup', post(CALL))).status).toBe(200);
    },
  );

  it('is behind its guards, which inject what its imports provide: the page and every route', async () => {
    const { application } = await openLibrary(start, {
      panel: { guards: [AdminGuard], imports: [UsersModule] },
    });
    const routes = [
      ['/cache', {}],
      ['/cache/statistics', {}],
      ['/cache/activity', {}],
      ['/cache/lookup', post(CALL)],
      ['/cache/invalidate', post(CALL)],
    ] as const;
    for (const [path, asked] of routes) {
      expect((await application.request(path, asked)).status).toBe(403);
      const headers = { ...('headers' in asked ? asked.headers : {}), user: 'ada' };
      expect((await application.request(path, { ...asked, headers })).status).toBe(200);
    }
  });

  it("is behind the application's own guards, and past its interceptors", async () => {
    const guarded = await openLibrary(start, { providers: [{ provide: APP_GUARD, useClass: NobodyGuard }] });
    expect((await guarded.application.request('/cache/statistics')).status).toBe(403);
    const wrapped = await openLibrary(start, {
      providers: [{ provide: APP_INTERCEPTOR, useClass: Wrapping as never }],
    });
    expect((await wrapped.application.request('/cache/statistics')).body).toHaveProperty('methods');
    expect(String((await wrapped.application.request('/cache')).body)).toMatch(/^<!doctype html>/);
  });
});

describeHttp('a panel without guards', (start) => {
  const before = process.env['NODE_ENV'];
  afterEach(() => (process.env['NODE_ENV'] = before));

  it.each(['production', 'staging', undefined])(
    'does not start where NODE_ENV is %s',
    async (environment) => {
      if (environment === undefined) delete process.env['NODE_ENV'];
      else process.env['NODE_ENV'] = environment;
      await expect(openLibrary(start)).rejects.toThrow(
        "Invalid option 'guards' in CacheMemoizePanelModule.forRoot: got undefined. It must be given where NODE_ENV is " +
          `neither development nor test (it is ${environment ?? 'not set'})`,
      );
    },
  );

  it("starts with guards: 'open', and in development", async () => {
    process.env['NODE_ENV'] = 'production';
    const { application } = await openLibrary(start, { panel: { guards: 'open' } });
    expect((await application.request('/cache')).status).toBe(200);
    process.env['NODE_ENV'] = 'development';
    expect((await (await openLibrary(start)).application.request('/cache')).status).toBe(200);
  });
});

describe('CacheMemoizePanelModule.forRoot', () => {
  it.each([
    [{ guards: [] }, "Invalid option 'guards'"],
    [{ guards: [class {}] }, "an array of at least one guard, or 'open'"],
    [{ guards: 'closed' }, "Invalid option 'guards'"],
    [{ path: '' }, "Invalid option 'path'"],
    [{ path: ':id' }, "a path of the application, such as 'cache' or 'admin/cache'"],
    [{ reveal: 'yes' }, "Invalid option 'reveal'"],
    [{ prefix: 'cache' }, 'one of the options path, guards, imports, reveal'],
  ])('refuses %j', (options, text) => {
    expect(() => CacheMemoizePanelModule.forRoot(options as never)).toThrow(text);
  });
});

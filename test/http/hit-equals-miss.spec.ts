import {
  type ArgumentsHost,
  type CallHandler,
  Catch,
  ClassSerializerInterceptor,
  ConflictException,
  Controller,
  type ExceptionFilter,
  type ExecutionContext,
  Get,
  Header,
  HttpCode,
  HttpException,
  Injectable,
  type NestInterceptor,
  Param,
  Redirect,
  SerializeOptions,
  StreamableFile,
  type Type,
  UseFilters,
  UseInterceptors,
  Version,
  VersioningType,
} from '@nestjs/common';
import { APP_INTERCEPTOR, HttpAdapterHost, Reflector } from '@nestjs/core';
import { Exclude, Expose, Type as TypeOf } from 'class-transformer';
import { CacheMemoize, type CacheMemoizeError, memoryCache } from 'nestjs-cache-memoize';
import { map } from 'rxjs';
import {
  type Answer,
  describeHttp,
  type HttpApplication,
  type HttpApplicationParts,
} from '../support/applications/http-application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';

class Address {
  street = 'Main Street';
  @Exclude() entryCode = 'secret 1';
}

class User {
  constructor(readonly id: number) {}
  name = 'Ann';
  @Exclude() password = 'secret 2';
  @Expose({ groups: ['admin'] }) email = 'ann@example.org';
  @TypeOf(() => Address) address = new Address();

  @Expose() get title(): string {
    return `#${this.id} ${this.name}`;
  }
}

@Controller()
class UsersController {
  runs = 0;

  @Get('users/:id')
  @CacheMemoize('1h', { classes: [User, Address] })
  async find(@Param('id') id: string): Promise<User> {
    this.runs++;
    return new User(Number(id));
  }

  @Get('list')
  @CacheMemoize('1h', { classes: [User, Address] })
  async list(): Promise<User[]> {
    this.runs++;
    return [new User(1), new User(2)];
  }

  @Get('unlisted')
  @CacheMemoize('1h')
  async unlisted(): Promise<User> {
    this.runs++;
    return new User(1);
  }
}

@Controller()
@UseInterceptors(ClassSerializerInterceptor)
class SerializingController extends UsersController {}

const SEEN_BY_ALL = { id: 1, name: 'Ann', title: '#1 Ann', address: { street: 'Main Street' } };

/** What all responses say, if they all say the same. */
function theOneBody(answers: readonly Answer[]): unknown {
  const bodies = new Set(answers.map(({ body }) => JSON.stringify(body)));
  expect([...bodies]).toHaveLength(1);
  return answers[0]?.body;
}

const REGISTRATIONS: [string, Type<UsersController>, Partial<HttpApplicationParts>][] = [
  [
    'globally, by APP_INTERCEPTOR in the root module',
    UsersController,
    { providers: [{ provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor }] },
  ],
  [
    'globally, by useGlobalInterceptors',
    UsersController,
    {
      configure: (application) =>
        application.useGlobalInterceptors(new ClassSerializerInterceptor(application.get(Reflector))),
    },
  ],
  ['on the class', SerializingController, {}],
];

describeMemoryAndRedis('a hit equals a miss', (given) => {
  describeHttp('through ClassSerializerInterceptor', (start) => {
    describe.each(REGISTRATIONS)('registered %s', (_, controller, parts) => {
      const startUsers = () => start({ ...given(), controllers: [controller], ...parts });

      it('in a hundred responses, none of which has the excluded field', async () => {
        const application = await startUsers();
        expect(theOneBody(await application.repeat(100, '/users/1'))).toEqual(SEEN_BY_ALL);
        expect(application.get(controller).runs).toBe(1);
      });

      it('also inside lists', async () => {
        const application = await startUsers();
        const [first] = theOneBody(await application.repeat(3, '/list')) as unknown[];
        expect(first).toEqual(SEEN_BY_ALL);
        expect(application.get(controller).runs).toBe(1);
      });
    });

    it('when the class is not listed: nothing is kept, and onError learns which one it was', async () => {
      const errors: CacheMemoizeError[] = [];
      const { caches, options } = given();
      const application = await start({
        caches,
        options: { ...options, onError: (error) => void errors.push(error) },
        controllers: [SerializingController],
      });
      expect(theOneBody(await application.repeat(3, '/unlisted'))).toEqual(SEEN_BY_ALL);
      expect(application.get(SerializingController).runs).toBe(3);
      expect(errors.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_UNCACHEABLE_VALUE']);
      expect(errors[0]?.message).toContain('an instance of User');
    });
  });

  describeHttp('with @SerializeOptions', (start) => {
    interface Asking {
      readonly headers: Record<string, string>;
    }

    /** A serializer whose groups depend on who asks: the options are not those of the handler alone. */
    @Injectable()
    class SerializesByRole extends ClassSerializerInterceptor {
      protected override getContextOptions(context: ExecutionContext) {
        const role = context.switchToHttp().getRequest<Asking>().headers['x-role'];
        return { ...super.getContextOptions(context), groups: role ? [role] : [] };
      }
    }

    @Controller()
    class ByRoleController {
      runs = 0;

      @Get('by-role/:id')
      @UseInterceptors(SerializesByRole)
      @SerializeOptions({ excludePrefixes: ['_'] })
      @CacheMemoize('1h', { classes: [User, Address] })
      async find(@Param('id') id: string): Promise<User> {
        this.runs++;
        return new User(Number(id));
      }

      @Get('admin/:id')
      @UseInterceptors(ClassSerializerInterceptor)
      @SerializeOptions({ groups: ['admin'] })
      @CacheMemoize('1h', { prefix: 'users', classes: [User, Address] })
      async forAdmins(@Param('id') id: string): Promise<User> {
        this.runs++;
        return new User(Number(id));
      }

      @Get('public/:id')
      @UseInterceptors(ClassSerializerInterceptor)
      @CacheMemoize('1h', { prefix: 'users', classes: [User, Address] })
      async forAll(@Param('id') id: string): Promise<User> {
        this.runs++;
        return new User(Number(id));
      }
    }

    const SEEN_BY_ADMIN = { ...SEEN_BY_ALL, email: 'ann@example.org' };

    it('whose groups differ by role: one outcome, shown to each as it should be', async () => {
      const application = await start({ ...given(), controllers: [ByRoleController] });
      const asRole = async (role: string) =>
        (await application.request('/by-role/1', { headers: { 'x-role': role } })).body;
      expect(await asRole('admin')).toEqual(SEEN_BY_ADMIN);
      expect(await asRole('guest')).toEqual(SEEN_BY_ALL);
      expect(await asRole('admin')).toEqual(SEEN_BY_ADMIN);
      expect(await asRole('guest')).toEqual(SEEN_BY_ALL);
      expect(application.get(ByRoleController).runs).toBe(1);
    });

    it('of two handlers that share their outcomes', async () => {
      const application = await start({ ...given(), controllers: [ByRoleController] });
      const bodies = [];
      for (const path of ['/admin/1', '/public/1', '/admin/1', '/public/1'])
        bodies.push((await application.request(path)).body);
      expect(bodies).toEqual([SEEN_BY_ADMIN, SEEN_BY_ALL, SEEN_BY_ADMIN, SEEN_BY_ALL]);
      expect(application.get(ByRoleController).runs).toBe(1);
    });
  });

  describeHttp('through', (start) => {
    @Injectable()
    class Wraps implements NestInterceptor {
      intercept(_: ExecutionContext, next: CallHandler) {
        return next.handle().pipe(map((data: Record<string, unknown>) => ({ data })));
      }
    }

    @Injectable()
    class Scribbles implements NestInterceptor {
      intercept(_: ExecutionContext, next: CallHandler) {
        return next.handle().pipe(
          map((data: { seen: number; tags: string[] }) => {
            data.seen++;
            data.tags.push('seen');
            return data;
          }),
        );
      }
    }

    @Catch(HttpException)
    class Excuses implements ExceptionFilter {
      constructor(private readonly host: HttpAdapterHost) {}
      catch(error: HttpException, host: ArgumentsHost): void {
        const body = {
          excuse: error.message,
          cause: (error.cause as Error).message,
          is: error.constructor.name,
        };
        this.host.httpAdapter.reply(host.switchToHttp().getResponse(), body, 418);
      }
    }

    @Controller()
    class VariousController {
      runs = 0;

      @Get('wrapped')
      @UseInterceptors(Wraps)
      @CacheMemoize()
      async wrapped(): Promise<object> {
        return { run: ++this.runs };
      }

      @Get('scribbled')
      @UseInterceptors(Scribbles)
      @CacheMemoize()
      async scribbled(): Promise<object> {
        this.runs++;
        return { seen: 0, tags: [] };
      }

      @Get('filtered')
      @UseFilters(Excuses)
      @CacheMemoize({ cacheExceptions: ConflictException })
      async filtered(): Promise<never> {
        this.runs++;
        throw new ConflictException('taken', { cause: new Error('by somebody') });
      }

      @Get('code')
      @HttpCode(203)
      @Header('X-Answer', 'given')
      @CacheMemoize()
      async withCode(): Promise<object> {
        return { run: ++this.runs };
      }

      @Get('redirect')
      @Redirect('/elsewhere', 301)
      @CacheMemoize()
      async redirected(): Promise<object> {
        return { url: `/run/${++this.runs}`, statusCode: 307 };
      }

      @Get('nothing')
      @CacheMemoize()
      async nothing(): Promise<null> {
        this.runs++;
        return null;
      }
    }

    async function twice(path: string): Promise<{ answers: Answer[]; application: HttpApplication }> {
      const application = await start({ ...given(), controllers: [VariousController] });
      return { answers: await application.repeat(2, path), application };
    }

    it('a transformer that wraps', async () => {
      const { answers } = await twice('/wrapped');
      expect(theOneBody(answers)).toEqual({ data: { run: 1 } });
    });

    it('an interceptor that changes what it is given', async () => {
      const { answers, application } = await twice('/scribbled');
      expect(theOneBody(answers)).toEqual({ seen: 1, tags: ['seen'] });
      expect(application.get(VariousController).runs).toBe(1);
    });

    it('a filter of exceptions', async () => {
      const { answers, application } = await twice('/filtered');
      expect(theOneBody(answers)).toEqual({ excuse: 'taken', cause: 'by somebody', is: 'ConflictException' });
      expect(answers.map(({ status }) => status)).toEqual([418, 418]);
      expect(application.get(VariousController).runs).toBe(1);
    });

    it('@HttpCode and @Header', async () => {
      const { answers } = await twice('/code');
      expect(theOneBody(answers)).toEqual({ run: 1 });
      expect(answers.map(({ status, headers }) => [status, headers.get('x-answer')])).toEqual([
        [203, 'given'],
        [203, 'given'],
      ]);
    });

    it('the ETag of the platform, which belongs to the bytes', async () => {
      const { answers } = await twice('/code');
      const [onMiss, onHit] = answers.map(({ headers }) => headers.get('etag'));
      expect(onHit).toBe(onMiss);
    });

    it('@Redirect', async () => {
      const { answers } = await twice('/redirect');
      expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
        [307, '/run/1'],
        [307, '/run/1'],
      ]);
    });

    it('nothing at all, for null', async () => {
      const { answers, application } = await twice('/nothing');
      theOneBody(answers);
      expect(application.get(VariousController).runs).toBe(1);
    });
  });

  describeHttp('of versioned routes', (start) => {
    @Controller()
    class VersionedController {
      @Get('files')
      @Version('1')
      @CacheMemoize()
      async first(): Promise<object> {
        return { version: 1 };
      }

      @Get('files')
      @Version('2')
      @CacheMemoize()
      async second(): Promise<object> {
        return { version: 2 };
      }
    }

    it('each of which has its own outcomes', async () => {
      const application = await start({
        ...given(),
        controllers: [VersionedController],
        configure: (nest) => nest.enableVersioning({ type: VersioningType.HEADER, header: 'x-version' }),
      });
      const bodies = [];
      for (const version of ['1', '2', '1', '2'])
        bodies.push((await application.request('/files', { headers: { 'x-version': version } })).body);
      expect(bodies).toEqual([{ version: 1 }, { version: 2 }, { version: 1 }, { version: 2 }]);
    });
  });
});

describe.each(['copy', 'share'] as const)(
  'what can be read only once is not kept, with isolation %s',
  (isolation) => {
    @Controller()
    class DownloadsController {
      @Get('file')
      @CacheMemoize()
      async file(): Promise<StreamableFile> {
        return new StreamableFile(Buffer.from('content of the file'));
      }
    }

    describeHttp('so that each response is complete', (start) => {
      it('of a StreamableFile', async () => {
        const errors: CacheMemoizeError[] = [];
        const application = await start({
          caches: { default: memoryCache({ isolation }) },
          options: { onError: (error) => void errors.push(error) },
          controllers: [DownloadsController],
        });
        const answers = await application.repeat(3, '/file');
        expect(answers.map(({ body, headers }) => [body, headers.get('cache-status')])).toEqual(
          Array(3).fill(['content of the file', 'nestjs-cache-memoize; fwd=miss']),
        );
        expect(errors.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_UNCACHEABLE_VALUE']);
      });
    });
  },
);

/** The examples of the page "From the CacheInterceptor of @nestjs/cache-manager": what it says is what runs here. */
import {
  CACHE_MANAGER,
  type Cache,
  CacheInterceptor,
  CacheKey,
  CacheModule,
  CacheTTL,
} from '@nestjs/cache-manager';
import {
  Body,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  Inject,
  Injectable,
  Module,
  Param,
  ParseIntPipe,
  Put,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CacheMemoize, CacheMemoizeModule, MemoizeInvalidator } from 'nestjs-cache-memoize';

interface Request {
  readonly headers: Readonly<Record<string, string>>;
}

const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Request>().headers['x-user'],
);

@Injectable()
class Articles {
  reads = 0;
  private readonly titles = new Map([
    [1, 'One'],
    [2, 'Two'],
  ]);

  async list(): Promise<string[]> {
    this.reads++;
    return [...this.titles.values()];
  }

  async find(id: number): Promise<object> {
    this.reads++;
    return { id, title: this.titles.get(id) };
  }

  async savedBy(user: string): Promise<object> {
    this.reads++;
    return { user, saved: [] };
  }

  async rename(id: number, title: string): Promise<void> {
    this.titles.set(id, title);
  }
}

// Before

@Injectable()
class UserCacheInterceptor extends CacheInterceptor {
  protected override async trackBy(context: ExecutionContext): Promise<string | undefined> {
    const url = await super.trackBy(context);
    return url ? `${context.switchToHttp().getRequest<Request>().headers['x-user']} ${url}` : undefined;
  }
}

@Controller('articles')
class ArticlesBefore {
  constructor(
    private readonly articles: Articles,
    @Inject(CACHE_MANAGER) private readonly cache: Cache,
  ) {}

  @Get()
  @UseInterceptors(CacheInterceptor)
  @CacheKey('all-articles')
  @CacheTTL(60_000)
  async list(): Promise<string[]> {
    return this.articles.list();
  }

  @Get('saved')
  @UseInterceptors(UserCacheInterceptor)
  async saved(@CurrentUser() user: string): Promise<object> {
    return this.articles.savedBy(user);
  }

  @Get(':id')
  @UseInterceptors(CacheInterceptor)
  async find(@Param('id', ParseIntPipe) id: number): Promise<object> {
    return this.articles.find(id);
  }

  @Put(':id')
  async rename(@Param('id', ParseIntPipe) id: number, @Body('title') title: string): Promise<void> {
    await this.articles.rename(id, title);
    await this.cache.del('all-articles');
    await this.cache.del(`/articles/${id}`); // and /articles/01? and /articles/1?from=mail?
  }
}

@Module({
  imports: [CacheModule.register({ ttl: 5_000 })],
  controllers: [ArticlesBefore],
  providers: [Articles],
})
class AppBefore {}

// After

@Controller('articles')
class ArticlesAfter {
  constructor(
    private readonly articles: Articles,
    private readonly invalidator: MemoizeInvalidator,
  ) {}

  @Get()
  @CacheMemoize('60s')
  async list(): Promise<string[]> {
    return this.articles.list();
  }

  @Get('saved')
  @CacheMemoize()
  async saved(@CurrentUser() user: string): Promise<object> {
    return this.articles.savedBy(user);
  }

  @Get(':id')
  @CacheMemoize()
  async find(@Param('id', ParseIntPipe) id: number): Promise<object> {
    return this.articles.find(id);
  }

  @Put(':id')
  async rename(@Param('id', ParseIntPipe) id: number, @Body('title') title: string): Promise<void> {
    await this.articles.rename(id, title);
    await this.invalidator.invalidate(ArticlesAfter, 'list');
    await this.invalidator.invalidate(ArticlesAfter, 'find', id);
  }
}

@Module({
  imports: [CacheMemoizeModule.forRoot({}, { ttl: '5s' })],
  controllers: [ArticlesAfter],
  providers: [Articles],
})
class AppAfter {}

// After, on the cache that CacheModule makes

@Module({
  imports: [
    CacheMemoizeModule.forRootAsync({
      imports: [CacheModule.register()],
      inject: [CACHE_MANAGER],
      useFactory: (cache: Cache) => ({ caches: { default: cache }, keyPrefix: 'articles', ttl: '5s' }),
    }),
  ],
  controllers: [ArticlesAfter],
  providers: [Articles],
})
class AppAfterOnSameCache {}

async function start(module: Type): Promise<NestFastifyApplication> {
  const testing = await Test.createTestingModule({ imports: [module] }).compile();
  return testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter()).init();
}

describe.each([
  ['before', AppBefore],
  ['after', AppAfter],
  ['after, on the cache that CacheModule makes', AppAfterOnSameCache],
])('the example of the page, %s', (_, module) => {
  let application: NestFastifyApplication;
  beforeEach(async () => {
    application = await start(module);
  });
  afterEach(() => application.close());

  const get = async (url: string, user = 'ann'): Promise<unknown> =>
    (await application.inject({ url, headers: { 'x-user': user } })).json();
  const rename = (id: number, title: string) =>
    application.inject({ method: 'PUT', url: `/articles/${id}`, payload: { title } });

  it('answers the second request without reading', async () => {
    const answers = [
      await get('/articles'),
      await get('/articles'),
      await get('/articles/1'),
      await get('/articles/1'),
    ];
    const one = { id: 1, title: 'One' };
    expect(answers).toEqual([['One', 'Two'], ['One', 'Two'], one, one]);
    expect(application.get(Articles).reads).toBe(2);
  });

  it('answers each user for himself', async () => {
    const answers = [await get('/articles/saved', 'ann'), await get('/articles/saved', 'bob')];
    expect(answers).toEqual([
      { user: 'ann', saved: [] },
      { user: 'bob', saved: [] },
    ]);
  });

  it('reads again after a change', async () => {
    await get('/articles');
    await get('/articles/1');
    await rename(1, 'First');
    expect([await get('/articles'), await get('/articles/1')]).toEqual([
      ['First', 'Two'],
      { id: 1, title: 'First' },
    ]);
  });
});

describe('what the page says of the difference', () => {
  async function readOtherSpellingAfterChange(module: Type): Promise<unknown> {
    const application = await start(module);
    await application.inject('/articles/1?from=mail');
    await application.inject({ method: 'PUT', url: '/articles/1', payload: { title: 'First' } });
    const answer = await application.inject('/articles/1?from=mail');
    await application.close();
    return answer.json();
  }

  it('holds: before, another spelling of the URL stays stale', async () => {
    expect(await readOtherSpellingAfterChange(AppBefore)).toEqual({ id: 1, title: 'One' });
  });

  it('holds: after, it is the same call', async () => {
    expect(await readOtherSpellingAfterChange(AppAfter)).toEqual({ id: 1, title: 'First' });
  });
});

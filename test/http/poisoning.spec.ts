import { Controller, Get, Headers, HostParam, Param, Post, Query, Req } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CacheMemoize, CacheMemoizeModule, memoryCache } from 'nestjs-cache-memoize';
import type { MemoryCache } from '../../lib/caches/memory/memory.cache';
import { MEMOIZE_RUNTIME } from '../../lib/constants';
import type { MemoizeRuntime } from '../../lib/runtime/memoize.runtime';
import { describeHttp, type HttpApplication } from '../support/applications/http-application';

interface Asked {
  readonly headers: Record<string, string | undefined>;
}

const MAX_ENTRIES = 50;

@Controller()
class PagesController {
  runs = 0;

  @Get('page/:id')
  @CacheMemoize()
  async page(@Param('id') id: string): Promise<object> {
    return { id, run: ++this.runs };
  }

  @Get('link')
  @CacheMemoize()
  async link(@Headers('x-forwarded-host') host: string): Promise<object> {
    return { link: `https://${host}/login`, run: ++this.runs };
  }

  @Get('declared')
  @CacheMemoize({ argsRewrite: (request) => request.headers['x-forwarded-host'] })
  async declared(@Req() request: Asked): Promise<object> {
    return { link: `https://${request.headers['x-forwarded-host']}/login`, run: ++this.runs };
  }

  @Get('search')
  @CacheMemoize()
  async search(@Query('q') query: string): Promise<object> {
    return { query, run: ++this.runs };
  }

  @Get('all')
  @CacheMemoize({ cacheAlias: 'small' })
  async all(@Query() query: object): Promise<object> {
    return { ...query, run: ++this.runs };
  }

  @Get('method')
  @CacheMemoize()
  async read(): Promise<object> {
    return { method: 'GET', run: ++this.runs };
  }

  @Post('method')
  @CacheMemoize()
  async write(): Promise<object> {
    return { method: 'POST', run: ++this.runs };
  }
}

@Controller({ host: ':tenant.example.org', path: 'tenant' })
class TenantController {
  @Get()
  @CacheMemoize()
  async find(@HostParam('tenant') tenant: string): Promise<object> {
    return { tenant };
  }
}

describeHttp('a cache of memoized handlers is not poisoned', (start) => {
  const startPages = () =>
    start({ controllers: [PagesController, TenantController], caches: { small: memoryCache() } });

  function attack(application: HttpApplication, path: string, headers: Record<string, string>) {
    return application.request(path, { headers });
  }

  it.each(['X-Forwarded-Host', 'X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-Scheme', 'Host'])(
    'by %s, which the handler does not see',
    async (header) => {
      const application = await startPages();
      const { body } = await attack(application, '/page/1', { [header]: 'evil.example' });
      expect(body).toEqual({ id: '1', run: 1 });
      expect((await application.request('/page/1')).body).toEqual({ id: '1', run: 1 });
    },
  );

  it.each(['/link', '/declared'])('by X-Forwarded-Host that the handler sees: %s', async (path) => {
    const application = await startPages();
    await attack(application, path, { 'X-Forwarded-Host': 'evil.example' });
    const { body } = await attack(application, path, { 'X-Forwarded-Host': 'good.example' });
    expect(body).toEqual({ link: 'https://good.example/login', run: 2 });
  });

  it.each([
    ['a second value of the same parameter', '/search?q=good&q=evil'],
    ['a semicolon', '/search?utm=1;q=evil'],
    ['an encoded ampersand', '/search?utm=1%26q=evil'],
    ['another case', '/search?Q=evil'],
    ['an array', '/search?q[]=evil'],
  ])('by parameter cloaking with %s', async (_, cloaked) => {
    const application = await startPages();
    await application.request(cloaked);
    expect((await application.request('/search?q=good')).body).toMatchObject({ query: 'good' });
  });

  it('by a list in place of a text, which is another argument', async () => {
    const application = await startPages();
    await application.request('/search?q=a&q=b');
    expect((await application.request('/search?q=a,b')).body).toEqual({ query: 'a,b', run: 2 });
  });

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])('by %s', async (header) => {
    const application = await startPages();
    const override = { method: 'POST', headers: { [header]: 'GET' } };
    expect((await application.request('/method', override)).body).toMatchObject({ method: 'POST' });
    expect((await application.request('/method')).body).toMatchObject({ method: 'GET' });
  });

  it('by a method of its own: each has its own handler, and so its own outcomes', async () => {
    const application = await startPages();
    await application.request('/method', { method: 'POST' });
    expect((await application.request('/method')).body).toEqual({ method: 'GET', run: 2 });
  });

  it('by a host: a handler that depends on it takes it as a parameter, and has it in its key', async () => {
    const application = await startPages();
    const ofTenant = async (tenant: string) =>
      (await attack(application, '/tenant', { Host: `${tenant}.example.org` })).body;
    expect([await ofTenant('a'), await ofTenant('b'), await ofTenant('a')]).toEqual([
      { tenant: 'a' },
      { tenant: 'b' },
      { tenant: 'a' },
    ]);
  });
});

describe('strange queries', () => {
  async function startPages(): Promise<NestFastifyApplication> {
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot({ small: memoryCache({ maxEntries: MAX_ENTRIES }) })],
      controllers: [PagesController],
    }).compile();
    const pages = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    return pages.init();
  }

  async function sendStrangeQueries(
    pages: NestFastifyApplication,
    path: string,
    count: number,
  ): Promise<void> {
    for (const query of strangeQueries(count)) await pages.inject(`${path}?${query}`);
  }

  function entriesOf(pages: NestFastifyApplication, alias: string): number {
    const { registry } = pages.get<MemoizeRuntime>(MEMOIZE_RUNTIME);
    return (registry.get(alias)?.cache as MemoryCache).held.entries;
  }

  it('of which the handler reads nothing leave one entry, however many there are', async () => {
    const pages = await startPages();
    await sendStrangeQueries(pages, '/page/1', 10_000);
    expect(entriesOf(pages, 'default')).toBe(1);
    expect(pages.get(PagesController).runs).toBe(1);
    await pages.close();
  }, 120_000);

  it('that the handler reads leave as many entries as the cache may have', async () => {
    const pages = await startPages();
    await sendStrangeQueries(pages, '/all', 2 * MAX_ENTRIES);
    expect(entriesOf(pages, 'small')).toBe(MAX_ENTRIES);
    await pages.close();
  });
});

/** The same for every run: a linear congruence in place of chance. */
function* strangeQueries(count: number): Generator<string> {
  let state = 1;
  const next = (): string => (state = (state * 48_271) % 2_147_483_647).toString(36);
  for (let made = 0; made < count; made++) yield `${next()}=${next()}&${next()}[]=${next()}`;
}

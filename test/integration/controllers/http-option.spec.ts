import { AsyncLocalStorage } from 'node:async_hooks';
import { Controller, Get, type INestApplication } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CacheMemoize, CacheMemoizeInterceptor, CacheMemoizeModule } from 'nestjs-cache-memoize';

@Controller()
class FilesController {
  runs = 0;

  @Get('memoized')
  @CacheMemoize()
  async find(): Promise<object> {
    return { run: ++this.runs };
  }

  @Get('plain')
  async plain(): Promise<object> {
    return { run: ++this.runs };
  }
}

const started: INestApplication[] = [];

async function start(module: ReturnType<typeof CacheMemoizeModule.forRoot>): Promise<NestFastifyApplication> {
  const testing = await Test.createTestingModule({
    imports: [module],
    controllers: [FilesController],
  }).compile();
  const application = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await application.init();
  started.push(application);
  return application;
}

async function statusesOf(application: NestFastifyApplication, path: string): Promise<unknown[]> {
  const answers = [await application.inject(path), await application.inject(path)];
  return answers.map(({ headers }) => headers['cache-status']);
}

async function bodyOfSecond(application: NestFastifyApplication, path: string): Promise<unknown> {
  await application.inject(path);
  return (await application.inject(path)).json();
}

function interceptorsOf(application: NestFastifyApplication): unknown[] {
  return application.get(ApplicationConfig).getGlobalInterceptors();
}

describe('the option http', () => {
  const run = jest.spyOn(AsyncLocalStorage.prototype, 'run');

  beforeEach(() => run.mockClear());
  afterAll(() => run.mockRestore());
  afterEach(async () => {
    for (const application of started.splice(0)) await application.close();
  });

  it('is on by default: memoized handlers run in a scope, and are told of', async () => {
    const application = await start(CacheMemoizeModule.forRoot());
    expect(await statusesOf(application, '/memoized')).toEqual([
      'nestjs-cache-memoize; fwd=miss; stored',
      expect.stringContaining('; hit'),
    ]);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('opens no scope for other handlers, also when it is on', async () => {
    const application = await start(CacheMemoizeModule.forRoot());
    expect(await statusesOf(application, '/plain')).toEqual([undefined, undefined]);
    expect(run).not.toHaveBeenCalled();
  });

  it('off: there is no interceptor, and no scope', async () => {
    const application = await start(CacheMemoizeModule.forRoot({}, { http: false }));
    expect(interceptorsOf(application)).toEqual([]);
    expect(() => application.get(CacheMemoizeInterceptor, { strict: false })).toThrow();
    expect(await statusesOf(application, '/memoized')).toEqual([undefined, undefined]);
    expect(await bodyOfSecond(application, '/memoized')).toEqual({ run: 1 });
    expect(run).not.toHaveBeenCalled();
  });

  it('off by a factory: the interceptor lets everything pass, and there is no scope', async () => {
    const application = await start(CacheMemoizeModule.forRootAsync({ useFactory: () => ({ http: false }) }));
    expect(await statusesOf(application, '/memoized')).toEqual([undefined, undefined]);
    expect(await bodyOfSecond(application, '/memoized')).toEqual({ run: 1 });
    expect(run).not.toHaveBeenCalled();
  });

  it('on by a factory: memoized handlers are told of', async () => {
    const application = await start(CacheMemoizeModule.forRootAsync({ useFactory: async () => ({}) }));
    expect(await statusesOf(application, '/memoized')).toEqual([
      'nestjs-cache-memoize; fwd=miss; stored',
      expect.stringContaining('; hit'),
    ]);
  });

  it('has nothing to tell with enabled: false', async () => {
    const application = await start(CacheMemoizeModule.forRoot({}, { enabled: false }));
    expect(await statusesOf(application, '/memoized')).toEqual([undefined, undefined]);
    expect(await bodyOfSecond(application, '/memoized')).toEqual({ run: 4 });
    expect(run).not.toHaveBeenCalled();
  });
});

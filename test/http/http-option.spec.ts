import { AsyncLocalStorage } from 'node:async_hooks';
import { Controller, type DynamicModule, Get, type INestApplication, type Type } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CacheMemoize, CacheMemoizeInterceptor, CacheMemoizeModule } from 'nestjs-cache-memoize';
import { Traced } from '../support/applications/traced';

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

@Controller()
class TracedController {
  @Get('traced')
  @Traced()
  @CacheMemoize()
  async find(): Promise<object> {
    return {};
  }
}

const TOLD = ['nestjs-cache-memoize; fwd=miss; stored', expect.stringContaining('; hit')] as unknown[];

const started: INestApplication[] = [];

async function start(module: DynamicModule, ...more: Type[]): Promise<NestFastifyApplication> {
  const testing = await Test.createTestingModule({
    imports: [module],
    controllers: [FilesController, ...more],
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
  return application
    .get(ApplicationConfig)
    .getGlobalInterceptors()
    .filter((interceptor) => interceptor !== undefined);
}

describe('the option http', () => {
  const run = jest.spyOn(AsyncLocalStorage.prototype, 'run');

  beforeEach(() => run.mockClear());
  afterAll(() => run.mockRestore());
  afterEach(async () => {
    for (const application of started.splice(0)) await application.close();
  });

  it('is on by default: memoized handlers are told of', async () => {
    const application = await start(CacheMemoizeModule.forRoot());
    expect(await statusesOf(application, '/memoized')).toEqual(TOLD);
  });

  it('on: there is no interceptor and no scope where no handler needs them', async () => {
    const application = await start(CacheMemoizeModule.forRoot());
    await statusesOf(application, '/memoized');
    expect(interceptorsOf(application)).toEqual([]);
    expect(run).not.toHaveBeenCalled();
  });

  it('on: where a handler needs them, there are, and the scope for it alone', async () => {
    const application = await start(CacheMemoizeModule.forRoot(), TracedController);
    expect(interceptorsOf(application)).toEqual([
      application.get(CacheMemoizeInterceptor, { strict: false }),
    ]);
    expect(await statusesOf(application, '/traced')).toEqual(TOLD);
    expect(run).toHaveBeenCalledTimes(2);
    expect(await statusesOf(application, '/memoized')).toEqual(TOLD);
    expect(await statusesOf(application, '/plain')).toEqual([undefined, undefined]);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('off: there is no interceptor, and no scope', async () => {
    const application = await start(CacheMemoizeModule.forRoot({}, { http: false }), TracedController);
    expect(interceptorsOf(application)).toEqual([]);
    expect(await statusesOf(application, '/traced')).toEqual([undefined, undefined]);
    expect(await statusesOf(application, '/memoized')).toEqual([undefined, undefined]);
    expect(await bodyOfSecond(application, '/memoized')).toEqual({ run: 1 });
    expect(run).not.toHaveBeenCalled();
  });

  it('off by a factory: there is no interceptor, and no scope', async () => {
    const application = await start(
      CacheMemoizeModule.forRootAsync({ useFactory: () => ({ http: false }) }),
      TracedController,
    );
    expect(interceptorsOf(application)).toEqual([]);
    expect(await statusesOf(application, '/traced')).toEqual([undefined, undefined]);
    expect(await statusesOf(application, '/memoized')).toEqual([undefined, undefined]);
    expect(await bodyOfSecond(application, '/memoized')).toEqual({ run: 1 });
    expect(run).not.toHaveBeenCalled();
  });

  it('on by a factory: memoized handlers are told of', async () => {
    const application = await start(CacheMemoizeModule.forRootAsync({ useFactory: async () => ({}) }));
    expect(await statusesOf(application, '/memoized')).toEqual(TOLD);
  });

  it('has nothing to tell with enabled: false', async () => {
    const application = await start(CacheMemoizeModule.forRoot({}, { enabled: false }));
    expect(await statusesOf(application, '/memoized')).toEqual([undefined, undefined]);
    expect(await bodyOfSecond(application, '/memoized')).toEqual({ run: 4 });
    expect(run).not.toHaveBeenCalled();
  });
});

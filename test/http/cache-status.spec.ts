import {
  Controller,
  createParamDecorator,
  Get,
  Header,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import {
  CacheMemoize,
  CacheMemoizeInterceptor,
  type CacheMemoizeModuleOptions,
  MemoizeStatistics,
  tiered,
} from 'nestjs-cache-memoize';
import { manualClock } from 'nestjs-cache-memoize/testing';
import { concatMap, of, throwError } from 'rxjs';
import { type Answer, describeHttp } from '../support/applications/http-application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

interface ResponseHeaders {
  header(name: string, value: string): void;
}

const Callback = createParamDecorator(() => () => 1);

@Injectable()
class Prices {
  runs = 0;

  @CacheMemoize('1h')
  async load(id: number): Promise<number> {
    return id + this.runs++;
  }
}

@Injectable()
class Twice implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(concatMap((value) => of(value, value)));
  }
}

@Injectable()
class FailsAfterwards implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(concatMap(() => throwError(() => new NotFoundException())));
  }
}

@Controller()
class PricesController {
  runs = 0;
  calls = 0;
  isDown = false;
  release: () => void = () => undefined;

  constructor(private readonly prices: Prices) {}

  @Get('prices/:id')
  @CacheMemoize('60s')
  async find(@Param('id', ParseIntPipe) id: number): Promise<object> {
    return { id, run: ++this.runs };
  }

  @Get('aging')
  @CacheMemoize('10s', { staleWhileRevalidate: '1m', staleIfError: '1h' })
  async aging(): Promise<object> {
    this.runs++;
    if (this.isDown) throw new Error('the source is down');
    return { run: this.runs };
  }

  @Get('for-good')
  @CacheMemoize(Infinity)
  async keptForGood(): Promise<number> {
    return 1;
  }

  @Get('never')
  @CacheMemoize(() => 0)
  async neverKept(): Promise<number> {
    return 1;
  }

  @Get('unkeyable')
  @CacheMemoize()
  async withoutKey(@Callback() callback: () => number): Promise<number> {
    return callback();
  }

  @Get('nothing')
  @CacheMemoize()
  async nothing(): Promise<void> {}

  @Get('slow')
  @CacheMemoize({
    argsRewrite(this: PricesController) {
      this.calls++;
    },
  })
  async slow(): Promise<string> {
    this.runs++;
    await new Promise<void>((resolve) => (this.release = resolve));
    return 'slow';
  }

  @Get('kept-error')
  @CacheMemoize('60s', { cacheExceptions: NotFoundException })
  async failing(): Promise<never> {
    throw new NotFoundException('no such price');
  }

  @Get('error')
  @CacheMemoize('60s')
  async failingAnew(): Promise<never> {
    throw new NotFoundException();
  }

  @Get('service/:id')
  async callsMemoizedService(@Param('id', ParseIntPipe) id: number): Promise<number> {
    return this.prices.load(id);
  }

  @Get('inner/:id')
  @CacheMemoize(() => 0)
  async callsMemoizedHandler(@Param('id', ParseIntPipe) id: number): Promise<object> {
    return [await this.find(id), await this.prices.load(id)];
  }

  @Get('itself/:id')
  @CacheMemoize((_, id) => (id === 0 ? '60s' : 0))
  async callsItself(@Param('id', ParseIntPipe) id: number): Promise<number> {
    return id === 0 ? 0 : this.callsItself(id - 1);
  }

  @Get('upstream')
  @Header('Cache-Status', 'origin; hit')
  @CacheMemoize()
  async proxied(): Promise<number> {
    return 1;
  }

  @Get('upstream-on-miss')
  @CacheMemoize({ argsRewrite: () => [] })
  async proxiedByItself(@Res({ passthrough: true }) response: ResponseHeaders): Promise<number> {
    response.header('Cache-Status', 'upstream; fwd=miss');
    return 1;
  }

  @Get('twice')
  @UseInterceptors(Twice)
  @CacheMemoize('60s')
  async emittedTwice(): Promise<number> {
    return 1;
  }

  @Get('fails-afterwards')
  @UseInterceptors(FailsAfterwards)
  @CacheMemoize('60s')
  async failsAfterwards(): Promise<number> {
    return 1;
  }

  @Get('registered-again')
  @UseInterceptors(CacheMemoizeInterceptor)
  @CacheMemoize('60s')
  async registeredAgain(): Promise<number> {
    return 1;
  }

  @Post('guard')
  @CacheMemoize('60s', { storeResult: false })
  async guarded(): Promise<true> {
    return true;
  }
}

const MISS = 'nestjs-cache-memoize; fwd=miss; stored';
// Of 60 seconds, and of the default of 300; up to ten of them may pass on a busy machine.
const HIT: unknown = expect.stringMatching(/^nestjs-cache-memoize; hit; ttl=(60|5\d)$/);
const HIT_OF_DEFAULT: unknown = expect.stringMatching(/^nestjs-cache-memoize; hit; ttl=(300|29\d)$/);
const YOUNG: unknown = expect.stringMatching(/^\d$/);

function statusOf(answer: Answer): string | null {
  return answer.headers.get('Cache-Status');
}

function agesOf(answers: Answer[]): (string | null)[] {
  return answers.map(({ headers }) => headers.get('Age'));
}

describeHttp('Cache-Status and Age', (start) => {
  const startPrices = (options: CacheMemoizeModuleOptions = {}) =>
    start({
      controllers: [PricesController],
      providers: [Prices],
      options: { onError: () => undefined, ...options },
    });

  it('tell a miss, and a hit with its age and the rest of its life', async () => {
    const answers = await (await startPrices()).repeat(2, '/prices/7');
    expect(answers.map(statusOf)).toEqual([MISS, HIT]);
    expect(agesOf(answers)).toEqual([null, YOUNG]);
  });

  it('tell a stale hit by a ttl below 0, whose age and ttl are together its life', async () => {
    const clock = manualClock();
    const application = await startPrices({ clock });
    await application.request('/aging');
    await clock.advance('12500ms');
    const answer = await application.request('/aging');
    expect(answer).toMatchObject({ status: 200, body: { run: 1 } });
    expect([statusOf(answer), ...agesOf([answer])]).toEqual(['nestjs-cache-memoize; hit; ttl=-2', '12']);
    await until(() => application.get(PricesController).runs === 2);
    const renewed = await application.request('/aging');
    expect(renewed.body).toEqual({ run: 2 });
    expect([statusOf(renewed), ...agesOf([renewed])]).toEqual(['nestjs-cache-memoize; hit; ttl=10', '0']);
  });

  it('tell by a ttl below 0 what answers for a source that is down', async () => {
    const clock = manualClock();
    const application = await startPrices({ clock });
    await application.request('/aging');
    application.get(PricesController).isDown = true;
    await clock.advance('10m');
    const answer = await application.request('/aging');
    expect(answer).toMatchObject({ status: 200, body: { run: 1 } });
    expect([statusOf(answer), ...agesOf([answer])]).toEqual(['nestjs-cache-memoize; hit; ttl=-590', '600']);
    expect(application.get(PricesController).runs).toBe(2);
  });

  it('tell of a hit from memory in front of a shared cache what they tell of one in that', async () => {
    const clock = manualClock();
    const application = await start({
      controllers: [PricesController],
      providers: [Prices],
      caches: { default: tiered({ store: new MapStore() }) },
      options: { keyPrefix: 'prices', clock },
    });
    await application.request('/prices/7');
    await clock.advance('5s');
    const answers = await application.repeat(2, '/prices/7');
    expect(answers.map(statusOf)).toEqual(Array(2).fill('nestjs-cache-memoize; hit; ttl=55'));
    expect(agesOf(answers)).toEqual(['5', '5']);
    const [found] = application
      .get(MemoizeStatistics)
      .snapshot()
      .methods.filter(({ hits }) => hits > 0);
    expect(found).toMatchObject({ hits: 2, localHits: 1 });
  });

  it('tell no end of what is kept for good', async () => {
    const answers = await (await startPrices()).repeat(2, '/for-good');
    expect(answers.map(statusOf)).toEqual([MISS, 'nestjs-cache-memoize; hit']);
  });

  it('tell that an outcome was not stored', async () => {
    const answers = await (await startPrices()).repeat(2, '/never');
    expect(answers.map(statusOf)).toEqual(Array(2).fill('nestjs-cache-memoize; fwd=miss'));
    expect(agesOf(answers)).toEqual([null, null]);
  });

  it('tell that a call had no key', async () => {
    const answers = await (await startPrices()).repeat(2, '/unkeyable');
    expect(answers.map(statusOf)).toEqual(Array(2).fill('nestjs-cache-memoize; fwd=bypass'));
  });

  it('tell a hit of undefined', async () => {
    const answers = await (await startPrices()).repeat(2, '/nothing');
    expect(answers.map(statusOf)).toEqual([MISS, HIT_OF_DEFAULT]);
  });

  it('tell the mark of a guard', async () => {
    const answers = await (await startPrices()).repeat(2, '/guard', { method: 'POST' });
    expect(answers.map(statusOf)).toEqual([MISS, HIT]);
  });

  it('tell who waited for the run of another request', async () => {
    const application = await startPrices();
    const first = application.request('/slow');
    await until(() => application.get(PricesController).runs === 1);
    const joined = application.request('/slow');
    await until(() => application.get(PricesController).calls === 2);
    application.get(PricesController).release();
    expect([await first, await joined].map(statusOf)).toEqual([
      MISS,
      'nestjs-cache-memoize; fwd=miss; collapsed',
    ]);
  });

  it('stand on the response to an error that is kept', async () => {
    const answers = await (await startPrices()).repeat(2, '/kept-error');
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers.map(statusOf)).toEqual([MISS, HIT]);
    expect(agesOf(answers)).toEqual([null, YOUNG]);
  });

  it('tell of an error that is not kept that it was not stored', async () => {
    const answers = await (await startPrices()).repeat(2, '/error');
    expect(answers.map(statusOf)).toEqual(Array(2).fill('nestjs-cache-memoize; fwd=miss'));
  });

  it('are left out when a pipe refuses the request', async () => {
    const answer = await (await startPrices()).request('/prices/seven');
    expect([answer.status, statusOf(answer)]).toEqual([400, null]);
  });

  it('are left out for a handler that is not memoized, whatever it calls', async () => {
    const answers = await (await startPrices()).repeat(2, '/service/1');
    expect(answers.map(({ body }) => String(body))).toEqual(['1', '1']);
    expect(answers.map(statusOf)).toEqual([null, null]);
    expect(agesOf(answers)).toEqual([null, null]);
  });

  it('tell of the handler itself, and not of memoized methods that it calls', async () => {
    const answers = await (await startPrices()).repeat(2, '/inner/1');
    expect(answers.map(statusOf)).toEqual(Array(2).fill('nestjs-cache-memoize; fwd=miss'));
  });

  it('tell of the call for the request, and not of one that the handler makes of itself', async () => {
    const application = await startPrices();
    await application.request('/itself/0');
    expect(statusOf(await application.request('/itself/1'))).toBe('nestjs-cache-memoize; fwd=miss');
  });

  it('come after what caches nearer to the origin said', async () => {
    const answers = await (await startPrices()).repeat(2, '/upstream');
    expect(answers.map(statusOf)).toEqual([
      `origin; hit, ${MISS}`,
      expect.stringMatching(/^origin; hit, nestjs-cache-memoize; hit; ttl=(300|29\d)$/),
    ]);
  });

  it('come after what the handler itself said, which a hit does not repeat', async () => {
    const answers = await (await startPrices()).repeat(2, '/upstream-on-miss');
    expect(answers.map(statusOf)).toEqual([`upstream; fwd=miss, ${MISS}`, HIT_OF_DEFAULT]);
  });

  it('are written once when an interceptor emits twice', async () => {
    expect(statusOf(await (await startPrices()).request('/twice'))).toBe(MISS);
  });

  it('are written once when an interceptor fails afterwards', async () => {
    const answers = await (await startPrices()).repeat(2, '/fails-afterwards');
    expect(answers.map(statusOf)).toEqual([MISS, HIT]);
  });

  it('are written once when the interceptor stands on the handler as well', async () => {
    const answers = await (await startPrices()).repeat(2, '/registered-again');
    expect(answers.map(statusOf)).toEqual([MISS, HIT]);
  });
});

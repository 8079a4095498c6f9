import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheck, HealthCheckService, TerminusModule } from '@nestjs/terminus';
import type { Caches } from 'nestjs-cache-memoize';
import { MemoizeHealthIndicator, type MemoizeHealthOptions } from 'nestjs-cache-memoize/terminus';
import { describeHttp, type StartHttp } from '../support/applications/http-application';
import { MapStore } from '../support/doubles/map-store';
import { Shop } from './shop';

let asked: MemoizeHealthOptions | undefined;

@Controller('health')
class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    private readonly memoize: MemoizeHealthIndicator,
  ) {}

  @Get()
  @HealthCheck()
  check() {
    return this.health.check([() => this.memoize.isHealthy('memoize', asked)]);
  }
}

async function start(startHttp: StartHttp, caches: Caches) {
  const application = await startHttp({
    imports: [TerminusModule.forRoot({ logger: false })],
    controllers: [HealthController],
    providers: [Shop, MemoizeHealthIndicator],
    caches,
    options: { keyPrefix: 'shop', onError: () => undefined, breaker: { failures: 1, halfOpenAfter: '1h' } },
  });
  return { application, shop: application.get(Shop) };
}

function brokenStore(): MapStore & { asked: number } {
  const store = Object.assign(new MapStore(), { asked: 0 });
  store.get =
    store.set =
    store.del =
      () => {
        store.asked++;
        return Promise.reject(new Error('down'));
      };
  return store;
}

describeHttp('the health indicator', (startHttp) => {
  afterEach(() => (asked = undefined));

  it('says that the caches are ready', async () => {
    const { application } = await start(startHttp, {});
    const { status, body } = await application.request('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', info: { memoize: { status: 'up', cache: 'ready' } } });
  });

  it('is up, and says degraded, while a cache is down: calls are served', async () => {
    const { application, shop } = await start(startHttp, { default: brokenStore() });
    await shop.find(1);
    const { status, body } = await application.request('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ok',
      info: { memoize: { status: 'up', cache: 'degraded', degraded: ['default'] } },
    });
  });

  it('is down where the cache is required', async () => {
    const { application, shop } = await start(startHttp, { default: brokenStore() });
    await shop.find(1);
    asked = { isRequired: true };
    const { status, body } = await application.request('/health');
    expect(status).toBe(503);
    expect(body).toMatchObject({ error: { memoize: { status: 'down', degraded: ['default'] } } });
  });

  it('asks after one alias alone, and sends nothing', async () => {
    const store = brokenStore();
    const { application, shop } = await start(startHttp, { default: store, other: new MapStore() });
    await shop.find(1);
    const sent = store.asked;
    asked = { alias: 'other', isRequired: true };
    for (const { status } of await application.repeat(3, '/health')) expect(status).toBe(200);
    asked = { alias: 'default', isRequired: true };
    for (const { status } of await application.repeat(3, '/health')) expect(status).toBe(503);
    expect(store.asked).toBe(sent);
  });

  it('refuses an alias that does not exist', async () => {
    const { application } = await start(startHttp, {});
    const indicator = application.get(MemoizeHealthIndicator);
    expect(() => indicator.isHealthy('memoize', { alias: 'redis' })).toThrow(
      "Unknown cache 'redis' in MemoizeHealthIndicator.isHealthy. Known caches: default.",
    );
  });
});

// `REDIS_URL=… node runner.js block-1.js block-2.js …`: runs the snippets of the README and the pages one after the
// other, starts every module that they define, and one application of everything else; then holds it to what they say.
import assert from 'node:assert';
import { setImmediate } from 'node:timers/promises';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { type AsyncMethod, CacheMemoizeModule, memoized, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { MemoizeHealthIndicator } from 'nestjs-cache-memoize/terminus';
import { register } from 'prom-client';
import * as world from './world.js';

type Snippet = Record<string, unknown>;
/** Called by their names, which TypeScript cannot know here. */
type Provider = Record<string, (...args: unknown[]) => Promise<unknown>>;
type Settle = (invalidator: MemoizeInvalidator, change: () => Promise<unknown>) => Promise<unknown>;

async function main(paths: readonly string[]): Promise<void> {
  const snippets: Snippet[] = [];
  for (const path of paths) snippets.push((await import(path)) as Snippet);

  const exported = snippets.flatMap((snippet) => Object.values(snippet));
  const classes = exported.filter(
    (value): value is Type => typeof value === 'function' && /^class/.test(String(value)),
  );
  const modules = classes.filter((each) => Reflect.hasMetadata('imports', each));
  const controllers = classes.filter((each) => Reflect.hasMetadata('__controller__', each));
  const providers = classes.filter((each) => Reflect.hasMetadata('__injectable__', each));

  for (const module of modules) await (await start(module)).close();

  const url = String(process.env['REDIS_URL']);
  const app = await start({
    module: class Everything {},
    imports: [
      CacheMemoizeModule.forRoot({ shared: () => world.redisStore({ url }) }, { keyPrefix: 'readme' }),
      TerminusModule,
    ],
    controllers,
    providers: [...world.providers, ...providers, MemoizeHealthIndicator],
  });
  const classOf = (name: string): Type => {
    const found = classes.find((each) => each.name === name);
    assert(found, `no snippet declares ${name}`);
    return found;
  };
  const shop = app.get<{ readonly asked: number }>(classOf('Shop'));
  const get = (name: string): Provider => app.get<Provider>(classOf(name));

  const { counted } = app.get<{ readonly counted: readonly string[] }>(classOf('Metrics'));
  // On Redis an outcome is kept off the caller's path: what is asked next is to find it.
  const askPrice = async (): Promise<void> => {
    await get('PricesService').priceOf?.(1);
    while (counted.length < shop.asked) await setImmediate();
  };

  await twice(askPrice);
  assert.strictEqual(shop.asked, 1);
  assert.deepStrictEqual(counted, ['price.miss 1']);

  await get('ProductsService').changePrice?.(1);
  assert.strictEqual(shop.asked, 2);
  await get('ProductsService').rename?.(1);
  await get('CatalogueService').import?.([1, 2, 3]);
  await get('UploadsService').announce?.(1);
  await askPrice();
  assert.strictEqual(shop.asked, 3);
  await get('PriceListService').change?.([1, 2]);
  await askPrice();
  assert.strictEqual(shop.asked, 4);
  await get('PriceListService').changeLater?.(1);
  await askPrice();
  assert.strictEqual(shop.asked, 4);
  await get('PriceListService').relay?.();
  await askPrice();
  assert.strictEqual(shop.asked, 5);
  assert.deepStrictEqual(await get('RepricingService').changePrice?.(1, 2), { id: 1, price: 2 });
  await askPrice();
  assert.strictEqual(shop.asked, 6);
  await get('RepricingService').changeAll?.([1, 2]);
  await askPrice();
  assert.strictEqual(shop.asked, 7);
  assert.strictEqual(await get('StockService').take?.(1), 1);
  await askPrice();
  assert.strictEqual(shop.asked, 8);
  await get('OrdersService').place?.(1);
  await askPrice();
  assert.strictEqual(shop.asked, 9);
  await get('RenamingService').rename?.(1, 'Teapot');

  const shelves = get('ShelvesService');
  await shelves.search?.('shoes');
  const askedBefore: number = shop.asked;
  await shelves.rename?.(3, 'another product');
  await shelves.search?.('shoes');
  assert.strictEqual(shop.asked, askedBefore);
  await shelves.rename?.(1, 'better shoes');
  await shelves.search?.('shoes');
  assert.strictEqual(shop.asked, askedBefore + 1);

  const digests = get('DigestService');
  assert.deepStrictEqual([await digests.send?.(7), await digests.send?.(7)], [undefined, true]);
  assert.deepStrictEqual(app.get(world.Mails).sent, [7]);

  assert.strictEqual(
    ((await get('HitRatioController').ratios?.()) as Record<string, number>)['PricesService.priceOf'],
    2 / 10,
  );

  for (const { exposeMetrics, observe } of snippets)
    for (const watch of [exposeMetrics, observe]) if (watch) (watch as (of: typeof app) => void)(app);
  const hits = 'cache_memoize_calls_total{method="PricesService.priceOf",cache="shared",outcome="hit"} 2';
  assert((await register.metrics()).includes(hits));
  const health = (await get('HealthController').check?.()) as { readonly details: unknown };
  assert.deepStrictEqual(health.details, { cache: { status: 'up', cache: 'ready' } });

  await twice(async () => assert((await get('UsersService').find?.(1)) instanceof world.User));
  await twice(() => assert.rejects(async () => get('ProductsController').find?.(404), { status: 404 }));
  assert.strictEqual(shop.asked, 12);

  const weather = get('WeatherService');
  const [before, asked] = [await weather.forecast?.(1), shop.asked];
  assert.strictEqual(await weather.forecast?.(1), before);
  assert.strictEqual(shop.asked, asked);
  await weather.correct?.(1);
  assert.notStrictEqual(await weather.forecast?.(1), before);

  const baskets = get('BasketsService');
  const principal = { sub: 'ada', iat: 1, exp: 2 };
  const basket = [await baskets.basketOf?.(principal), shop.asked];
  assert.deepStrictEqual([await baskets.basketOf?.({ ...principal, exp: 3 }), shop.asked], basket);

  const tenants = get('TenantsService');
  await tenants.total?.(2026);
  await tenants.closeBooks?.('EUR', 2026);
  const untilClosed: number = shop.asked;
  await tenants.total?.(2026);
  assert.strictEqual(shop.asked, untilClosed + 1);

  await twice(async () => assert((await get('ProfilesService').load?.(1)) instanceof world.User));

  const offers = get('OffersService');
  const untilOffered: number = shop.asked;
  await twice(() => offers.offer?.(-1));
  assert.strictEqual(shop.asked, untilOffered + 2);
  const offersKey = memoized(offers, (self) => self.offers as AsyncMethod).getCacheKey('shoes');
  assert.strictEqual(offersKey, 'OffersService.offers:"shoes";"EUR";"v2"');

  const partners = get('PartnersService');
  const untilDiscounted: number = shop.asked;
  await twice(() => partners.discountOf?.(1));
  assert.strictEqual(shop.asked, untilDiscounted + 1);
  assert.strictEqual(await get('RatesService').rateOf?.(1), await partners.discountOf?.(1));

  // Those of the README's first example and of what invalidates beside it are on the cache of this process.
  const files = get('FilesService');
  await files.exists?.('a.map');
  assert.strictEqual(await get('UploadingService').store?.('a.map'), 5);

  const settle = snippets.find((snippet) => 'settle' in snippet)?.settle as Settle;
  assert.strictEqual(await settle(app.get(MemoizeInvalidator), async () => 'changed'), 'changed');

  await app.close();
  console.log(
    `started ${modules.length} modules, ${providers.length} providers, ${controllers.length} controllers`,
  );
  process.exit(); // the first snippet is a server
}

async function start(module: Type | DynamicModule) {
  const application = await NestFactory.create(module, { logger: ['error', 'warn'], abortOnError: false });
  return application.init();
}

async function twice(run: () => unknown): Promise<void> {
  await run();
  await run();
}

void main(process.argv.slice(2));

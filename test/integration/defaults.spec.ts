import { Controller, Get, Injectable, Param, Req, Scope } from '@nestjs/common';
import {
  CACHE_MEMOIZE_OVERRIDES,
  CacheMemoize,
  CacheMemoizeDefaults,
  type CacheMemoizeModuleOptions,
  CacheMemoizeModule,
  type Class,
  InapplicableOptionError,
  memoized,
  memoryCache,
  UnknownCacheAliasError,
} from 'nestjs-cache-memoize';
import { Test, type TestingModule } from '@nestjs/testing';
import { inMemory } from 'nestjs-cache-memoize/testing';
import { MEMOIZE_RUNTIME } from '../../lib/constants';
import type { MemoizeRuntime } from '../../lib/runtime/memoize.runtime';
import { MemoizedMethod } from '../../lib/runtime/memoized-method';
import { type ApplicationParts, startApplication } from '../support/applications/application';
import { decorationOf } from '../support/applications/decoration-of';

class Money {
  constructor(readonly cents: number) {}
}

@Injectable()
class Prices {
  runs = 0;

  @CacheMemoize()
  async of(_id: number): Promise<Money> {
    return new Money(++this.runs);
  }

  @CacheMemoize({ extra: 'own', cacheAlias: 'default', jitter: 0.2 })
  async own(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({ storeResult: false })
  async once(): Promise<void> {}

  @CacheMemoize(Infinity)
  async forGood(): Promise<void> {}
}

@CacheMemoizeDefaults({ staleWhileRevalidate: '5s' })
@Injectable()
class Discounts extends Prices {}

@Injectable({ scope: Scope.TRANSIENT })
class Visits {
  @CacheMemoize({ extra: () => 1 })
  async count(): Promise<void> {}
}

@Controller('files')
class FilesController {
  @Get('request')
  @CacheMemoize({ argsRewrite: () => [] })
  async byRequest(@Req() _request: object): Promise<string> {
    return 'found';
  }

  @Get(':id')
  @CacheMemoize()
  async byId(@Param('id') _id: string): Promise<string> {
    return 'found';
  }
}

const WINDOWS = {
  staleWhileRevalidate: '1m',
  staleIfError: { for: '1h', retryAfter: '5s' },
  earlyRefresh: 0.8,
  jitter: 0.1,
} as const;
const RESOLVED = {
  staleWhileRevalidate: 60_000,
  staleIfError: { for: 3_600_000, when: undefined, retryAfter: 5_000 },
  earlyRefresh: 0.8,
  jitter: 0.1,
};

function start(defaults: CacheMemoizeModuleOptions['defaults'], parts: ApplicationParts = {}) {
  const { options, ...others } = parts;
  return startApplication({
    providers: [Prices, Discounts, Visits],
    controllers: [FilesController],
    caches: { shared: memoryCache() },
    ...others,
    options: { startupLog: false, ...options, ...(defaults && { defaults }) },
  });
}

/** The options for stale answers that a method goes by. */
function staleOf(application: TestingModule, of: Class, name: string) {
  const runtime = application.get<MemoizeRuntime>(MEMOIZE_RUNTIME);
  const method = runtime.methodOf(of.prototype as object, decorationOf(of, name));
  if (method instanceof MemoizedMethod) return method.windows?.options;
  throw new Error(`${of.name}.${name} is not memoized`);
}

describe('the defaults of the module', () => {
  it('add an extra to every key, and name a cache where nobody else does', async () => {
    const application = await start({ extra: 'v2', cacheAlias: 'shared', classes: [Money] });
    const prices = application.get(Prices);
    expect([memoized(prices).of.getCacheKey(1), memoized(prices).own.getCacheKey(1)]).toEqual([
      'Prices.of:1;"v2"',
      'Prices.own:1;"v2";"own"',
    ]);
    const runtime = application.get<MemoizeRuntime>(MEMOIZE_RUNTIME);
    const aliasOf = (name: string) =>
      runtime.optionsOf(Prices.prototype, decorationOf(Prices, name)).cache.alias;
    expect([aliasOf('of'), aliasOf('own')]).toEqual(['shared', 'default']);
    await prices.of(1);
    expect([await prices.of(1), prices.runs]).toEqual([expect.any(Money), 1]);
  });

  it('leave every key as it is where there are none', async () => {
    const prices = (await start(undefined)).get(Prices);
    expect([memoized(prices).of.getCacheKey(1), memoized(prices).own.getCacheKey(1)]).toEqual([
      'Prices.of:1',
      'Prices.own:1;"own"',
    ]);
  });

  it('that name a cache which is not registered are refused at start, used or not', async () => {
    const refused = start({ cacheAlias: 'redis' }, { providers: [], controllers: [] });
    await expect(refused).rejects.toThrow(UnknownCacheAliasError);
    await expect(refused).rejects.toThrow(
      "Unknown cache 'redis' in the defaults of CacheMemoizeModule.forRoot. Known caches: default, shared. Add it to " +
        'CacheMemoizeModule.forRoot({ ... }).',
    );
    await expect(start({ cacheAlias: 'redis' }, { options: { enabled: false } })).resolves.toBeDefined();
  });

  it('that name a cache have it in memory where a test has every cache there', async () => {
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot({}, { defaults: { cacheAlias: 'redis' }, startupLog: false })],
      providers: [Prices],
    })
      .overrideProvider(CACHE_MEMOIZE_OVERRIDES)
      .useValue(inMemory())
      .compile();
    await testing.init();
    const prices = testing.get(Prices);
    await prices.own(1);
    expect(await prices.own(1)).toBe(1);
    await testing.close();
  });

  it('with an extra refuse a method whose key is used as given', async () => {
    @Injectable()
    class Files {
      @CacheMemoize({ keyGeneratorCallable: () => 'key' })
      async find(): Promise<void> {}
    }
    const refused = start({ extra: 'v2' }, { providers: [Files] });
    await expect(refused).rejects.toThrow(InapplicableOptionError);
    await expect(refused).rejects.toThrow(
      '@CacheMemoize on Files.find cannot have keyGeneratorCallable: its key is used as given, and would leave out the extra ' +
        'of the defaults of CacheMemoizeModule.forRoot. Use argsRewrite in its place: every extra is added to what it gives.',
    );
    await expect(start({ cacheAlias: 'shared' }, { providers: [Files] })).resolves.toBeDefined();
  });
});

describe('the windows that a method goes by', () => {
  it('are the nearest of each', async () => {
    const application = await start(WINDOWS);
    expect(staleOf(application, Prices, 'of')).toEqual(RESOLVED);
    expect(staleOf(application, Prices, 'own')).toEqual({ ...RESOLVED, jitter: 0.2 });
    expect(staleOf(application, Discounts, 'own')).toEqual({
      ...RESOLVED,
      jitter: 0.2,
      staleWhileRevalidate: 5_000,
    });
  });

  it('are none where nobody says any', async () => {
    const application = await start(undefined);
    expect(staleOf(application, Prices, 'of')).toBeUndefined();
  });

  it('leave out the defaults that it cannot take', async () => {
    const application = await start(WINDOWS);
    const withoutRenewals = { ...RESOLVED, staleWhileRevalidate: undefined, earlyRefresh: undefined };
    expect(staleOf(application, Prices, 'once')).toBeUndefined();
    expect(staleOf(application, Prices, 'forGood')).toBeUndefined();
    expect(staleOf(application, Visits, 'count')).toEqual(withoutRenewals);
    expect(staleOf(application, FilesController, 'byRequest')).toEqual(withoutRenewals);
    expect(staleOf(application, FilesController, 'byId')).toEqual(RESOLVED);
  });

  it('leave them out where the ttl of the alias has no end', async () => {
    const application = await start(WINDOWS, {
      ...{ providers: [Visits], controllers: [] },
      caches: { default: { store: memoryCache(), ttl: Infinity } },
    });
    expect(staleOf(application, Visits, 'count')).toBeUndefined();
  });
});

describe('a window that is written on a method which cannot take it is refused at start', () => {
  it('where the class is not a singleton', async () => {
    @Injectable({ scope: Scope.TRANSIENT })
    class Files {
      @CacheMemoize({ extra: () => 1, staleWhileRevalidate: '1m' })
      async find(): Promise<void> {}
    }
    const refused = start(undefined, { providers: [Files] });
    await expect(refused).rejects.toThrow(InapplicableOptionError);
    await expect(refused).rejects.toThrow(
      '@CacheMemoize on Files.find cannot have staleWhileRevalidate: the class is not a singleton',
    );
  });

  it('where a handler is given what ends with its request', async () => {
    @Controller('prices')
    class PricesController {
      @Get()
      @CacheMemoize({ argsRewrite: () => [], earlyRefresh: 0.5 })
      async find(@Req() _request: object): Promise<string> {
        return 'found';
      }
    }
    await expect(start(undefined, { controllers: [PricesController] })).rejects.toThrow(
      '@CacheMemoize on PricesController.find cannot have earlyRefresh: the handler is given the whole request (@Req()), and ' +
        'a renewal runs when the request is over.',
    );
  });

  it('where the ttl that it goes by has no end', async () => {
    const refused = start(undefined, { options: { ttl: Infinity } });
    await expect(refused).rejects.toThrow(
      '@CacheMemoize on Prices.own cannot have jitter: its ttl is Infinity',
    );
  });

  it('and not where one that a class gives it does', async () => {
    @CacheMemoizeDefaults({ ttl: '5m' })
    @Injectable()
    class Files {
      @CacheMemoize({ jitter: 0.1 })
      async find(): Promise<void> {}
    }
    const application = await start(undefined, { providers: [Files], options: { ttl: Infinity } });
    expect(staleOf(application, Files, 'find')).toMatchObject({ jitter: 0.1 });
  });
});

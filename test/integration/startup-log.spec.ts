import { CacheInterceptor, CacheModule } from '@nestjs/cache-manager';
import { Controller, Get, Injectable, Logger, UseInterceptors } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { redisStore } from 'cache-manager-redis-yet';
import { CacheMemoize, CacheMemoizeDefaults, InvalidOptionError, memoryCache } from 'nestjs-cache-memoize';
import { type ApplicationParts, startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { until } from '../support/time/until';

const OURS = 'CacheMemoize';
const spies = {
  log: jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined),
  warn: jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined),
  error: jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined),
};
beforeEach(() => Object.values(spies).forEach((spy) => spy.mockClear()));

/** What the library's own Logger was told. */
function told(level: keyof typeof spies): unknown[] {
  const { calls, contexts } = spies[level].mock;
  const isOurs = (logger: unknown) => (logger as { context?: string }).context === OURS;
  return calls.filter((_, index) => isOurs(contexts[index])).map(([text]) => text as unknown);
}

async function warningsAt(parts: ApplicationParts): Promise<unknown[]> {
  await startApplication(parts);
  return told('warn');
}

@Injectable()
class Files {
  @CacheMemoize()
  async find(): Promise<number> {
    return 1;
  }

  @CacheMemoize('1h')
  async list(): Promise<number> {
    return 1;
  }
}

@Injectable()
class Archive extends Files {}

describe('An application that has started says in one line', () => {
  it('how many methods are memoized, and what stands behind each alias', async () => {
    const caches = { own: new MapStore(), made: () => memoryCache() };
    const options = { keyPrefix: 'shop' };
    const providers = [Files, Archive, { provide: 'again', useExisting: Files }];
    await startApplication({ providers, caches, options });
    expect(told('log')).toEqual([
      "4 methods are memoized. default: memory of this process; own: MapStore, through its get and set, prefix 'shop'; made: memory of this process.",
    ]);
    expect(told('warn')).toEqual([]);
  });

  it('that nothing is, with enabled: false', async () => {
    await startApplication({ providers: [Files], options: { enabled: false } });
    expect(told('log')).toEqual([
      '2 methods are not memoized, because of enabled: false. default: memory of this process.',
    ]);
  });

  it('nothing with startupLog: false, and warns of nothing', async () => {
    await startApplication({ providers: [Files], options: { startupLog: false, ttl: 60 } });
    expect([told('log'), told('warn')]).toEqual([[], []]);
  });

  it('nothing when it is refused', async () => {
    const refused = startApplication({
      providers: [Files],
      caches: { default: {} },
      options: { keyPrefix: 'shop' },
    });
    await expect(refused).rejects.toThrow();
    expect(told('log')).toEqual([]);
  });
});

describe('A ttl that may have been meant for seconds is warned of', () => {
  @Injectable()
  class Prices {
    @CacheMemoize(60)
    async find(): Promise<number> {
      return 1;
    }

    @CacheMemoize({ ttl: 999 })
    async list(): Promise<number> {
      return 1;
    }

    @CacheMemoize(1000)
    async second(): Promise<number> {
      return 1;
    }

    @CacheMemoize('60ms')
    async short(): Promise<number> {
      return 1;
    }
  }
  @Injectable()
  class Special extends Prices {}

  const of = (who: string, ttl: number) =>
    `${who} has a ttl of ${ttl}, which are milliseconds. Did you mean '${ttl}s'? If not, write '${ttl}ms'.`;

  it('on a method, once for all classes that inherit it', async () => {
    expect(await warningsAt({ providers: [Prices, Special] })).toEqual([
      of('@CacheMemoize on Prices.find', 60),
      of('@CacheMemoize on Prices.list', 999),
    ]);
  });

  it('of a class, once for all classes that inherit from it', async () => {
    @CacheMemoizeDefaults({ ttl: 60 })
    @Injectable()
    class Files {
      @CacheMemoize()
      async find(): Promise<number> {
        return 1;
      }
    }
    @Injectable()
    class Archive extends Files {}
    expect(await warningsAt({ providers: [Files, Archive] })).toEqual([
      of('@CacheMemoizeDefaults on Files', 60),
    ]);
  });

  it('of the module, and of a cache', async () => {
    const caches = { short: { store: memoryCache(), ttl: 30 }, long: { store: memoryCache(), ttl: 5000 } };
    expect(await warningsAt({ caches, options: { ttl: 60 } })).toEqual([
      of('CacheMemoizeModule', 60),
      of("The cache 'short'", 30),
    ]);
  });
});

describe('Two methods of one class with one prefix are warned of', () => {
  @Injectable()
  class Prices {
    @CacheMemoize({ prefix: 'prices' })
    async find(): Promise<number> {
      return 1;
    }

    @CacheMemoize({ prefix: 'prices' })
    async list(): Promise<number> {
      return 1;
    }
  }
  @Injectable()
  class Special extends Prices {}
  @Injectable()
  class Others {
    @CacheMemoize({ prefix: 'prices' })
    async find(): Promise<number> {
      return 1;
    }
  }

  it('once', async () => {
    expect(await warningsAt({ providers: [Prices, Special] })).toEqual([
      "Prices.find and Prices.list have one prefix, 'prices': with equal arguments they answer each other. Give each its own, unless they are meant to share their outcomes.",
    ]);
  });

  it('and not those of two classes', async () => {
    expect(await warningsAt({ providers: [Others, Files] })).toEqual([]);
  });
});

describe('A guard and a method with one prefix are refused', () => {
  @Injectable()
  class Mails {
    @CacheMemoize({ prefix: 'mails', storeResult: false })
    async send(): Promise<void> {}
  }
  @Injectable()
  class Counts {
    @CacheMemoize({ prefix: 'mails' })
    async count(): Promise<number> {
      return 1;
    }
  }
  @Injectable()
  class Guards {
    @CacheMemoize({ prefix: 'mails', storeResult: false })
    async other(): Promise<void> {}
  }
  @Injectable()
  class Named {
    @CacheMemoize({ prefix: 'Files.find', storeResult: false })
    async find(): Promise<void> {}
  }

  it('whichever comes first', async () => {
    const text = (on: string, other: string) =>
      `Invalid option 'prefix' in @CacheMemoize on ${on}: got 'mails' (string). It must be another than that of ${other}, because Mails.send is a guard (storeResult: false) and Counts.count is not: with one prefix the method would answer true.`;
    const start = (...providers: ApplicationParts['providers'] & object) => startApplication({ providers });
    await expect(start(Mails, Counts)).rejects.toThrow(text('Counts.count', 'Mails.send'));
    await expect(start(Counts, Mails)).rejects.toThrow(text('Mails.send', 'Counts.count'));
  });

  it('also where the prefix of one is its name', async () => {
    await expect(startApplication({ providers: [Files, Named] })).rejects.toThrow(InvalidOptionError);
  });

  it('and two guards are not, nor two methods', async () => {
    await startApplication({ providers: [Mails, Guards] });
    await startApplication({ providers: [Counts, { provide: 'again', useClass: Counts }] });
  });
});

describe('The CacheInterceptor of @nestjs/cache-manager before a memoized handler is warned of', () => {
  class OwnInterceptor extends CacheInterceptor {}

  @Controller('on-method')
  class OnMethod {
    @Get()
    @UseInterceptors(CacheInterceptor)
    @CacheMemoize()
    async find(): Promise<number> {
      return 1;
    }
  }
  @Controller('below')
  class Below {
    @Get()
    @CacheMemoize()
    @UseInterceptors(OwnInterceptor)
    async find(): Promise<number> {
      return 1;
    }
  }
  @Controller('on-class')
  @UseInterceptors(CacheInterceptor)
  class OnClass {
    @Get()
    @CacheMemoize()
    async find(): Promise<number> {
      return 1;
    }

    @CacheMemoize()
    async noHandler(): Promise<number> {
      return 1;
    }
  }
  @Controller('beside')
  class Beside {
    @Get('memoized')
    @CacheMemoize()
    async find(): Promise<number> {
      return 1;
    }

    @Get('stock')
    @UseInterceptors(CacheInterceptor)
    async stock(): Promise<number> {
      return 1;
    }
  }

  const imports = [CacheModule.register()];
  const of = (handler: string) =>
    `The CacheInterceptor of @nestjs/cache-manager stands before ${handler}, which is memoized: it keeps answering what was invalidated here, by the URL alone. Remove it from there.`;

  it('on the method, above or below, itself or a class that extends it', async () => {
    expect(await warningsAt({ imports, controllers: [OnMethod, Below] })).toEqual([
      of('OnMethod.find'),
      of('Below.find'),
    ]);
  });

  it('on the controller', async () => {
    expect(await warningsAt({ imports, controllers: [OnClass] })).toEqual([of('OnClass.find')]);
  });

  it('on the whole application', async () => {
    const providers = [{ provide: APP_INTERCEPTOR, useClass: CacheInterceptor }];
    expect(await warningsAt({ imports, providers, controllers: [Beside] })).toEqual([of('Beside.find')]);
  });

  it('and not where it stands elsewhere', async () => {
    expect(await warningsAt({ imports, controllers: [Beside] })).toEqual([]);
  });
});

describeRedis('A Redis', () => {
  let redis: RedisServer;
  const parts = () => ({
    providers: [Files],
    caches: { default: () => redisStore({ url: redis.url }) },
    options: { keyPrefix: 'shop', deadline: { read: '20s', fill: '20s' } } as const,
  });
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(() => redis.stop());

  it('is named at start', async () => {
    await startApplication(parts());
    expect(told('log')).toEqual(["2 methods are memoized. default: Redis, prefix 'shop'."]);
  });

  it('that is not there yet is said to be so, and told of when it is back', async () => {
    await redis.kill();
    await startApplication(parts());
    expect(told('log')).toEqual([
      "2 methods are memoized. default: a cache that is not there yet, prefix 'shop'.",
    ]);
    await redis.restart();
    await until(() => told('log').length > 1);
    expect(told('log').slice(1)).toEqual(["Cache 'default' is back: it answers again."]);
  });
});

import { Inject, Injectable, Logger, Module, Scope, SetMetadata } from '@nestjs/common';
import { LazyModuleLoader, ModuleRef, ModulesContainer } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import {
  AmbiguousPrefixError,
  CacheMemoize,
  CacheMemoizeModule,
  memoized,
  MemoizeInvalidator,
  memoryCache,
  ScopedInstanceError,
  UnknownCacheAliasError,
} from 'nestjs-cache-memoize';
import { closeApplications, compileApplication, startApplication } from '../support/applications/application';

@Injectable()
class Counter {
  runs = 0;

  @CacheMemoize()
  async next(): Promise<number> {
    return ++this.runs;
  }

  async nextOfSelf(): Promise<number> {
    return this.next();
  }
}

@Injectable()
class Frozen {
  readonly state = { runs: 0 };
  constructor() {
    Object.freeze(this);
  }

  @CacheMemoize()
  async next(): Promise<number> {
    return ++this.state.runs;
  }
}

async function nextTwice(counter: Pick<Counter, 'next'>): Promise<number[]> {
  return [await counter.next(), await counter.next()];
}

const MEMOIZED = [1, 1];
const PLAIN = [1, 2];

describe('a memoized method', () => {
  it('is memoized on a singleton', async () => {
    const application = await startApplication({ providers: [Counter] });
    expect(await nextTwice(application.get(Counter))).toEqual(MEMOIZED);
  });

  it('is memoized before the lifecycle hooks have run', async () => {
    const application = await compileApplication({ providers: [Counter] });
    expect(await nextTwice(application.get(Counter))).toEqual(MEMOIZED);
  });

  it('is memoized when it is called through this', async () => {
    const application = await startApplication({ providers: [Counter] });
    const counter = application.get(Counter);
    expect([await counter.nextOfSelf(), await counter.next()]).toEqual(MEMOIZED);
  });

  it.each([
    ['useClass', { provide: 'counter', useClass: Counter }],
    ['useValue', { provide: 'counter', useValue: new Counter() }],
    ['useFactory', { provide: 'counter', useFactory: () => new Counter() }],
    ['an async useFactory', { provide: 'counter', useFactory: async () => new Counter() }],
  ])('is memoized on what %s provides', async (_, provider) => {
    const application = await startApplication({ providers: [provider] });
    expect(await nextTwice(application.get<Counter>('counter'))).toEqual(MEMOIZED);
  });

  it.each([
    ['useValue', { provide: 'counter', useValue: new Counter() }],
    ['useFactory', { provide: 'counter', useFactory: () => new Counter() }],
    ['an async useFactory', { provide: 'counter', useFactory: async () => new Counter() }],
  ])('is memoized on what %s provides, also before the lifecycle hooks', async (_, provider) => {
    const application = await compileApplication({ providers: [provider] });
    expect(await nextTwice(application.get<Counter>('counter'))).toEqual(MEMOIZED);
  });

  it('is memoized on an instance that froze itself', async () => {
    const application = await startApplication({ providers: [Frozen] });
    const frozen = application.get(Frozen);
    expect([await frozen.next(), await frozen.next()]).toEqual(MEMOIZED);
  });

  it('is memoized in a lazily loaded module', async () => {
    @Module({ providers: [Counter] })
    class LazyModule {}
    const application = await startApplication({});
    const lazy = await application.get(LazyModuleLoader).load(() => LazyModule);
    expect(await nextTwice(lazy.get(Counter))).toEqual(MEMOIZED);
  });

  it.each([
    ['useValue', { provide: 'counter', useValue: new Counter() }],
    ['useFactory', { provide: 'counter', useFactory: () => new Counter() }],
    ['an async useFactory', { provide: 'counter', useFactory: async () => new Counter() }],
    ['a useFactory of what is frozen', { provide: 'counter', useFactory: () => new Frozen() }],
  ])('is memoized on what %s provides in a lazily loaded module', async (_, provider) => {
    @Module({ providers: [provider] })
    class LazyModule {}
    const application = await startApplication({});
    const lazy = await application.get(LazyModuleLoader).load(() => LazyModule);
    expect(await nextTwice(lazy.get<Counter>('counter'))).toEqual(MEMOIZED);
  });

  it('is looked for once in the applications there are, and runs plainly where none has it', async () => {
    const application = await startApplication({});
    const container = application.get(ModulesContainer);
    const values = jest.spyOn(container, 'values');
    const counter = new Counter();
    expect(await nextTwice(counter)).toEqual(PLAIN);
    expect(values).toHaveBeenCalledTimes(1);
  });

  it('stays with the application that has it, when another looks for one of its own', async () => {
    const counter = new Counter();
    const provided = { provide: 'counter', useValue: counter };
    const [, second] = [
      await startApplication({ providers: [provided] }),
      await startApplication({ providers: [provided] }),
    ];
    await new Counter().next();
    await counter.next();
    await second.get(MemoizeInvalidator).invalidate(counter, 'next');
    expect(await counter.next()).toBe(2);
  });

  it('is memoized on what moduleRef.create() makes', async () => {
    const application = await startApplication({});
    const counter = await application.get(ModuleRef).create(Counter);
    expect(await nextTwice(counter)).toEqual(MEMOIZED);
  });

  it('keeps its name and length', () => {
    class Named {
      @CacheMemoize()
      async find(_first: number, _second: string): Promise<void> {}
    }
    expect([Named.prototype.find.name, Named.prototype.find.length]).toEqual(['find', 2]);
  });

  it('keeps the metadata of other decorators, above it and below', () => {
    class Annotated {
      @SetMetadata('above', 1)
      @CacheMemoize()
      @SetMetadata('below', 2)
      async find(): Promise<void> {}
    }
    const { find } = Annotated.prototype;
    expect([Reflect.getMetadata('above', find), Reflect.getMetadata('below', find)]).toEqual([1, 2]);
  });

  it('runs inside a decorator above it that replaces the method, and keeps its verbs', async () => {
    function Doubled(): MethodDecorator {
      return (_target, _name, descriptor: PropertyDescriptor) => {
        const below = descriptor.value as (...args: unknown[]) => Promise<number>;
        descriptor.value = async function (...args: unknown[]): Promise<number> {
          return 2 * (await below.apply(this, args));
        };
      };
    }
    @Injectable()
    class Decorated {
      runs = 0;
      @Doubled()
      @CacheMemoize()
      async next(): Promise<number> {
        return ++this.runs;
      }
    }
    const application = await startApplication({ providers: [Decorated] });
    const decorated = application.get(Decorated);
    const before = [await decorated.next(), await decorated.next()];
    await memoized(decorated).next.invalidate();
    expect([...before, await decorated.next()]).toEqual([2, 2, 4]);
  });

  it('reaches private fields', async () => {
    @Injectable()
    class Private {
      #runs = 0;
      @CacheMemoize()
      async next(): Promise<number> {
        return ++this.#runs;
      }
    }
    const application = await startApplication({ providers: [Private] });
    const instance = application.get(Private);
    expect([await instance.next(), await instance.next()]).toEqual(MEMOIZED);
  });

  it('rejects when the method throws before its first await', async () => {
    @Injectable()
    class Impatient {
      @CacheMemoize()
      find(): Promise<number> {
        throw new TypeError('no arguments');
      }
    }
    const application = await startApplication({ providers: [Impatient] });
    await expect(application.get(Impatient).find()).rejects.toThrow(new TypeError('no arguments'));
  });

  it('runs plainly when it was detached from its instance', async () => {
    class Detached {
      @CacheMemoize()
      async find(): Promise<string> {
        return typeof this;
      }
    }
    const { find } = new Detached();
    expect(await find()).toBe('undefined');
  });
});

describe('inheritance', () => {
  @Injectable()
  class Base {
    runs: string[] = [];
    @CacheMemoize()
    async find(id: number): Promise<string> {
      this.runs.push(`base ${id}`);
      return `base ${id}`;
    }
  }

  @Injectable()
  class Inheriting extends Base {}

  @Injectable()
  class Overriding extends Base {
    @CacheMemoize()
    override async find(id: number): Promise<string> {
      return `over ${await super.find(id)}`;
    }
  }

  @Injectable()
  class PlainOverriding extends Base {
    override async find(id: number): Promise<string> {
      return `plain ${await super.find(id)}`;
    }
  }

  it('gives each class its own prefix', async () => {
    const application = await startApplication({ providers: [Base, Inheriting] });
    const [base, inheriting] = [application.get(Base), application.get(Inheriting)];
    await base.find(1);
    await inheriting.find(1);
    expect([base.runs, inheriting.runs]).toEqual([['base 1'], ['base 1']]);
    expect(memoized(inheriting).find.getCacheKey(1)).toBe('Inheriting.find:1');
  });

  it('runs a method reached through super from a decorated override plainly, as part of it', async () => {
    const application = await startApplication({ providers: [Overriding] });
    const overriding = application.get(Overriding);
    expect([await overriding.find(1), await overriding.find(1)]).toEqual(['over base 1', 'over base 1']);
    expect(overriding.runs).toEqual(['base 1']);
  });

  it('memoizes a method reached through super from an override that is not decorated', async () => {
    const application = await startApplication({ providers: [PlainOverriding] });
    const overriding = application.get(PlainOverriding);
    expect([await overriding.find(1), await overriding.find(1)]).toEqual(['plain base 1', 'plain base 1']);
    expect(overriding.runs).toEqual(['base 1']);
  });
});

describe('scopes', () => {
  @Injectable({ scope: Scope.REQUEST })
  class PerRequest {
    @CacheMemoize()
    async find(): Promise<number> {
      return 1;
    }
  }

  @Injectable({ scope: Scope.TRANSIENT })
  class Transient {
    @CacheMemoize()
    async find(): Promise<number> {
      return 1;
    }
  }

  @Injectable({ scope: Scope.REQUEST })
  class RequestState {}

  @Injectable()
  class Contaminated {
    constructor(@Inject(RequestState) readonly state: RequestState) {}
    @CacheMemoize()
    async find(): Promise<number> {
      return 1;
    }
  }

  @Injectable({ scope: Scope.REQUEST })
  class Declared {
    static runs = 0;
    @CacheMemoize({ extra: () => 'the same for everybody' })
    async next(): Promise<number> {
      return ++Declared.runs;
    }
  }

  it.each([
    ['request-scoped', PerRequest, []],
    ['transient', Transient, []],
    ['request-scoped by contagion', Contaminated, [RequestState]],
  ])('refuses a %s class at start unless its key is declared', async (_, scoped, others) => {
    const start = startApplication({ providers: [scoped, ...others] });
    await expect(start).rejects.toThrow(new ScopedInstanceError({ method: `${scoped.name}.find` }));
  });

  it('takes an extra that is a value for no declaration: it tells no instance from another', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Versioned {
      @CacheMemoize({ extra: { version: 2 } })
      async find(): Promise<number> {
        return 1;
      }
    }
    const start = startApplication({ providers: [Versioned] });
    await expect(start).rejects.toThrow(new ScopedInstanceError({ method: 'Versioned.find' }));
  });

  it('refuses at the first call what is loaded later', async () => {
    @Module({ providers: [Transient] })
    class LazyModule {}
    const application = await startApplication({});
    const lazy = await application.get(LazyModuleLoader).load(() => LazyModule);
    const transient = await lazy.resolve(Transient);
    await expect(transient.find()).rejects.toBeInstanceOf(ScopedInstanceError);
  });

  it('memoizes across the instances of a scoped class whose key is declared', async () => {
    const application = await startApplication({ providers: [Declared] });
    const [first, second] = [await application.resolve(Declared), await application.resolve(Declared)];
    expect([await first.next(), await second.next()]).toEqual(MEMOIZED);
  });

  it('refuses what a request-scoped factory makes, at its first call', async () => {
    const application = await startApplication({
      providers: [{ provide: 'counter', scope: Scope.REQUEST, useFactory: () => new Counter() }],
    });
    const counter = await application.resolve<Counter>('counter');
    await expect(counter.next()).rejects.toBeInstanceOf(ScopedInstanceError);
  });
});

describe('applications', () => {
  it('share nothing in one process', async () => {
    const [one, two] = [
      await startApplication({ providers: [Counter] }),
      await startApplication({ providers: [Counter] }),
    ];
    await one.get(Counter).next();
    two.get(Counter).runs = 10;
    expect([await one.get(Counter).next(), await two.get(Counter).next()]).toEqual([1, 11]);
  });

  it('are warned once of an instance that is given to two of them', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const providers = [{ provide: 'counter', useValue: new Counter() }];
    const applications = [await compileApplication({ providers }), await compileApplication({ providers })];
    for (const application of applications) await application.init();
    expect(warn.mock.calls).toEqual([
      [
        'An instance of Counter is provided in two applications of this process, and its methods are memoized by the ' +
          'last one alone. Provide it with useClass, or with a useFactory that makes it, so that each application has ' +
          'an instance of its own.',
      ],
    ]);
    warn.mockRestore();
  });

  it('may be given one instance one after the other', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const counter = new Counter();
    const providers = [{ provide: 'counter', useValue: counter }];
    await startApplication({ providers });
    await closeApplications();
    await startApplication({ providers });
    expect(await nextTwice(counter)).toEqual(MEMOIZED);
    expect(warn.mock.calls).toEqual([]);
    warn.mockRestore();
  });

  it('may be given an instance of one that was refused its start', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    class Misnamed extends Counter {
      @CacheMemoize({ cacheAlias: 'redis' })
      async find(): Promise<number> {
        return 1;
      }
    }
    const providers = [{ provide: 'counter', useValue: new Misnamed() }];
    await expect(startApplication({ providers })).rejects.toBeInstanceOf(UnknownCacheAliasError);
    await startApplication({ providers, caches: { redis: memoryCache() } });
    expect(warn.mock.calls).toEqual([]);
    warn.mockRestore();
  });

  it('run every method plainly once they are closed', async () => {
    const application = await startApplication({ providers: [Counter] });
    const known = application.get(Counter);
    const unknown = await application.get(ModuleRef).create(class Unknown extends Counter {});
    await known.next();
    await closeApplications();
    expect([await nextTwice(known), await nextTwice(unknown)]).toEqual([[2, 3], PLAIN]);
    expect(await memoized(known).next.refresh()).toBe(4);
    await expect(memoized(known).next.invalidate()).resolves.toBeUndefined();
  });

  it('leave an instance made by hand alone: its method runs, its invalidations resolve', async () => {
    const counter = new Counter();
    expect(await nextTwice(counter)).toEqual(PLAIN);
    await expect(memoized(counter).next.invalidate()).resolves.toBeUndefined();
    expect(await memoized(counter).next.refresh()).toBe(3);
    expect(memoized(counter).next.getCacheKey()).toBe('Counter.next:');
  });

  it('without the module run plainly, and are warned once', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const application = await Test.createTestingModule({ providers: [Counter] }).compile();
    const results = await nextTwice(application.get(Counter));
    expect(results).toEqual(PLAIN);
    expect(warn.mock.calls).toEqual([
      [
        'Counter.next is decorated with @CacheMemoize, but the application does not import ' +
          'CacheMemoizeModule.forRoot(): decorated methods run plainly.',
      ],
    ]);
    warn.mockRestore();
    await application.close();
  });

  it('run every method plainly with enabled: false', async () => {
    const application = await startApplication({ providers: [Counter], options: { enabled: false } });
    const counter = application.get(Counter);
    expect(await nextTwice(counter)).toEqual(PLAIN);
    expect(await memoized(counter).next.refresh()).toBe(3);
    await expect(memoized(counter).next.invalidate()).resolves.toBeUndefined();
  });

  it('are refused a start with an alias that is not registered', async () => {
    class Misnamed {
      @CacheMemoize({ cacheAlias: 'redis' })
      async find(): Promise<number> {
        return 1;
      }
    }
    await expect(startApplication({ providers: [Misnamed] })).rejects.toThrow(
      new UnknownCacheAliasError({
        alias: 'redis',
        where: '@CacheMemoize on Misnamed.find',
        knownAliases: ['default'],
      }),
    );
  });

  it('are refused a start with two different classes of one default prefix', async () => {
    const namesake = (): typeof Counter => {
      @Injectable()
      class Namesake extends Counter {}
      return Namesake;
    };
    const start = startApplication({ providers: [namesake(), namesake()] });
    await expect(start).rejects.toThrow(new AmbiguousPrefixError({ prefix: 'Namesake.next' }));
  });

  it('are refused it too where both generate their keys: equal ones would answer each other', async () => {
    const namesake = () => {
      @Injectable()
      class Namesake {
        @CacheMemoize({ keyGeneratorCallable: (id) => `record ${id}` })
        async find(id: number): Promise<number> {
          return id;
        }
      }
      return Namesake;
    };
    const start = startApplication({ providers: [namesake(), namesake()] });
    await expect(start).rejects.toThrow(new AmbiguousPrefixError({ prefix: 'Namesake.find' }));
  });

  it('take the options from a factory, a class or an existing provider', async () => {
    @Injectable()
    class Settings {
      createCacheMemoizeOptions() {
        return { ttl: '1h' as const };
      }
    }
    @Module({ providers: [Settings], exports: [Settings] })
    class SettingsModule {}
    const modules = [
      CacheMemoizeModule.forRootAsync({ useFactory: async () => ({ ttl: '1h' }) }),
      CacheMemoizeModule.forRootAsync({ useClass: Settings }),
      CacheMemoizeModule.forRootAsync({ imports: [SettingsModule], useExisting: Settings }),
    ];
    for (const module of modules) {
      const application = await Test.createTestingModule({
        imports: [module],
        providers: [Counter],
      }).compile();
      await application.init();
      expect(await nextTwice(application.get(Counter))).toEqual(MEMOIZED);
      await application.close();
    }
  });
});

import { Injectable, Module, Scope } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import {
  CacheMemoize,
  InstanceRequiredError,
  InvalidOptionError,
  NotMemoizedError,
} from 'nestjs-cache-memoize';
import { MEMOIZE_RUNTIME } from '../../../lib/constants';
import { TargetFinder } from '../../../lib/invalidation/target-finder';
import type { MemoizeRuntime } from '../../../lib/runtime/memoize.runtime';
import { type ApplicationParts, startApplication } from '../../support/applications/application';

@Injectable()
class Files {
  root = '/';

  @CacheMemoize()
  async find(_name: string): Promise<void> {}

  @CacheMemoize({
    extra(this: unknown) {
      return (this as Files).root;
    },
  })
  async size(_name: string): Promise<void> {}

  async plain(): Promise<void> {}
}

@Injectable()
class Archive extends Files {}

@Injectable({ scope: Scope.REQUEST })
class Upload {
  @CacheMemoize({ argsRewrite: (name) => name })
  async find(_name: string): Promise<void> {}
}

class Download {
  @CacheMemoize({ argsRewrite: (name) => name })
  async find(_name: string): Promise<void> {}
}

async function setUp(parts: ApplicationParts) {
  const application = await startApplication(parts);
  const finder = new TargetFinder(application.get<MemoizeRuntime>(MEMOIZE_RUNTIME));
  const names = (given: object, name = 'find') => finder.find(given, name).map(({ method }) => method.name);
  return { application, finder, names };
}

describe('whose outcomes a verb means', () => {
  it('is those of the class, on the singleton of the application', async () => {
    const { application, finder } = await setUp({ providers: [Files] });
    const [target, ...others] = finder.find(Files, 'find');
    expect([target?.method.name, target?.instance === application.get(Files), others]).toEqual([
      'Files.find',
      true,
      [],
    ]);
  });

  it('is those of every class that inherits the method, each on its own singleton', async () => {
    const { application, finder, names } = await setUp({ providers: [Files, Archive] });
    expect(names(Files)).toEqual(['Files.find', 'Archive.find']);
    expect(names(Archive)).toEqual(['Archive.find']);
    expect(finder.find(Files, 'find').map(({ instance }) => instance)).toEqual([
      application.get(Files),
      application.get(Archive),
    ]);
  });

  it('is those of the given instance, whatever the application has', async () => {
    const { finder } = await setUp({ providers: [Files] });
    const mine = new Files();
    expect(finder.find(mine, 'find').map(({ instance }) => instance === mine)).toEqual([true]);
  });

  it('is those of what stands behind an injection token', async () => {
    abstract class Storage {
      abstract find(name: string): Promise<void>;
    }
    const { names } = await setUp({ providers: [{ provide: Storage, useFactory: () => new Files() }] });
    expect(names(Storage)).toEqual(['Files.find']);
  });

  it('is not those of what stands behind another token', async () => {
    abstract class Storage {
      abstract find(name: string): Promise<void>;
    }
    abstract class Inbox {
      abstract find(name: string): Promise<void>;
    }
    const { application, names } = await setUp({
      providers: [
        { provide: Storage, scope: Scope.REQUEST, useFactory: () => new Upload() },
        { provide: Inbox, scope: Scope.REQUEST, useFactory: () => new Download() },
      ],
    });
    await Promise.all([application.resolve(Storage as never), application.resolve(Inbox as never)]);
    expect([names(Storage), names(Inbox)]).toEqual([['Upload.find'], ['Download.find']]);
  });

  it('is those of a class that comes later, with a lazy module', async () => {
    @Module({ providers: [Archive] })
    class Lazy {}
    const { application, names } = await setUp({ providers: [Files] });
    expect(names(Files)).toEqual(['Files.find']);
    await application.get(LazyModuleLoader).load(() => Lazy);
    expect(names(Files)).toEqual(['Files.find', 'Archive.find']);
  });

  it('is found once, and remembered', async () => {
    const { finder } = await setUp({ providers: [Files] });
    expect(finder.find(Files, 'find')).toBe(finder.find(Files, 'find'));
    expect(finder.find(Files, 'find')).not.toBe(finder.find(Files, 'size'));
  });

  it('is told without an instance where there is none, as far as a key callback reads none', async () => {
    const { finder } = await setUp({ providers: [Upload] });
    const [target] = finder.find(Upload, 'find');
    expect(target?.isAbsent).toBe(true);
    expect(target?.method.requireKey(target.instance, ['a'])).toBe('0:"a"');
  });

  it('is not told where a key callback reads from an instance that is not there', async () => {
    const { finder } = await setUp({});
    const [target] = finder.find(Files, 'size');
    const key = () => target?.method.requireKey(target.instance, ['a']);
    expect(key).toThrow(InstanceRequiredError);
  });

  it('is the singleton as soon as it is there', async () => {
    const { application, finder } = await setUp({});
    expect(finder.find(Files, 'find')[0]?.isAbsent).toBe(true);
    @Module({ providers: [Files] })
    class Lazy {}
    const lazy = await application.get(LazyModuleLoader).load(() => Lazy);
    expect(finder.find(Files, 'find')[0]?.instance).toBe(lazy.get(Files));
  });
});

describe('a verb while the application starts', () => {
  it('does not remember that there was no singleton yet', async () => {
    const absent: unknown[] = [];
    let finder!: TargetFinder;
    const application = await startApplication({
      providers: [
        {
          provide: 'early',
          useFactory: (runtime: MemoizeRuntime) => {
            finder = new TargetFinder(runtime);
            for (let time = 0; time < 2; time++) absent.push(finder.find(Files, 'find')[0]?.isAbsent);
          },
          inject: [MEMOIZE_RUNTIME],
        },
        { provide: Files, useFactory: () => new Files(), inject: ['early'] },
      ],
    });
    expect(absent).toEqual([true, true]);
    expect(finder.find(Files, 'find')[0]?.instance).toBe(application.get(Files));
  });
});

describe('a verb means nothing', () => {
  it('where the method is not memoized', async () => {
    const { finder } = await setUp({ providers: [Files] });
    for (const given of [Files, new Files()]) {
      for (const name of ['plain', 'constructor', 'missing']) {
        expect(() => finder.find(given, name)).toThrow(
          new NotMemoizedError({ className: 'Files', method: name }),
        );
      }
    }
  });

  it('where a plain object stands for a class, which every class inherits from', async () => {
    const { finder } = await setUp({ providers: [Files] });
    for (const given of [{}, Object, Object.create(null) as object, () => Files]) {
      expect(() => finder.find(given, 'find')).toThrow(InvalidOptionError);
    }
  });

  it('where its method is named with a symbol', async () => {
    const { finder } = await setUp({ providers: [Files] });
    expect(() => finder.find(Files, Symbol('find') as never)).toThrow(InvalidOptionError);
  });
});

import { runInNewContext } from 'node:vm';
import { Inject, Injectable, Module, Scope } from '@nestjs/common';
import { LazyModuleLoader } from '@nestjs/core';
import {
  CacheMemoize,
  type Caches,
  InstanceRequiredError,
  InvalidOptionError,
  memoized,
  MemoizeInvalidator,
  memoryCache,
  NotMemoizedError,
  UnkeyableArgumentError,
  UnknownCacheAliasError,
} from 'nestjs-cache-memoize';
import { type ApplicationParts, startApplication } from '../support/applications/application';

@Injectable()
class Files {
  runs: unknown[] = [];
  readonly parent: Files = this;

  @CacheMemoize()
  async exists(name: string, version = 0): Promise<boolean> {
    this.runs.push(['exists', name, version]);
    return name !== '';
  }

  @CacheMemoize()
  async size(name: string): Promise<number> {
    this.runs.push(['size', name]);
    return name.length;
  }

  async plain(): Promise<void> {}

  async drop(name: string): Promise<void> {
    await memoized(this, (self) => self.secret).invalidate(name);
  }

  async secretOf(name: string): Promise<string> {
    return this.secret(name);
  }

  @CacheMemoize()
  private async secret(name: string): Promise<string> {
    this.runs.push(['secret', name]);
    return name;
  }
}

@Injectable()
class ArchivedFiles extends Files {}

class Quota {
  readonly files = new Files();
}

abstract class Storage {
  abstract find(name: string): Promise<string>;
}

@Injectable()
class DiskStorage extends Storage {
  runs = 0;
  @CacheMemoize()
  async find(name: string): Promise<string> {
    return `${name} ${++this.runs}`;
  }
}

async function startFiles(parts: ApplicationParts = {}) {
  const application = await startApplication({ providers: [Files, ArchivedFiles], ...parts });
  return {
    application,
    files: application.get(Files, { strict: false }),
    invalidator: application.get(MemoizeInvalidator),
  };
}

describe('MemoizeInvalidator.invalidate', () => {
  it('drops the outcome of one call, and no other', async () => {
    const { files, invalidator } = await startFiles();
    await files.exists('a');
    await files.exists('b');

    await invalidator.invalidate(Files, 'exists', 'a');
    await files.exists('a');
    await files.exists('b');

    expect(files.runs).toEqual([
      ['exists', 'a', 0],
      ['exists', 'b', 0],
      ['exists', 'a', 0],
    ]);
  });

  it('covers the classes that inherit the method', async () => {
    const { application, invalidator } = await startFiles();
    const archived = application.get(ArchivedFiles);
    await archived.exists('a');

    await invalidator.invalidate(Files, 'exists', 'a');
    await archived.exists('a');

    expect(archived.runs).toHaveLength(2);
  });

  it.each([
    ['useClass', [{ provide: Storage, useClass: DiskStorage }]],
    ['useFactory', [{ provide: Storage, useFactory: () => new DiskStorage() }]],
    ['useValue', [{ provide: Storage, useValue: new DiskStorage() }]],
    ['useExisting', [DiskStorage, { provide: Storage, useExisting: DiskStorage }]],
  ])('covers what stands behind an injection token by %s', async (_, providers) => {
    const application = await startApplication({ providers });
    const storage = application.get(Storage);
    const before = await storage.find('a');

    await application.get(MemoizeInvalidator).invalidate(Storage, 'find', 'a');

    expect(await storage.find('a')).not.toBe(before);
  });

  it('covers a class of a module that was loaded later', async () => {
    @Module({ providers: [ArchivedFiles] })
    class LazyModule {}
    const { application, invalidator, files } = await startFiles({ providers: [Files] });
    await files.exists('a');
    await invalidator.invalidate(Files, 'exists', 'a');
    const lazy = await application.get(LazyModuleLoader).load(() => LazyModule);
    const archived = lazy.get(ArchivedFiles);
    await archived.exists('a');

    await invalidator.invalidate(Files, 'exists', 'a');
    await archived.exists('a');

    expect(archived.runs).toHaveLength(2);
  });

  it('takes an instance in place of the class', async () => {
    const { files, invalidator } = await startFiles();
    await files.exists('a');

    await invalidator.invalidate(files, 'exists', 'a');
    await files.exists('a');

    expect(files.runs).toHaveLength(2);
  });

  it('drops the flight too: a call after it runs the method again, and the older one fills nothing', async () => {
    const runs: ((value: string) => void)[] = [];
    @Injectable()
    class Slow {
      @CacheMemoize()
      find(): Promise<string> {
        return new Promise((resolve) => runs.push(resolve));
      }
    }
    const application = await startApplication({ providers: [Slow] });
    const slow = application.get(Slow);
    const older = slow.find();
    await application.get(MemoizeInvalidator).invalidate(Slow, 'find');
    const newer = slow.find();
    runs[1]?.('new');
    await newer;
    runs[0]?.('old');

    expect([await older, await newer, await slow.find()]).toEqual(['old', 'new', 'new']);
  });

  it('rejects with NotMemoizedError for a method that is not decorated', async () => {
    const { invalidator } = await startFiles();
    await expect(invalidator.invalidate(Files, 'plain')).rejects.toThrow(
      new NotMemoizedError({ className: 'Files', method: 'plain' }),
    );
  });

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['Files', "'Files' (string)"],
    [() => Files, 'the function (anonymous)'],
    [Object.create(null), 'an object without fields'],
    [{}, 'an object without fields'],
    [{ exists: async () => true }, 'an object with the fields exists'],
    [runInNewContext('({})'), 'an object without fields'],
    [new Proxy({}, {}), 'an object without fields'],
    [Files.prototype, 'an object without fields'],
    [Object, 'the function Object'],
    [Object.assign(function Bare() {}, { prototype: null }), 'the function Bare'],
  ])('rejects with InvalidOptionError for %p in place of a class', async (given, described) => {
    const { invalidator } = await startFiles();
    const refused = invalidator.invalidate(given as Files, 'exists', 'a');
    await expect(refused).rejects.toThrow(InvalidOptionError);
    await expect(refused).rejects.toThrow(
      `Invalid option 'target' in MemoizeInvalidator for the method 'exists': got ${described}. ` +
        'It must be the class that has the method, or an instance of it',
    );
  });

  it('rejects with NotMemoizedError for a plain object that is provided in place of a class', async () => {
    const providers = [{ provide: Storage, useFactory: () => ({ find: async () => 'a' }) }];
    const application = await startApplication({ providers });
    await expect(application.get(MemoizeInvalidator).invalidate(Storage, 'find', 'a')).rejects.toThrow(
      new NotMemoizedError({ className: 'Storage', method: 'find' }),
    );
  });

  it('rejects with InvalidOptionError for a symbol in place of a name', async () => {
    const { invalidator } = await startFiles();
    const name = Symbol('exists') as unknown as 'plain';
    await expect(invalidator.invalidate(Files, name)).rejects.toMatchObject({
      name: 'InvalidOptionError',
      message:
        "Invalid option 'method' in MemoizeInvalidator: got Symbol(exists) (symbol). " +
        'It must be the name of a memoized method, as a string.',
    });
  });

  it('rejects with UnkeyableArgumentError for arguments without a key', async () => {
    const { invalidator } = await startFiles();
    const hostile = Symbol('x') as unknown as string;
    await expect(invalidator.invalidate(Files, 'exists', hostile)).rejects.toBeInstanceOf(
      UnkeyableArgumentError,
    );
  });

  it('gives key callbacks the singleton as this, and asks for an instance where there is none', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class PerTenant {
      tenant = 'a';
      @CacheMemoize({
        extra(this: PerTenant) {
          return this.tenant;
        },
      })
      async find(): Promise<number> {
        return 1;
      }
    }
    const application = await startApplication({ providers: [PerTenant] });
    const invalidator = application.get(MemoizeInvalidator);

    await expect(invalidator.invalidate(PerTenant, 'find')).rejects.toThrow(
      new InstanceRequiredError({ method: 'PerTenant.find' }),
    );
    await expect(
      invalidator.invalidate(await application.resolve(PerTenant), 'find'),
    ).resolves.toBeUndefined();
  });

  it('is injectable in every module without an import', async () => {
    @Injectable()
    class Uploads {
      constructor(@Inject(MemoizeInvalidator) readonly invalidator: MemoizeInvalidator) {}
    }
    @Module({ providers: [Uploads], exports: [Uploads] })
    class UploadsModule {}
    const application = await startApplication({ imports: [UploadsModule] });
    expect(application.get(Uploads).invalidator).toBeInstanceOf(MemoizeInvalidator);
  });
});

describe('the bulk forms', () => {
  it('invalidateMany drops the outcomes of the calls that it lists', async () => {
    const { files, invalidator } = await startFiles();
    await Promise.all([files.exists('a', 1), files.exists('b'), files.exists('c')]);

    await invalidator.invalidateMany(Files, 'exists', [['a', 1], ['b']]);
    await Promise.all([files.exists('a', 1), files.exists('b'), files.exists('c')]);

    expect(files.runs).toHaveLength(5);
  });

  it.each([
    ['that is no list of arguments', ['ab']],
    ['with a hole', Array(1)],
  ])('invalidateMany refuses a list %s', async (_, list) => {
    const { invalidator } = await startFiles();
    await expect(invalidator.invalidateMany(Files, 'exists', list as never)).rejects.toThrow(
      "Invalid option 'listOfArgs' in MemoizeInvalidator.invalidateMany of Files.exists, ArchivedFiles.exists: " +
        'got an array of 1.',
    );
  });

  it('invalidateAll drops every outcome of a method, and of no other', async () => {
    const { files, invalidator } = await startFiles();
    await Promise.all([files.exists('a'), files.exists('b'), files.size('a')]);

    await invalidator.invalidateAll(Files, 'exists');
    await Promise.all([files.exists('a'), files.exists('b'), files.size('a')]);

    expect(files.runs).toHaveLength(5);
  });

  it('invalidatePrefix drops what methods share', async () => {
    class Shared {
      runs = 0;
      @CacheMemoize({ prefix: 'shared' })
      async find(): Promise<number> {
        return ++this.runs;
      }
    }
    const application = await startApplication({ providers: [Shared] });
    const shared = application.get(Shared);
    await shared.find();

    await application.get(MemoizeInvalidator).invalidatePrefix('shared');

    expect(await shared.find()).toBe(2);
  });

  it('invalidatePrefix refuses what no prefix can be', async () => {
    const { invalidator } = await startFiles();
    await expect(invalidator.invalidatePrefix('a b')).rejects.toThrow(
      "Invalid option 'prefix' in MemoizeInvalidator.invalidatePrefix: got 'a b' (string). " +
        'It must be 1 to 100 characters of A-Z a-z 0-9 _ . : / @ -.',
    );
  });

  it.each([undefined, null, 5])('invalidatePrefix refuses %p in place of a text', async (prefix) => {
    const { invalidator } = await startFiles();
    await expect(invalidator.invalidatePrefix(prefix as never)).rejects.toBeInstanceOf(InvalidOptionError);
  });

  it.each([
    [{ alias: 'b' }, "Invalid option 'alias' in MemoizeInvalidator.invalidatePrefix: got 'b' (string)."],
    ['default', "Invalid option 'options' in MemoizeInvalidator.invalidatePrefix: got 'default' (string)."],
    [null, "Invalid option 'options' in MemoizeInvalidator.invalidatePrefix: got null."],
  ])('invalidatePrefix refuses %j in place of its options', async (options, text) => {
    const { invalidator } = await startFiles();
    await expect(invalidator.invalidatePrefix('shared', options as never)).rejects.toThrow(text);
  });

  it('clear drops everything under an alias, and everything where none is named', async () => {
    const caches: Caches = { other: memoryCache() };
    const { files, invalidator } = await startFiles({ caches });
    await files.exists('a');

    await invalidator.clear('other');
    await files.exists('a');
    expect(files.runs).toHaveLength(1);

    await invalidator.clear();
    await files.exists('a');
    expect(files.runs).toHaveLength(2);
  });

  it('clear rejects for an alias that is not registered', async () => {
    const { invalidator } = await startFiles();
    await expect(invalidator.clear('redis')).rejects.toThrow(
      new UnknownCacheAliasError({
        alias: 'redis',
        where: 'MemoizeInvalidator.clear',
        knownAliases: ['default'],
      }),
    );
  });
});

describe('memoized()', () => {
  it('names a private method with a function, inside the class', async () => {
    const { files } = await startFiles();
    await files.secretOf('a');
    await files.drop('a');
    await files.secretOf('a');
    expect(files.runs).toEqual([
      ['secret', 'a'],
      ['secret', 'a'],
    ]);
  });

  it('original runs the method past the cache', async () => {
    const { files } = await startFiles();
    await files.size('abc');
    expect(await memoized(files).size.original('abc')).toBe(3);
    expect(files.runs).toHaveLength(2);
  });

  it('throws NotMemoizedError for a method that is not decorated', async () => {
    const { files } = await startFiles();
    expect(() => memoized(files).plain).toThrow(
      new NotMemoizedError({ className: 'Files', method: 'plain' }),
    );
  });

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    ['files', "'files' (string)"],
    [Files, 'the class Files'],
  ])('refuses %p in place of an instance', (given, described) => {
    const text =
      `Invalid option 'instance' in memoized(): got ${described}. ` +
      'It must be an instance of the class that has the method.';
    expect(() => memoized(given as unknown as Files)).toThrow(text);
    expect(() => memoized(given as unknown as Files, (files) => files.exists)).toThrow(text);
  });

  it.each([
    ['reads deeper than the instance', (quota: Quota) => quota.files.exists],
    ['reads deeper still', (quota: Quota) => quota.files.parent.parent.exists],
    ['reads nothing', () => new Files().exists],
    ['is none', 'check'],
  ])('refuses a pick that %s', (_, pick) => {
    expect(() => memoized(new Quota(), pick as () => Files['exists'])).toThrow(InvalidOptionError);
  });

  it('says how to name a method that lies deeper', () => {
    expect(() => memoized(new Quota(), (quota) => quota.files.exists)).toThrow(
      "Invalid option 'pick' in memoized() of an instance of Quota: got the function (anonymous). It must be a " +
        'function that answers a method of the very instance it is given, such as (self) => self.find; that of ' +
        'another object, such as self.files, is named with memoized(self.files).',
    );
  });

  it('is no promise', async () => {
    const { files } = await startFiles();
    const handles = memoized(files);
    expect(await Promise.resolve(handles)).toBe(handles);
  });
});

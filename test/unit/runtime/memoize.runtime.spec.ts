import { AmbiguousPrefixError, CacheMemoize, memoized, type CacheMemoizeError } from 'nestjs-cache-memoize';
import { ModuleRef } from '@nestjs/core';
import { startApplication } from '../../support/applications/application';

/** Two classes of one name, as two modules may have them. */
function namesakes(options: { prefix?: string }) {
  const makeClass = (result: string) => {
    class Files {
      @CacheMemoize(options)
      async find(): Promise<string> {
        return result;
      }
    }
    return Files;
  };
  return ['one', 'other'].map((name) => ({ provide: name, useClass: makeClass(name) }));
}

type FilesClass = new () => { find(): Promise<string> };

describe('two classes of one application', () => {
  it('share their outcomes where they say so with one prefix', async () => {
    const application = await startApplication({ providers: namesakes({ prefix: 'files' }) });
    const find = (token: string) => application.get<{ find(): Promise<string> }>(token).find();
    expect([await find('one'), await find('other')]).toEqual(['one', 'one']);
  });

  it('may not have one by accident', async () => {
    await expect(startApplication({ providers: namesakes({}) })).rejects.toThrow(AmbiguousPrefixError);
  });
});

describe('the limit of keys', () => {
  it('is that of the module: a longer call has no key, is told of, and runs', async () => {
    class Files {
      runs = 0;

      @CacheMemoize()
      async find(_name: string): Promise<number> {
        return ++this.runs;
      }
    }
    const errors: CacheMemoizeError[] = [];
    const application = await startApplication({
      providers: [Files],
      options: { maxKeyBytes: 10, onError: (error) => errors.push(error) },
    });
    const files = application.get(Files);
    expect([await files.find('12345678'), await files.find('12345678')]).toEqual([1, 1]);
    expect([await files.find('123456789'), await files.find('123456789')]).toEqual([2, 3]);
    expect(errors.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT']);
    expect(() => memoized(files).find.getCacheKey('123456789')).toThrow('maxKeyBytes');
  });
});

describe('a class of a name that is taken, which comes when the application has started', () => {
  it('runs without the cache, is told of, and takes nothing from the first', async () => {
    const errors: CacheMemoizeError[] = [];
    const [first, second] = namesakes({}).map(({ useClass }) => useClass) as [FilesClass, FilesClass];
    const application = await startApplication({
      providers: [first],
      options: { onError: (error) => errors.push(error) },
    });
    const late = await application.get(ModuleRef).create(second);
    expect([await late.find(), await application.get(first).find()]).toEqual(['other', 'one']);
    expect(errors).toEqual([expect.any(AmbiguousPrefixError)]);
  });
});

import { Inject, Injectable, Scope } from '@nestjs/common';
import { CacheMemoize, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { compileApplication, startApplication } from '../../support/applications/application';

class Files {
  runs = 0;

  constructor(readonly root = '/') {}

  @CacheMemoize({ extra: () => 'declared' })
  async find(): Promise<string> {
    this.runs++;
    return this.root;
  }
}

async function runsOfTwoCalls(files: Files): Promise<number> {
  await files.find();
  await files.find();
  return files.runs;
}

describe('what Nest does not construct itself', () => {
  it('is memoized where a factory needs it already, before the application has started', async () => {
    const runs: number[] = [];
    await compileApplication({
      providers: [
        { provide: 'files', useFactory: () => new Files() },
        {
          provide: 'reader',
          useFactory: async (files: Files) => runs.push(await runsOfTwoCalls(files)),
          inject: ['files', MemoizeInvalidator],
        },
      ],
    });
    expect(runs).toEqual([1]);
  });

  it('is memoized on each instance that a factory makes for who injects it', async () => {
    @Injectable()
    class Reader {
      constructor(@Inject('files') readonly files: Files) {}
    }
    @Injectable()
    class Writer {
      constructor(@Inject('files') readonly files: Files) {}
    }
    const application = await startApplication({
      providers: [
        Reader,
        Writer,
        { provide: 'files', scope: Scope.TRANSIENT, useFactory: () => new Files() },
      ],
    });
    const [read, written] = [application.get(Reader).files, application.get(Writer).files];
    expect(read).not.toBe(written);
    expect([await runsOfTwoCalls(read), await runsOfTwoCalls(written)]).toEqual([1, 0]);
  });

  it('is invalidated by the class that its factory makes again and again', async () => {
    const application = await startApplication({
      providers: [
        {
          provide: Files,
          scope: Scope.REQUEST,
          useFactory: async (root: string) => new Files(root),
          inject: ['root'],
        },
        { provide: 'root', useValue: '/etc' },
      ],
    });
    const files = await application.resolve(Files);
    expect([await files.find(), await files.find(), files.runs]).toEqual(['/etc', '/etc', 1]);
    await application.get(MemoizeInvalidator).invalidate(Files, 'find');
    await files.find();
    expect(files.runs).toBe(2);
  });

  it('is made by its factory once, with what it injects, and is what the factory returned', async () => {
    const made: object[] = [];
    const factory = (...injected: unknown[]) => {
      made.push({ injected });
      return made.at(-1);
    };
    const application = await startApplication({
      providers: [
        { provide: 'made', scope: Scope.REQUEST, useFactory: factory, inject: ['one', 'other'] },
        { provide: 'one', useValue: 1 },
        { provide: 'other', useValue: undefined },
      ],
    });
    expect(await application.resolve('made')).toBe(made[0]);
    expect(made).toEqual([{ injected: [1, undefined] }]);
  });

  it('may be anything: what has no memoized method is left as it is', async () => {
    const values = ['text', 1, null, undefined, Object.create(null) as object, Object.freeze([]), () => 1];
    const providers = values.flatMap((value, index) => [
      { provide: `value ${index}`, useValue: value },
      { provide: `made ${index}`, useFactory: () => value },
    ]);
    const application = await startApplication({ providers });
    expect(values.map((_, index) => application.get<unknown>(`made ${index}`))).toEqual(values);
    expect(Reflect.ownKeys(values[4] as object)).toEqual([]);
  });

  it('is memoized once under all its names', async () => {
    const application = await startApplication({
      providers: [
        { provide: 'files', useFactory: () => new Files() },
        { provide: 'alias', useExisting: 'files' },
      ],
    });
    expect(await runsOfTwoCalls(application.get<Files>('alias'))).toBe(1);
    expect(await runsOfTwoCalls(application.get<Files>('files'))).toBe(1);
  });

  it('fails the start where its factory fails', async () => {
    const useFactory = () => Promise.reject(new Error('no files today'));
    await expect(startApplication({ providers: [{ provide: 'files', useFactory }] })).rejects.toThrow(
      'no files today',
    );
  });
});

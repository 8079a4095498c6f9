import {
  type CanActivate,
  Controller,
  type DynamicModule,
  Inject,
  Injectable,
  Logger,
  Module,
  Scope,
  type Type,
  UseGuards,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CacheMemoize, MemoizeInvalidator, SeveralInstancesError } from 'nestjs-cache-memoize';
import { closeApplications, compileApplication, startApplication } from '../support/applications/application';

const BUCKET = Symbol('the bucket');

@Injectable()
class Files {
  constructor(@Inject(BUCKET) readonly bucket: string) {}

  @CacheMemoize()
  async locate(name: string): Promise<string> {
    return `${this.bucket}/${name}`;
  }
}

@Injectable()
class TellingFiles {
  runs = 0;
  constructor(@Inject(BUCKET) readonly bucket: string) {}

  @CacheMemoize({
    extra(this: TellingFiles) {
      return this.bucket;
    },
  })
  async locate(name: string): Promise<string> {
    this.runs += 1;
    return `${this.bucket}/${name}`;
  }
}

@Injectable()
class AgreeingFiles {
  constructor(@Inject(BUCKET) readonly bucket: string) {}

  @CacheMemoize({ instancesAgree: true })
  async size(name: string): Promise<number> {
    return name.length;
  }
}

/** A module that is registered for a bucket, and hands out its files under the bucket's name. */
class FilesModule {
  static register(files: Type, bucket: string): DynamicModule {
    const providers = [files, { provide: BUCKET, useValue: bucket }, { provide: bucket, useExisting: files }];
    return { module: FilesModule, providers, exports: [bucket] };
  }
}
Module({})(FilesModule);

async function refusalOf(parts: Parameters<typeof startApplication>[0]): Promise<unknown> {
  const application = await compileApplication(parts);
  return application.init().then(
    () => 'started',
    (error: unknown) => error,
  );
}

afterEach(closeApplications);

describe('several instances of a class that are not alike', () => {
  const twice = (files: Type) => ({
    imports: [FilesModule.register(files, 'a'), FilesModule.register(files, 'b')],
  });

  it('are refused at start, with the modules and the dependency that differs: a module registered twice', async () => {
    const refusal = await refusalOf(twice(Files));
    expect(refusal).toBeInstanceOf(SeveralInstancesError);
    expect(refusal).toMatchObject({
      method: 'Files.locate',
      modules: ['FilesModule', 'FilesModule'],
      difference: 'their dependencies differ: Symbol(the bucket)',
    });
  });

  it('are refused at start: two factories', async () => {
    const providers = [
      { provide: 'a', useFactory: () => new Files('a') },
      { provide: 'b', useFactory: () => new Files('b') },
    ];
    expect(await refusalOf({ providers })).toBeInstanceOf(SeveralInstancesError);
  });

  it('are refused at start: a value beside what Nest constructed', async () => {
    const providers = [Files, { provide: BUCKET, useValue: 'a' }, { provide: 'b', useValue: new Files('b') }];
    expect(await refusalOf({ providers })).toBeInstanceOf(SeveralInstancesError);
  });

  it('are told apart by a function that reads from this', async () => {
    const application = await startApplication(twice(TellingFiles));
    const [a, b] = ['a', 'b'].map((bucket) => application.get<TellingFiles>(bucket, { strict: false }));
    expect([await a?.locate('f'), await b?.locate('f')]).toEqual(['a/f', 'b/f']);
  });

  it('are all meant by an invalidation that names the class', async () => {
    const application = await startApplication(twice(TellingFiles));
    const files = ['a', 'b'].map((bucket) => application.get<TellingFiles>(bucket, { strict: false }));
    for (const each of files) await each.locate('f');
    await application.get(MemoizeInvalidator).invalidate(TellingFiles, 'locate', 'f');
    for (const each of files) await each.locate('f');
    expect(files.map(({ runs }) => runs)).toEqual([2, 2]);
  });

  it('are accepted where the decorator says that they agree', async () => {
    const application = await startApplication(twice(AgreeingFiles));
    expect(await application.get<AgreeingFiles>('b', { strict: false }).size('file')).toBe(4);
  });
});

describe('several instances of a class that are alike', () => {
  it('are accepted: a service that is listed in two modules, with the very same dependencies', async () => {
    @Module({ providers: [{ provide: BUCKET, useValue: 'a' }], exports: [BUCKET] })
    class BucketModule {}
    @Module({ imports: [BucketModule], providers: [Files] })
    class OneModule {}
    @Module({ imports: [BucketModule], providers: [Files] })
    class OtherModule {}
    expect(await refusalOf({ imports: [OneModule, OtherModule] })).toBe('started');
  });

  it('are accepted: a guard that is used in three modules, with a ModuleRef and a logger of its own in each', async () => {
    @Injectable({ scope: Scope.TRANSIENT })
    class OwnLogger extends Logger {}
    @Injectable()
    class UserGuard implements CanActivate {
      constructor(
        readonly moduleRef: ModuleRef,
        readonly logger: Logger,
      ) {}

      @CacheMemoize()
      async mayEnter(_user: string): Promise<boolean> {
        return true;
      }

      canActivate(): Promise<boolean> {
        return this.mayEnter('ann');
      }
    }
    const modules = ['a', 'b', 'c'].map((name) => {
      class GuardedController {}
      Controller(name)(GuardedController);
      UseGuards(UserGuard)(GuardedController);
      class GuardedModule {}
      Module({
        controllers: [GuardedController],
        providers: [{ provide: Logger, useValue: SHARED_LOGGER }, OwnLogger],
      })(GuardedModule);
      return GuardedModule;
    });
    expect(await refusalOf({ imports: modules })).toBe('started');
  });

  it('are one: the same object under several tokens', async () => {
    const files = new Files('a');
    const providers = [
      { provide: 'one', useValue: files },
      { provide: 'two', useValue: files },
      { provide: 'three', useExisting: 'one' },
    ];
    expect(await refusalOf({ providers })).toBe('started');
  });
});

/** Makes instances of classes when it is told to. */
@Injectable()
class Maker {
  constructor(private readonly moduleRef: ModuleRef) {}

  create<Instance>(type: Type<Instance>): Promise<Instance> {
    return this.moduleRef.create(type);
  }
}

describe('an instance that comes when the application has started', () => {
  const providers = [Maker, Files, { provide: BUCKET, useValue: 'a' }];

  it('has its calls rejected, and leaves the first one alone', async () => {
    const application = await startApplication({ providers });
    const late = await application.get(Maker).create(Files);
    await expect(late.locate('f')).rejects.toBeInstanceOf(SeveralInstancesError);
    await expect(late.locate('f')).rejects.toThrow('moduleRef.create');
    expect(await application.get(Files).locate('f')).toBe('a/f');
  });

  it('is the one of its class where there was none', async () => {
    const application = await startApplication({ providers: [Maker, { provide: BUCKET, useValue: 'a' }] });
    const only = await application.get(Maker).create(Files);
    expect(await only.locate('f')).toBe('a/f');
  });

  it('is memoized as any other where the decorator tells instances apart', async () => {
    const application = await startApplication({
      providers: [Maker, TellingFiles, { provide: BUCKET, useValue: 'a' }],
    });
    const late = await application.get(Maker).create(TellingFiles);
    expect([await late.locate('f'), await late.locate('f'), late.runs]).toEqual(['a/f', 'a/f', 1]);
  });
});

const SHARED_LOGGER = new Logger('shared');

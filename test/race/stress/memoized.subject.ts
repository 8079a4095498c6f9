import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  CacheMemoize,
  CacheMemoizeMany,
  CacheMemoizeModule,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
  tiered,
} from 'nestjs-cache-memoize';
import type { Load, StoreKind } from './settings';
import { makeStore } from './stores';
import type { Counted, Subject } from './subject';

type Method = (key: number, instance: number) => Promise<number>;
type MethodOfMany = (keys: readonly number[], instance: number) => Promise<number[]>;

/** What all outcomes carry that carry tags. */
const EVERYTHING = 'everything';

const OPTIONS = {
  extra(this: Files) {
    return this.bucket;
  },
  hitCallable(this: Files) {
    this.hits++;
  },
};

const LIFE = '40ms' as const;

/** Renewals outside of calls make the same key: the bucket is the instance's own. */
const WINDOWS = {
  staleWhileRevalidate: '40ms',
  staleIfError: { for: '10s', retryAfter: '30ms' },
  earlyRefresh: 0.5,
  jitter: 0.2,
} as const;

function tagOf(key: number): string {
  return `key:${key}`;
}

/** By the key: where nothing has tags, the first. */
const METHODS = ['find', 'findByArguments', 'findByResult'] as const;

/** The batch of each. */
const BATCHES = {
  find: 'findMany',
  findByArguments: 'findManyByArguments',
  findByResult: 'findManyByResult',
} as const;

/** Of one bucket: each instance has a key of its own for the same arguments. */
class Files {
  hits = 0;

  constructor(
    readonly bucket: number,
    private readonly method: Method,
    private readonly methodOfMany: MethodOfMany,
  ) {}

  @CacheMemoize(OPTIONS)
  async find(key: number): Promise<number> {
    return this.method(key, this.bucket);
  }

  @CacheMemoize({ ...OPTIONS, tags: (key) => [tagOf(key), EVERYTHING] })
  async findByArguments(key: number): Promise<number> {
    return this.method(key, this.bucket);
  }

  @CacheMemoize({ ...OPTIONS, resultTags: (_, key) => [tagOf(key), EVERYTHING] })
  async findByResult(key: number): Promise<number> {
    return this.method(key, this.bucket);
  }

  @CacheMemoizeMany('find')
  async findMany(keys: readonly number[]): Promise<number[]> {
    return this.methodOfMany(keys, this.bucket);
  }

  @CacheMemoizeMany('findByArguments')
  async findManyByArguments(keys: readonly number[]): Promise<number[]> {
    return this.methodOfMany(keys, this.bucket);
  }

  @CacheMemoizeMany('findByResult')
  async findManyByResult(keys: readonly number[]): Promise<number[]> {
    return this.methodOfMany(keys, this.bucket);
  }
}

export interface MemoizedSubjectParts {
  readonly store: Exclude<StoreKind, 'naive'>;
  readonly urls: readonly string[];
  readonly load: Load;
  readonly method: Method;
  readonly methodOfMany: MethodOfMany;
  readonly onError: (error: { readonly code: string }) => void;
}

/**
 * A memoized method of a Nest application, on one instance of its class after the other: of a key, whichever is read, an
 * invalidation that names the class means it.
 */
export class MemoizedSubject implements Subject {
  private readonly invalidator: MemoizeInvalidator;
  private readonly statistics: MemoizeStatistics;
  private calls = 0;
  private drops = 0;

  private constructor(
    private readonly application: INestApplicationContext,
    private readonly instances: readonly Files[],
    private readonly hasTags: boolean,
  ) {
    this.invalidator = application.get(MemoizeInvalidator);
    this.statistics = application.get(MemoizeStatistics);
  }

  static async make({
    store,
    urls,
    load,
    method,
    methodOfMany,
    onError,
  }: MemoizedSubjectParts): Promise<MemoizedSubject> {
    const made = makeStore(store, urls);
    const caches = { default: load.isTiered ? tiered({ store: made }) : made };
    const options = {
      ...{ keyPrefix: 'race', onError },
      ...(load.joinWait && { joinWait: load.joinWait }),
      ...(load.isWindowed && { ttl: LIFE, defaults: WINDOWS }),
    } as const;
    const tokens = [
      Files,
      ...Array.from({ length: load.instances - 1 }, (_, index) => `bucket ${index + 1}`),
    ];
    class RaceModule {}
    Module({
      imports: [CacheMemoizeModule.forRoot(caches, options)],
      providers: tokens.map((provide, bucket) => ({
        provide,
        useFactory: () => new Files(bucket, method, methodOfMany),
      })),
    })(RaceModule);
    const application = await NestFactory.createApplicationContext(RaceModule, { logger: ['error'] });
    return new MemoizedSubject(
      application,
      tokens.map((token) => application.get<Files>(token)),
      load.tags === true,
    );
  }

  get hits(): number {
    return this.instances.reduce((sum, { hits }) => sum + hits, 0);
  }

  get counted(): Counted {
    return { calls: this.sumOf('calls'), runs: this.sumOf('runs') };
  }

  get staleHits(): number {
    return this.sumOf('staleHits');
  }

  get localHits(): number {
    return this.sumOf('localHits');
  }

  read(key: number): Promise<number> {
    return this.nextInstance[this.methodOf(key)](key);
  }

  /** A batch is of one method: of keys that have another, there is a batch for each. */
  readMany = async (keys: readonly number[]): Promise<readonly number[]> => {
    const instance = this.nextInstance;
    const answers = new Map<number, number>();
    const ofMethods = METHODS.map(async (method) => {
      const own = keys.filter((key) => this.methodOf(key) === method);
      const found = own.length === 0 ? [] : await instance[BATCHES[method]](own);
      for (const [index, key] of own.entries()) answers.set(key, found[index] as number); // in their order
    });
    await Promise.all(ofMethods);
    return keys.map((key) => answers.get(key) as number); // each has a method
  };

  refresh(key: number): Promise<number> {
    return memoized(this.nextInstance)[this.methodOf(key)].refresh(key);
  }

  /** By turns by its key, and by its tag if it has one. */
  invalidate(key: number): Promise<void> {
    const method = this.methodOf(key);
    return method === 'find' || this.drops++ % 2 === 0
      ? this.invalidator.invalidate(Files, method, key)
      : this.invalidator.invalidateTags(tagOf(key));
  }

  invalidateAll(): Promise<void> {
    return this.invalidator.invalidateTogether((drop) => {
      drop.all(Files, 'find');
      drop.tags(EVERYTHING);
    });
  }

  clear(): Promise<void> {
    return this.invalidator.clear();
  }

  async close(): Promise<void> {
    await this.application.close();
  }

  private sumOf(field: 'calls' | 'localHits' | 'runs' | 'staleHits'): number {
    return this.statistics.snapshot().methods.reduce((sum, each) => sum + each[field], 0);
  }

  private methodOf(key: number): (typeof METHODS)[number] {
    return this.hasTags ? (METHODS[key % METHODS.length] ?? 'find') : 'find';
  }

  private get nextInstance(): Files {
    return this.instances[this.calls++ % this.instances.length] as Files; // there is one at least
  }
}

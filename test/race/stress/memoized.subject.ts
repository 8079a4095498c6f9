import 'reflect-metadata';
import { type INestApplicationContext, Inject, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  CacheMemoize,
  CacheMemoizeModule,
  memoized,
  MemoizeInvalidator,
  MemoizeStatistics,
} from 'nestjs-cache-memoize';
import type { StoreKind } from './settings';
import { makeStore } from './stores';
import type { Counted, Subject } from './subject';

type Method = () => Promise<number>;

const METHOD = Symbol('what takes its time');

interface Counts {
  hits: number;
}

@Injectable()
class Files {
  readonly counts: Counts = { hits: 0 };

  constructor(@Inject(METHOD) private readonly method: Method) {}

  @CacheMemoize({
    hitCallable(this: Files) {
      this.counts.hits++;
    },
  })
  async find(_key: number): Promise<number> {
    return this.method();
  }
}

export interface MemoizedSubjectParts {
  readonly store: Exclude<StoreKind, 'naive'>;
  readonly urls: readonly string[];
  readonly method: Method;
  readonly onError: (error: { readonly code: string }) => void;
}

/** A memoized method of a Nest application, with the defaults of the module. */
export class MemoizedSubject implements Subject {
  private readonly files: Files;
  private readonly invalidator: MemoizeInvalidator;
  private readonly statistics: MemoizeStatistics;

  private constructor(private readonly application: INestApplicationContext) {
    this.files = application.get(Files);
    this.invalidator = application.get(MemoizeInvalidator);
    this.statistics = application.get(MemoizeStatistics);
  }

  static async make({ store, urls, method, onError }: MemoizedSubjectParts): Promise<MemoizedSubject> {
    const caches = { default: makeStore(store, urls) };
    class RaceModule {}
    Module({
      imports: [CacheMemoizeModule.forRoot(caches, { keyPrefix: 'race', onError })],
      providers: [Files, { provide: METHOD, useValue: method }],
    })(RaceModule);
    return new MemoizedSubject(await NestFactory.createApplicationContext(RaceModule, { logger: ['error'] }));
  }

  get hits(): number {
    return this.files.counts.hits;
  }

  get counted(): Counted {
    const [find] = this.statistics.snapshot().methods;
    if (!find) throw new Error('The statistics know no method');
    return { calls: find.calls, runs: find.runs };
  }

  read(key: number): Promise<number> {
    return this.files.find(key);
  }

  refresh(key: number): Promise<number> {
    return memoized(this.files).find.refresh(key);
  }

  invalidate(key: number): Promise<void> {
    return this.invalidator.invalidate(Files, 'find', key);
  }

  invalidateAll(): Promise<void> {
    return this.invalidator.invalidateAll(Files, 'find');
  }

  clear(): Promise<void> {
    return this.invalidator.clear();
  }

  async close(): Promise<void> {
    await this.application.close();
  }
}

import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  CacheMemoize,
  CacheMemoizeModule,
  type CacheInput,
  type CacheMemoizeError,
  type CacheMemoizeModuleOptions,
  MemoizeInvalidator,
} from 'nestjs-cache-memoize';
import { startRedis, type RedisServer } from '../support/servers/redis-server';
import { TcpProxy } from '../support/servers/tcp-proxy';
import { until } from '../support/time/until';

/** What a memoized call answers here: which run of the method it comes from. */
export interface Found {
  readonly id: string;
  readonly run: number;
}

/** What the method itself throws. */
export class FileError extends Error {}

@Injectable()
export class Files {
  /** What a run waits for, once it has begun. */
  gate: Promise<unknown> = Promise.resolve();
  private readonly runs = new Map<string, number>();

  @CacheMemoize('1h')
  async find(id: string): Promise<Found> {
    const found = { id, run: this.count(id) };
    await this.gate;
    return found;
  }

  @CacheMemoize('1h')
  async fail(id: string): Promise<Found> {
    throw new FileError(`run ${this.count(id)}`);
  }

  /** How often a method ran for this argument. */
  runsOf(id: string): number {
    return this.runs.get(id) ?? 0;
  }

  private count(id: string): number {
    const run = this.runsOf(id) + 1;
    this.runs.set(id, run);
    return run;
  }
}

/** Deadlines in milliseconds, of tests of time: what those assert is a generous multiple of them. */
export const DEADLINE = { read: 100, fill: 300, invalidate: 500 } as const;

/** How much longer than promised a busy machine may take. */
export const SLACK = 6;

/** How soon everything works again after a fault. */
export const RECOVERY = 2000;

/** How an application is given its store. */
export interface StoreUnderTest {
  readonly name: string;
  make(url: string): () => CacheInput | Promise<CacheInput>;
}

let applications = 0;

/** A real redis-server behind a wire that can be broken, and the applications that use it. */
export class FaultLab {
  private readonly started: TestApplication[] = [];

  private constructor(
    readonly redis: RedisServer,
    readonly wire: TcpProxy,
    private readonly store: StoreUnderTest,
  ) {}

  static async open(store: StoreUnderTest): Promise<FaultLab> {
    const redis = await startRedis();
    return new FaultLab(redis, await TcpProxy.start(redis.port), store);
  }

  async close(): Promise<void> {
    await this.wire.stop();
    await this.redis.stop();
  }

  /** A Nest application with a cache of its own on the server; closed by closeApplications(). */
  async start(options: CacheMemoizeModuleOptions = {}): Promise<TestApplication> {
    const application = await TestApplication.start(this.store.make(this.wire.url), options);
    this.started.push(application);
    return application;
  }

  /** An application whose cache works already. */
  async startWorking(options: CacheMemoizeModuleOptions = {}): Promise<TestApplication> {
    const application = await this.start(options);
    await application.waitUntilItWorks();
    return application;
  }

  async closeApplications(): Promise<void> {
    await Promise.all(this.started.splice(0).map((application) => application.close()));
  }
}

export class TestApplication {
  readonly errors: CacheMemoizeError[] = [];
  private context!: INestApplicationContext;
  private probes = 0;

  private constructor(readonly keyPrefix: string) {}

  static async start(store: CacheInput, options: CacheMemoizeModuleOptions = {}): Promise<TestApplication> {
    applications += 1;
    const application = new TestApplication(options.keyPrefix ?? `faults-${process.pid}-${applications}`);
    await application.compile(store, options);
    return application;
  }

  get files(): Files {
    return this.context.get(Files);
  }

  get invalidator(): MemoizeInvalidator {
    return this.context.get(MemoizeInvalidator);
  }

  /** Resolves once a call is kept and served from the cache. Tests of time measure how long that takes. */
  async waitUntilItWorks(): Promise<void> {
    await until(() => this.works(), RECOVERY * SLACK);
  }

  /** Whether a call is served that was made just before. */
  async works(): Promise<boolean> {
    const id = `probe-${++this.probes}`;
    const { run } = await this.files.find(id);
    return (await this.files.find(id)).run === run;
  }

  /** How long it takes from now, in milliseconds, until it works. */
  async recovery(): Promise<number> {
    return (await timed(() => this.waitUntilItWorks())).ms;
  }

  /** Resolves once the outcome of a call is kept. */
  async keep(id: string): Promise<Found> {
    let found = await this.files.find(id);
    await until(async () => {
      const { run } = found;
      found = await this.files.find(id);
      return found.run === run;
    });
    return found;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async compile(store: CacheInput, options: CacheMemoizeModuleOptions): Promise<void> {
    const module = await Test.createTestingModule({
      imports: [
        CacheMemoizeModule.forRoot(
          { default: store },
          {
            keyPrefix: this.keyPrefix,
            deadline: DEADLINE,
            herdWait: DEADLINE.read,
            onError: (error) => void this.errors.push(error),
            ...options,
          },
        ),
      ],
      providers: [Files],
    }).compile();
    this.context = await module.init();
  }
}

/** How long it took, in milliseconds, and what came of it. */
export async function timed<Value>(task: () => Promise<Value>): Promise<{ value: Value; ms: number }> {
  const begin = performance.now();
  const value = await task();
  return { value, ms: performance.now() - begin };
}

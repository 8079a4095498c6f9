import { Injectable } from '@nestjs/common';
import { CacheMemoize, type CacheMemoizeError, CacheOperationError } from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

@Injectable()
class Files {
  @CacheMemoize({ cacheAlias: 'one' })
  async findInOne(id: number): Promise<number> {
    return id;
  }

  @CacheMemoize({ cacheAlias: 'other' })
  async findInOther(id: number): Promise<number> {
    return id;
  }
}

const fail = (): never => {
  throw new Error('The store is down');
};
const work = (): void => undefined;

describe('onError', () => {
  const one = new MapStore();
  const other = new MapStore();
  let files: Files;
  let told: string[];
  let nextId = 0;

  const tell = (error: CacheMemoizeError): void => {
    told.push(error instanceof CacheOperationError ? `${error.alias}: ${error.operation}` : error.message);
  };
  /** Calls with ever new arguments, so that each has to ask the store. */
  const callOne = () => files.findInOne(nextId++);
  const callOther = () => files.findInOther(nextId++);

  beforeEach(async () => {
    told = [];
    one.before = other.before = work;
    const application = await startApplication({
      providers: [Files],
      caches: { one, other },
      // The breaker stays closed: every call asks the store.
      options: { keyPrefix: 'test', breaker: { failures: 1_000 }, onError: tell },
    });
    files = application.get(Files);
  });

  it('is told once while a cache is down, however many calls there are', async () => {
    one.before = fail;
    await callOne();
    await callOne();
    await callOne();
    expect(told).toEqual(['one: lookup']);
  });

  it('is told again when the cache fails again after it has answered', async () => {
    one.before = fail;
    await callOne();
    one.before = work;
    await callOne();
    await until(() => [...one.kept.keys()].some((name) => name.endsWith(':v')));
    one.before = fail;
    await callOne();
    expect(told).toEqual(['one: lookup', 'one: lookup']);
  });

  it('is told of each cache by itself', async () => {
    one.before = other.before = fail;
    await callOne();
    await callOther();
    expect(told).toEqual(['one: lookup', 'other: lookup']);
  });

  it('is not told again of one cache because another one answers again', async () => {
    one.before = other.before = fail;
    await callOne();
    await callOther();
    one.before = work;
    await callOne();
    await callOther();
    expect(told).toEqual(['one: lookup', 'other: lookup']);
  });
});

/** The examples of the page "From django-cache-memoize": what it says is what runs here. */
import { Injectable } from '@nestjs/common';
import { CacheMemoize, memoized, MemoizeInvalidator, memoryCache } from 'nestjs-cache-memoize';
import { startApplication } from '../../support/applications/application';

class Record {
  constructor(
    readonly id: number,
    readonly name: string,
  ) {}
}

class NoSuchRecord extends Error {}

const statsd = { counts: new Map<string, number>(), increment: count };
function count(name: string): void {
  statsd.counts.set(name, (statsd.counts.get(name) ?? 0) + 1);
}

@Injectable()
class Examples {
  runs = 0;

  // @cache_memoize(100)
  // def expensive_function(start, end):
  @CacheMemoize('100s')
  async expensive(start: number, end: number): Promise<number> {
    this.runs++;
    return start + end + this.runs;
  }

  // @cache_memoize(100, args_rewrite=lambda record: [record.id])
  // def count_friends(record):
  @CacheMemoize('100s', { argsRewrite: (record) => record.id })
  async countFriends(record: Record): Promise<number> {
    this.runs++;
    return record.id;
  }

  // @cache_memoize(10, prefix='randomness') on two functions
  @CacheMemoize('10s', { prefix: 'randomness' })
  async first(): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('10s', { prefix: 'randomness' })
  async second(): Promise<number> {
    return ++this.runs;
  }

  // @cache_memoize(10, hit_callable=..., miss_callable=...)
  @CacheMemoize('10s', {
    hitCallable: (user) => statsd.increment(`hit:${user}`),
    missCallable: (user) => statsd.increment(`miss:${user}`),
  })
  async tax(user: number): Promise<number> {
    return user / 10;
  }

  // @cache_memoize(1000, store_result=False)
  // def send_tax_returns(user):
  @CacheMemoize('1000s', { storeResult: false })
  async sendTaxReturns(_user: number): Promise<void> {
    this.runs++;
  }

  // @cache_memoize(1000, cache_alias='other')
  @CacheMemoize('1000s', { cacheAlias: 'other' })
  async onOther(start: number): Promise<number> {
    return start + ++this.runs;
  }

  // @cache_memoize(1000, cache_exceptions=(NoSuchRecord,))
  @CacheMemoize('1000s', { cacheExceptions: [NoSuchRecord] })
  async find(id: number): Promise<never> {
    this.runs++;
    throw new NoSuchRecord(`record ${id}`);
  }

  // @cache_memoize(1000, extra={'version': 2})
  @CacheMemoize('1000s', { extra: { version: 2 } })
  async versioned(id: number): Promise<number> {
    return id;
  }

  // @cache_memoize(1000, key_generator_callable=lambda id: f'record-{id}')
  @CacheMemoize('1000s', { keyGeneratorCallable: (id) => `record-${id}` })
  async withOwnKey(id: number): Promise<number> {
    return id;
  }

  // @cache_memoize(None): for good
  @CacheMemoize(Infinity)
  async forGood(): Promise<number> {
    return ++this.runs;
  }
}

describe('the examples of the page', () => {
  const start = () =>
    startApplication({ providers: [Examples], caches: { other: memoryCache({ maxEntries: 10 }) } });

  async function startExamples(): Promise<Examples> {
    return (await start()).get(Examples);
  }

  it('@cache_memoize(100)', async () => {
    const examples = await startExamples();
    expect([await examples.expensive(1, 100), await examples.expensive(1, 100)]).toEqual([102, 102]);
    expect(await examples.expensive(100, 200)).toBe(302);
  });

  it('args_rewrite', async () => {
    const examples = await startExamples();
    await examples.countFriends(new Record(1, 'Peter'));
    await examples.countFriends(new Record(2, 'Peter'));
    await examples.countFriends(new Record(1, 'Paul'));
    expect(examples.runs).toBe(2);
  });

  it('prefix', async () => {
    const examples = await startExamples();
    expect([await examples.first(), await examples.second()]).toEqual([1, 1]);
  });

  it('hit_callable and miss_callable', async () => {
    const examples = await startExamples();
    for (const user of [7, 7, 7]) await examples.tax(user);
    expect([statsd.counts.get('hit:7'), statsd.counts.get('miss:7')]).toEqual([2, 1]);
  });

  it('store_result=False', async () => {
    const examples = await startExamples();
    for (const user of [7, 7, 8]) await examples.sendTaxReturns(user);
    expect(examples.runs).toBe(2);
  });

  it('cache_alias', async () => {
    const examples = await startExamples();
    expect([await examples.onOther(1), await examples.onOther(1)]).toEqual([2, 2]);
  });

  it('cache_exceptions', async () => {
    const examples = await startExamples();
    for (const round of [1, 2]) {
      await expect(examples.find(7)).rejects.toThrow(new NoSuchRecord('record 7'));
      expect([round, examples.runs]).toEqual([round, 1]);
    }
  });

  it('extra and key_generator_callable', async () => {
    const examples = await startExamples();
    expect([
      memoized(examples).versioned.getCacheKey(1),
      memoized(examples).withOwnKey.getCacheKey(1),
      memoized(examples).expensive.getCacheKey(1, 100),
    ]).toEqual(['Examples.versioned:1;{"version":2}', 'record-1', 'Examples.expensive:1,100']);
  });

  it('timeout None', async () => {
    const examples = await startExamples();
    expect([await examples.forGood(), await examples.forGood()]).toEqual([1, 1]);
  });

  it('.invalidate(…)', async () => {
    const application = await start();
    const examples = application.get(Examples);
    const seen = [await examples.expensive(1, 100)];
    await memoized(examples).expensive.invalidate(1, 100);
    seen.push(await examples.expensive(1, 100));
    await application.get(MemoizeInvalidator).invalidate(Examples, 'expensive', 1, 100);
    seen.push(await examples.expensive(1, 100));
    expect(seen).toEqual([102, 103, 104]);
  });

  it('_refresh=True', async () => {
    const examples = await startExamples();
    const seen = [await examples.expensive(1, 100), await memoized(examples).expensive.refresh(1, 100)];
    expect([...seen, await examples.expensive(1, 100)]).toEqual([102, 103, 103]);
  });

  it('what it could not do: every outcome of a function', async () => {
    const application = await start();
    const examples = application.get(Examples);
    await examples.expensive(1, 1);
    await examples.expensive(2, 2);
    await application.get(MemoizeInvalidator).invalidateAll(Examples, 'expensive');
    expect([await examples.expensive(1, 1), await examples.expensive(2, 2)]).toEqual([5, 8]);
  });
});

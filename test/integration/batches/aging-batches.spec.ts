import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeError,
  CacheMemoizeMany,
  MemoizeInvalidator,
  MemoizeStatistics,
} from 'nestjs-cache-memoize';
import { startApplication } from '../../support/applications/application';
import { describeMemoryAndRedis } from '../../support/applications/memory-and-redis';
import { leapingClock } from '../../support/time/leaping-clock';
import { until } from '../../support/time/until';

@Injectable()
class Prices {
  version = 1;
  failure: Error | undefined;
  isShort = false;
  readonly asked: unknown[] = [];

  @CacheMemoize('10s', { staleWhileRevalidate: '5s', staleIfError: '1h', condition: (id) => id > 0 })
  async of(id: number): Promise<string> {
    return this.answer(id);
  }

  @CacheMemoizeMany('of')
  async ofAll(ids: readonly number[]): Promise<string[]> {
    const answers = ids.map((id) => this.answer(id));
    this.asked.push('together');
    return this.isShort ? answers.slice(1) : answers;
  }

  @CacheMemoize('10s', { staleWhileRevalidate: '5s' })
  async paired(id: number): Promise<string> {
    return this.answer(id);
  }

  @CacheMemoizeMany('paired', { maxSize: 2 })
  async inPairs(ids: readonly number[]): Promise<string[]> {
    this.asked.push(ids);
    return ids.map((id) => this.answer(id));
  }

  @CacheMemoize('10s', { staleWhileRevalidate: '5s', cacheExceptions: [Error] })
  async listed(id: number): Promise<string> {
    return this.answer(id);
  }

  @CacheMemoizeMany('listed')
  async listedAll(ids: readonly number[]): Promise<string[]> {
    return ids.map((id) => this.answer(id));
  }

  @CacheMemoize('10s', { staleWhileRevalidate: '5s' })
  async in(id: number, { currency }: { readonly currency: string }): Promise<string> {
    return `${id} ${currency}, version ${this.version}`;
  }

  @CacheMemoizeMany('in')
  async inAll(ids: readonly number[], { currency }: { readonly currency: string }): Promise<string[]> {
    return ids.map((id) => `${id} ${currency}, version ${this.version}`);
  }

  @CacheMemoize('10s', { staleIfError: '1h', argsRewrite: (id) => [id] })
  async calledOff(id: number, _signal: AbortSignal): Promise<string> {
    return this.answer(id);
  }

  @CacheMemoizeMany('calledOff')
  async calledOffAll(ids: readonly number[], _signal: AbortSignal): Promise<string[]> {
    return ids.map((id) => this.answer(id));
  }

  private answer(id: number): string {
    this.asked.push(id);
    if (this.failure) throw this.failure;
    return `${id}, version ${this.version}`;
  }
}

describeMemoryAndRedis('a batch of outcomes past their life', (given) => {
  const clock = leapingClock();

  async function open() {
    const { caches, options } = given();
    const errors: CacheMemoizeError[] = [];
    const onError = (error: CacheMemoizeError): void => void errors.push(error);
    const application = await startApplication({
      providers: [Prices],
      caches,
      options: { ...options, clock, onError },
    });
    const figuresOf = (name: string) =>
      application
        .get(MemoizeStatistics)
        .snapshot()
        .methods.find(({ method }) => method === name)!;
    const figures = () => figuresOf('Prices.of');
    const pass = async (duration: '11s' | '20s') => {
      const invalidator = application.get(MemoizeInvalidator);
      for (let trip = 0; trip < 3; trip++) await invalidator.invalidate(Prices, 'of', 99);
      await clock.advance(duration);
    };
    return {
      prices: application.get(Prices),
      errors,
      figures,
      figuresOf,
      pass,
      invalidator: application.get(MemoizeInvalidator),
    };
  }

  it('answers at once, and has all of them renewed by one run', async () => {
    const { prices, figures, pass } = await open();
    await prices.ofAll([1, 2]);
    await until(() => figures().kept === 2);
    await pass('11s');
    prices.version = 2;
    expect(await prices.ofAll([1, 2])).toEqual(['1, version 1', '2, version 1']);
    await until(() => figures().kept === 4);
    expect(await prices.ofAll([2, 1])).toEqual(['2, version 2', '1, version 2']);
    expect(figures()).toMatchObject({ hits: 2, staleHits: 2, misses: 2, renewals: 2, runs: 2 });
    expect(prices.asked.filter((each) => each === 'together')).toHaveLength(2);
  });

  it('renews what one call has found apart from what another one has, with what it takes besides', async () => {
    const { prices, pass, figuresOf } = await open();
    await Promise.all([prices.inAll([1, 2], { currency: 'EUR' }), prices.inAll([1, 2], { currency: 'USD' })]);
    await until(() => figuresOf('Prices.in').kept === 4);
    await pass('11s');
    prices.version = 2;
    const [euros] = await Promise.all([
      prices.inAll([1, 2], { currency: 'EUR' }),
      prices.inAll([2], { currency: 'USD' }),
    ]);
    expect(euros).toEqual(['1 EUR, version 1', '2 EUR, version 1']);
    await until(() => figuresOf('Prices.in').kept === 7);
    expect(await prices.inAll([1, 2], { currency: 'EUR' })).toEqual(['1 EUR, version 2', '2 EUR, version 2']);
    expect(await prices.inAll([2], { currency: 'USD' })).toEqual(['2 USD, version 2']);
    expect(figuresOf('Prices.in')).toMatchObject({ renewals: 3, runs: 4 });
  });

  it('goes on with what it has while the run that is to renew it throws, and asks again after a while', async () => {
    const { prices, figures, pass } = await open();
    await prices.ofAll([1, 2]);
    await until(() => figures().kept === 2);
    await pass('11s');
    prices.failure = new Error('The source is down');
    expect(await prices.ofAll([1, 2])).toEqual(['1, version 1', '2, version 1']);
    await until(() => figures().renewals === 2);
    expect(await prices.ofAll([1, 2])).toEqual(['1, version 1', '2, version 1']);
    expect(figures()).toMatchObject({ failedRuns: 1, staleHits: 4 });
  });

  it('renews at most maxSize at once', async () => {
    const { prices, pass, figuresOf } = await open();
    await prices.inPairs([1, 2, 3]);
    await until(() => figuresOf('Prices.paired').kept === 3);
    await pass('11s');
    prices.asked.length = 0;
    await prices.inPairs([1, 2, 3]);
    await until(() => figuresOf('Prices.paired').kept === 6);
    expect(prices.asked.filter((each) => Array.isArray(each)).map((ids) => (ids as number[]).length)).toEqual(
      [2, 1],
    );
  });

  it('keeps no error of the run that is to renew it, which belongs to no id, whatever errors are kept', async () => {
    const { prices, pass, figuresOf } = await open();
    await prices.listedAll([1, 2]);
    await until(() => figuresOf('Prices.listed').kept === 2);
    await pass('11s');
    prices.failure = new Error('The source is down');
    await prices.listedAll([1, 2]);
    await until(() => figuresOf('Prices.listed').renewals === 2);
    prices.failure = undefined;
    expect(await prices.listedAll([1, 2])).toEqual(['1, version 1', '2, version 1']);
  });

  it('has the single method renew each where the answer of the run does not fit', async () => {
    const { prices, figures, pass, errors } = await open();
    await prices.ofAll([1, 2]);
    await until(() => figures().kept === 2);
    await pass('11s');
    prices.version = 2;
    prices.isShort = true;
    expect(await prices.ofAll([1, 2])).toEqual(['1, version 1', '2, version 1']);
    await until(() => figures().kept === 4);
    prices.isShort = false;
    expect(await prices.ofAll([1, 2])).toEqual(['1, version 2', '2, version 2']);
    expect(errors.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_UNFIT_ANSWER']);
    expect(figures()).toMatchObject({ renewals: 2, runs: 4 });
  });

  it('answers with what is kept where its run throws, and only if that is known of every id', async () => {
    const { prices, figures, pass } = await open();
    await prices.ofAll([1, 2]);
    await until(() => figures().kept === 2);
    await pass('20s');
    prices.failure = new Error('The source is down');
    expect(await prices.ofAll([2, 1])).toEqual(['2, version 1', '1, version 1']);
    await expect(prices.ofAll([1, 3])).rejects.toThrow('The source is down');
  });

  it('hands on the error of a run that its caller has called off, which says nothing of the source', async () => {
    const { prices, pass } = await open();
    await prices.calledOffAll([1], new AbortController().signal);
    await pass('20s');
    prices.failure = new Error('called off');
    await expect(prices.calledOffAll([1], AbortSignal.abort())).rejects.toThrow('called off');
    expect(await prices.calledOffAll([1], new AbortController().signal)).toEqual(['1, version 1']);
  });

  it('does not answer with what was invalidated', async () => {
    const { prices, figures, pass, invalidator } = await open();
    await prices.ofAll([1, 2]);
    await until(() => figures().kept === 2);
    await pass('20s');
    await invalidator.invalidate(Prices, 'ofAll', [1]);
    prices.failure = new Error('The source is down');
    await expect(prices.ofAll([1])).rejects.toThrow('The source is down');
  });

  it('keeps none whose condition is false, which is asked for each id', async () => {
    const { prices, figures } = await open();
    await prices.ofAll([1, -1]);
    await until(() => figures().kept === 1);
    await prices.ofAll([1, -1]);
    expect(prices.asked).toEqual([-1, 1, 'together', -1, 'together']);
    expect(figures()).toMatchObject({ bypassed: 2, hits: 1, misses: 1 });
  });
});

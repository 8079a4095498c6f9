import { Injectable } from '@nestjs/common';
import { CacheMemoize, CacheMemoizeMany, MemoizeInvalidator, MemoizeStatistics } from 'nestjs-cache-memoize';
import { startApplication } from '../../support/applications/application';
import { describeMemoryAndRedis } from '../../support/applications/memory-and-redis';
import { leapingClock } from '../../support/time/leaping-clock';
import { until } from '../../support/time/until';

@Injectable()
class Prices {
  version = 1;
  failure: Error | undefined;
  readonly asked: unknown[] = [];

  @CacheMemoize('10s', { staleWhileRevalidate: '5s', staleIfError: '1h', condition: (id) => id > 0 })
  async of(id: number): Promise<string> {
    return this.answer(id);
  }

  @CacheMemoizeMany('of')
  async ofAll(ids: readonly number[]): Promise<string[]> {
    const answers = ids.map((id) => this.answer(id));
    this.asked.push('together');
    return answers;
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
    const application = await startApplication({
      providers: [Prices],
      caches,
      options: { ...options, clock },
    });
    const figures = () =>
      application
        .get(MemoizeStatistics)
        .snapshot()
        .methods.find(({ hits }) => hits >= 0)!;
    const pass = async (duration: '11s' | '20s') => {
      const invalidator = application.get(MemoizeInvalidator);
      for (let trip = 0; trip < 3; trip++) await invalidator.invalidate(Prices, 'of', 99);
      await clock.advance(duration);
    };
    return {
      prices: application.get(Prices),
      figures,
      pass,
      invalidator: application.get(MemoizeInvalidator),
    };
  }

  it('answers at once, and has each renewed by the single method', async () => {
    const { prices, figures, pass } = await open();
    await prices.ofAll([1, 2]);
    await until(() => figures().kept === 2);
    await pass('11s');
    prices.version = 2;
    expect(await prices.ofAll([1, 2])).toEqual(['1, version 1', '2, version 1']);
    await until(() => figures().kept === 4);
    expect(await prices.ofAll([2, 1])).toEqual(['2, version 2', '1, version 2']);
    expect(figures()).toMatchObject({ hits: 2, staleHits: 2, misses: 2, renewals: 2 });
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

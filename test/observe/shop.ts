import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeModuleOptions,
  type Caches,
  MemoizeInvalidator,
  MemoizeStatistics,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { leapingClock } from '../support/time/leaping-clock';
import { until } from '../support/time/until';

@Injectable()
export class Shop {
  /** What happens in a run, for who wants to know. */
  during: () => void = () => undefined;

  @CacheMemoize()
  async find(id: number | (() => void)): Promise<unknown> {
    this.during();
    if (id === 13) throw new RangeError('no product 13');
    return id === 14 ? { read: (): void => undefined } : { id };
  }

  @CacheMemoize({ storeResult: false })
  async send(_id: number): Promise<void> {}
}

/** Of what is past its life. */
@Injectable()
class Rates {
  @CacheMemoize('10s', { staleWhileRevalidate: '1h' })
  async of(_id: number): Promise<number> {
    return 1;
  }
}

/**
 * An application in which 12 seconds ago an outcome was kept that lives for 10.
 *
 * `renew` asks for it, and waits until what takes its place is kept.
 */
export async function openAgedRates(caches: Caches = {}, options: CacheMemoizeModuleOptions = {}) {
  const clock = leapingClock();
  const application = await startApplication({ providers: [Rates], caches, options: { ...options, clock } });
  const statistics = application.get(MemoizeStatistics);
  const rates = application.get(Rates);
  const areKept = (count: number) => until(() => statistics.snapshot().methods[0]?.kept === count);
  await rates.of(1);
  await areKept(1);
  await clock.advance('12s');
  const renew = async (): Promise<void> => {
    await rates.of(1);
    await areKept(2);
  };
  return { statistics, renew };
}

/** A small application of which something can be observed. */
export async function openShop(caches: Caches = {}, options: CacheMemoizeModuleOptions = {}) {
  const application = await startApplication({
    providers: [Shop],
    caches,
    options: { onError: () => undefined, ...options },
  });
  return {
    application,
    shop: application.get(Shop),
    invalidator: application.get(MemoizeInvalidator),
    statistics: application.get(MemoizeStatistics),
  };
}

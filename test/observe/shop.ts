import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeModuleOptions,
  type Caches,
  MemoizeInvalidator,
  MemoizeStatistics,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';

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

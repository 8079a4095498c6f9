import { applyDecorators } from '@nestjs/common';
import { CacheMemoize, CacheMemoizeMany, memoized, type MemoizeInvalidator } from '../../lib';

interface Product {
  readonly id: number;
}

export class Batches {
  private readonly tenant = 'a';

  @CacheMemoize()
  async find(id: number, locale?: string): Promise<Product | null> {
    return { id, ...(locale && this.tenant === locale && {}) };
  }

  @CacheMemoizeMany('find')
  async aligned(ids: readonly number[], locale?: string): Promise<(Product | null)[]> {
    return ids.map((id) => ({ id, locale }));
  }

  @CacheMemoizeMany('find', { by: (product) => product.id, absent: null, maxSize: 500 })
  async rows(ids: number[], locale?: string): Promise<readonly (Product | null)[]> {
    return ids.map((id) => ({ id, locale }));
  }

  @CacheMemoizeMany('find', {
    by(this: Batches, product) {
      return this.tenant.length + product.id;
    },
  })
  async withThis(ids: readonly number[], locale?: string): Promise<(Product | null)[]> {
    return ids.map((id) => ({ id, locale }));
  }

  @applyDecorators(CacheMemoizeMany('find'))
  async composed(ids: readonly number[]): Promise<(Product | null)[]> {
    return ids.map((id) => ({ id }));
  }

  // @ts-expect-error -- a guard's mark, or whatever else is no item, does not stand for an id without a row
  @CacheMemoizeMany('find', { by: (product) => product.id, absent: true })
  async wrongAbsent(ids: readonly number[], locale?: string): Promise<(Product | null)[]> {
    return ids.map((id) => ({ id, locale }));
  }
}

export class Inherited extends Batches {
  @CacheMemoizeMany('find')
  async more(ids: readonly number[], locale?: string): Promise<(Product | null)[]> {
    return super.aligned(ids, locale);
  }
}

export async function useVerbs(batches: Batches, invalidator: MemoizeInvalidator): Promise<string> {
  await invalidator.invalidate(Batches, 'aligned', [1, 2], 'de');
  await invalidator.invalidateMany(Batches, 'rows', [[[1]], [[2], 'de']]);
  await invalidator.invalidateAll(Batches, 'rows');
  // @ts-expect-error -- a batch takes a list
  await invalidator.invalidate(Batches, 'aligned', 1);
  const [product] = await memoized(batches).aligned.refresh([1]);
  return memoized(batches).aligned.getCacheKey([product?.id ?? 0]);
}

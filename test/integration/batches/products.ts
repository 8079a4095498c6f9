import { Injectable } from '@nestjs/common';
import { CacheMemoize, CacheMemoizeMany, type CacheMemoizeError } from 'nestjs-cache-memoize';

export interface Product {
  readonly id: number;
  name: string;
}

/** What has run, and what was called back, in their order. */
class Log {
  readonly batches: (readonly unknown[])[] = [];
  readonly singles: (readonly unknown[])[] = [];
  readonly hits: (readonly unknown[])[] = [];
  readonly misses: (readonly unknown[])[] = [];
  readonly errors: CacheMemoizeError[] = [];

  clear(): void {
    for (const list of [this.batches, this.singles, this.hits, this.misses]) list.length = 0;
  }
}

const OPTIONS = {
  hitCallable(this: Products, ...args: unknown[]) {
    this.log.hits.push(args);
  },
  missCallable(this: Products, ...args: unknown[]) {
    this.log.misses.push(args);
  },
};

/** Has a product for every id below 100. */
@Injectable()
export class Products {
  readonly log = new Log();
  version = 1;
  tenant = 'acme';
  /** What the next runs of batches answer in place of the products, or throw. */
  answer: ((ids: readonly number[]) => unknown) | undefined;

  @CacheMemoize('10m', OPTIONS)
  async findById(id: number, locale?: string): Promise<Product | null> {
    this.log.singles.push([id, locale]);
    return this.productOf(id);
  }

  @CacheMemoizeMany('findById')
  async findByIds(ids: readonly number[], locale?: string): Promise<(Product | null)[]> {
    return this.run(ids, locale, () => ids.map((id) => this.productOf(id)));
  }

  @CacheMemoizeMany('findById', { by: (product) => product.id, absent: null })
  async findRows(ids: readonly number[], locale?: string): Promise<(Product | null)[]> {
    return this.run(ids, locale, () => this.rowsOf(ids));
  }

  @CacheMemoizeMany('findById', { by: (product) => product.id })
  async findAll(ids: readonly number[], locale?: string): Promise<(Product | null)[]> {
    return this.run(ids, locale, () => this.rowsOf(ids));
  }

  @CacheMemoizeMany('findById', { maxSize: 2 })
  async findInTwos(ids: readonly number[], locale?: string): Promise<(Product | null)[]> {
    return this.run(ids, locale, () => ids.map((id) => this.productOf(id)));
  }

  @CacheMemoize({
    extra(this: Products) {
      return this.tenant;
    },
    tags: (id) => [`price:${id}`],
    resultTags: () => ['prices'],
  })
  async priceOf(id: number): Promise<number> {
    this.log.singles.push([id]);
    return this.version * 1000 + id;
  }

  @CacheMemoizeMany('priceOf')
  async pricesOf(ids: readonly number[]): Promise<number[]> {
    return this.run(ids, undefined, () => ids.map((id) => this.version * 1000 + id));
  }

  @CacheMemoize({ cacheExceptions: RangeError })
  async stockOf(id: number): Promise<number> {
    this.log.singles.push([id]);
    if (id >= 100) throw new RangeError(`There is no product ${id}`);
    return id;
  }

  @CacheMemoizeMany('stockOf')
  async stocksOf(ids: readonly number[]): Promise<number[]> {
    return this.run(ids, undefined, () => ids.map((id) => id));
  }

  private async run<Item>(ids: readonly number[], locale: unknown, make: () => Item[]): Promise<Item[]> {
    const list = [...ids];
    this.log.batches.push(locale === undefined ? list : [...list, locale]);
    // As it answers, or does not.
    return this.answer === undefined ? make() : (this.answer(list) as Item[]);
  }

  private productOf(id: number): Product | null {
    return id < 100 ? { id, name: `product ${id}, version ${this.version}` } : null;
  }

  private rowsOf(ids: readonly number[]): Product[] {
    return ids
      .toSorted((one, other) => other - one)
      .map((id) => this.productOf(id))
      .filter((product) => product !== null);
  }
}

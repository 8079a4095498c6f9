import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { CacheMemoize, type CacheMemoizeError, memoized, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';
import { startApplication } from '../support/applications/application';

class Range {
  @IsOptional() from?: number;
}
class Item {
  id?: number;
}
/** As `nest new` compiles it: every field that is declared exists, as undefined. */
class Query {
  page?: number = undefined;
  perPage?: number = undefined;
  @IsOptional() range?: Range = undefined;
  @Type(() => Item) @IsOptional() items?: Item[] = undefined;
  untold?: Range = undefined;
}
class NarrowQuery extends Query {}
class Blank {}

const make = <Any extends object>(each: new () => Any, fields: Partial<Any>): Any =>
  Object.assign(new each(), fields);

@Injectable()
class Products {
  runs = 0;

  @CacheMemoize('1h')
  async search(_query: Query, ..._more: Range[]): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h')
  async any(_query: object): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h')
  async blank(_blank: Blank): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { classes: [{ class: URLSearchParams, key: String }] })
  async find(_params: URLSearchParams): Promise<number> {
    return ++this.runs;
  }
}

describeMemoryAndRedis('A class that is declared, and a literal of its fields', (given) => {
  async function start() {
    const { caches, options } = given();
    const errors: CacheMemoizeError[] = [];
    const application = await startApplication({
      providers: [Products],
      caches,
      options: { ...options, classes: [Range], onError: (error) => errors.push(error) },
    });
    const products = application.get(Products);
    const invalidator = application.get(MemoizeInvalidator);
    return { products, invalidator, errors };
  }

  it('are one call: a literal invalidates what the DTO of a request has kept', async () => {
    const { products, invalidator } = await start();
    await products.search(make(Query, { page: 2 }));
    expect(await products.search({ page: 2 })).toBe(1);
    await invalidator.invalidate(Products, 'search', { page: 2 });
    expect(await products.search(make(Query, { page: 2 }))).toBe(2);
    await memoized(products).search.invalidate(make(Query, { page: 2 }));
    expect(await products.search(Object.assign(Object.create(null) as Query, { page: 2 }))).toBe(3);
  });

  it('are one call inside of it, for fields and items of which the class is recorded', async () => {
    const { products } = await start();
    const range = make(Range, { from: 1 });
    await products.search({ range: { from: 1 }, items: [{ id: 1 }] });
    expect(await products.search(make(Query, { range, items: [make(Item, { id: 1 })] }))).toBe(1);
    expect(await products.search({ range, items: [{ id: 1 }] })).toBe(1);
    expect(await products.search({ untold: range })).not.toBe(await products.search({ untold: { from: 1 } }));
  });

  it('are one call where neither has a field, and a class without any is as none', async () => {
    const { products, errors } = await start();
    await products.search({});
    expect(await products.search(new Query())).toBe(1);
    const first = await products.blank({});
    expect(await products.blank(new Blank())).toBe(first);
    expect(errors).toEqual([]);
  });

  it('are two where a subclass stands in its place, or nothing is recorded', async () => {
    const { products } = await start();
    const narrow = await products.search(make(NarrowQuery, { page: 2 }));
    expect(await products.search({ page: 2 })).not.toBe(narrow);
    const other = await products.any(make(Query, { page: 2 }));
    expect(await products.any({ page: 2 })).not.toBe(other);
    expect(await products.any(make(Query, { page: 2, range: make(Range, { from: 1 }) }))).toBe(
      await products.any(make(Query, { page: 2, range: { from: 1 } })),
    );
  });

  it('has the key that an entry in classes says', async () => {
    const { products, errors } = await start();
    const first = await products.find(new URLSearchParams('a=1'));
    expect(await products.find(new URLSearchParams('a=1'))).toBe(first);
    expect(await products.find(new URLSearchParams('a=2'))).not.toBe(first);
    expect(memoized(products).find.getCacheKey(new URLSearchParams('a=1'))).toBe(
      'Products.find:URLSearchParams("a=1")',
    );
    expect(errors).toEqual([]);
  });
});

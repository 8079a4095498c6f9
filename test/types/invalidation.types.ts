import { applyDecorators, Get } from '@nestjs/common';
import {
  ChangeNotInvalidatedError,
  type InvalidationFailedError,
  type InvalidationPlan,
  Invalidates,
  InvalidatesTags,
  type MemoizeInvalidator,
} from 'nestjs-cache-memoize';
import { Bucket, Files, LocalFiles } from './verbs.types';

export async function together(invalidator: MemoizeInvalidator, files: Files): Promise<void> {
  await invalidator.invalidateTogether((drop) => {
    drop(Files, 'exists', 'a');
    drop(files, 'exists', 'a', 1);
    drop(LocalFiles, 'exists', 'a');
    drop(Bucket, 'size', 'a');
    drop(Files, 'overloaded', 1);
    drop.many(Files, 'exists', [['a'], ['b', 2]]);
    drop.all(Files, 'rest');
    drop.prefix('files');
    drop.prefix('files', { cacheAlias: 'shared' });

    // @ts-expect-error a name is a text
    drop(Files, 'exists', 1);
    // @ts-expect-error a name is missing
    drop(Files, 'exists');
    // @ts-expect-error misspelt
    drop(Files, 'exist', 'a');
    // @ts-expect-error neither overload takes it
    drop(Files, 'overloaded', true);
    // @ts-expect-error private
    drop(Files, 'hidden', 'a');
    // @ts-expect-error not async
    drop(Files, 'sync', 'a');
    // @ts-expect-error lists of arguments, not arguments
    drop.many(Files, 'exists', ['a', 'b']);
    // @ts-expect-error all of them: no arguments
    drop.all(Files, 'exists', 'a');
    // @ts-expect-error not async
    drop.all(Files, 'sync');
    // @ts-expect-error an alias is a text
    drop.prefix('files', { cacheAlias: 1 });
    // @ts-expect-error no such verb
    void drop.clear;
  });
  await invalidator.invalidateTogether((drop) => drop.all(Files, 'exists'));
  // @ts-expect-error what it named later would be lost
  await invalidator.invalidateTogether(async (drop) => drop.all(Files, 'exists'));
  // @ts-expect-error a promise
  await invalidator.invalidateTogether((drop) => Promise.resolve(drop.all(Files, 'exists')));

  const plan: InvalidationPlan = invalidator.plan((drop) => drop(Files, 'exists', 'a'));
  await invalidator.apply(plan);
  // @ts-expect-error what it named later would be lost
  void invalidator.plan(async (drop) => drop.all(Files, 'exists'));
  // @ts-expect-error text, to be parsed
  await invalidator.apply(JSON.stringify(plan));
}

interface Product {
  readonly name: string;
}

export class Products {
  readonly tenant = 'acme';

  @Invalidates((drop, product, id, version) => {
    const name: string = product.name;
    const sum: number = id + (version ?? 0);
    drop(Files, 'exists', name, sum);
    // @ts-expect-error a name is a text
    drop(Files, 'exists', id);
    // @ts-expect-error no such method
    drop.all(Files, 'exist');
    // @ts-expect-error a product has a name
    void product.title;
    // @ts-expect-error a number
    const text: string = id;
    void text;
  })
  async change(id: number, version?: number): Promise<Product> {
    return { name: `${id} ${version}` };
  }

  @Invalidates((drop, product, id) => drop(Files, 'exists', product?.name ?? `${id}`), { when: 'settled' })
  async settled(id: number): Promise<Product> {
    return { name: `${id}` };
  }

  @Invalidates((drop, product) => drop(Files, 'exists', product.name), { when: 'success' })
  async success(): Promise<Product> {
    return { name: '' };
  }

  // @ts-expect-error there may be no product
  @Invalidates((drop, product) => drop(Files, 'exists', product.name), { when: 'settled' })
  async settledWithout(): Promise<Product> {
    return { name: '' };
  }

  @Invalidates(function (this: Products, drop) {
    drop(Files, 'exists', this.tenant);
  })
  async withThis(): Promise<void> {}

  async overloaded(id: string): Promise<void>;
  async overloaded(id: number): Promise<void>;
  @Invalidates((drop, _result, id) => drop(Files, 'exists', `${id}`))
  async overloaded(id: string | number): Promise<void> {
    void id;
  }

  @Invalidates(() => undefined)
  @Get()
  protected async handler(): Promise<void> {}

  @applyDecorators(
    Get(),
    Invalidates((drop, result, id) => drop(Files, 'exists', `${result} ${id}`)),
    Invalidates<Products['change']>((drop, product, id) => drop(Files, 'exists', product.name, id)),
  )
  async composed(id: number): Promise<number> {
    return id;
  }

  // @ts-expect-error not async
  @Invalidates((drop) => drop.all(Files, 'exists'))
  sync(): void {}

  // @ts-expect-error what it named later would be lost
  @Invalidates(async (drop) => drop.all(Files, 'exists'))
  async asyncPlan(): Promise<void> {}

  // @ts-expect-error no such option
  @Invalidates((drop) => drop.all(Files, 'exists'), { then: 'success' })
  async misspelt(): Promise<void> {}

  // @ts-expect-error no such time
  @Invalidates((drop) => drop.all(Files, 'exists'), { when: 'always' })
  async always(): Promise<void> {}

  // @ts-expect-error the method takes a number
  @Invalidates((drop, _result, id: string) => drop(Files, 'exists', id))
  async otherArgument(id: number): Promise<void> {
    void id;
  }
}

export class TaggedProducts {
  readonly tenant = 'acme';

  @InvalidatesTags((product, id, version) => {
    const name: string = product.name;
    const sum: number = id + (version ?? 0);
    // @ts-expect-error a product has a name
    void product.title;
    return [name, `product:${sum}`];
  })
  async change(id: number, version?: number): Promise<Product> {
    return { name: `${id} ${version}` };
  }

  @InvalidatesTags((product, id) => [product?.name ?? `${id}`], { when: 'settled', onFailure: 'retry' })
  async settled(id: number): Promise<Product> {
    return { name: `${id}` };
  }

  // @ts-expect-error there may be no product
  @InvalidatesTags((product) => [product.name], { when: 'settled' })
  async settledWithout(): Promise<Product> {
    return { name: '' };
  }

  @InvalidatesTags(function (this: TaggedProducts) {
    return [this.tenant] as const;
  })
  @Invalidates((drop) => drop.all(Files, 'exists'), { onFailure: 'reject' })
  async withThis(): Promise<void> {}

  @applyDecorators(Get(), InvalidatesTags((_result, id: number) => [`product:${id}`]))
  async composed(id: number): Promise<number> {
    return id;
  }

  // @ts-expect-error not async
  @InvalidatesTags(() => ['products'])
  sync(): void {}

  // @ts-expect-error a list
  @InvalidatesTags(() => 'products')
  async oneTag(): Promise<void> {}

  // @ts-expect-error numbers are no tags
  @InvalidatesTags((_result, id) => [id])
  async numbers(id: number): Promise<void> {
    void id;
  }

  // @ts-expect-error at once
  @InvalidatesTags(async () => ['products'])
  async asyncTags(): Promise<void> {}

  // @ts-expect-error no such way
  @InvalidatesTags(() => ['products'], { onFailure: 'ignore' })
  async ignoring(): Promise<void> {}

  // @ts-expect-error no such way
  @Invalidates((drop) => drop.tags('products'), { onFailure: 'ignore' })
  async ignoringToo(): Promise<void> {}
}

export async function transact(invalidator: MemoizeInvalidator): Promise<number> {
  const name: string = await invalidator.transaction(async () => 'name');
  // @ts-expect-error nothing to wait for
  await invalidator.transaction(() => 1);
  return name.length;
}

export function tell(error: unknown): readonly [unknown, InvalidationPlan] | undefined {
  if (!(error instanceof ChangeNotInvalidatedError)) return undefined;
  const failed: InvalidationFailedError = error;
  return [error.result, failed.plan];
}

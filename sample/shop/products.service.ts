import { Injectable } from '@nestjs/common';
import { CacheMemoize, InvalidatesTags } from 'nestjs-cache-memoize';
import { Database } from './database.service';

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly cents: number;
  readonly stock: number;
}

/** A product is in two answers: its own, and every search that has found it. Its tag reaches them all. */
@Injectable()
export class ProductsService {
  constructor(private readonly database: Database) {}

  @CacheMemoize('1h', { tags: (id) => [tagOf(id)] })
  async find(id: number): Promise<Product | null> {
    const product = await this.database.sql<Product>('products').where({ id }).first();
    return product ?? null;
  }

  @CacheMemoize('1h', { resultTags: (found) => found?.map(({ id }) => tagOf(id)) ?? [] })
  async search(name: string): Promise<Product[]> {
    return this.database.sql<Product>('products').whereLike('name', `%${name}%`).orderBy('id');
  }

  @InvalidatesTags((_result, id) => [tagOf(id)])
  async changePrice(id: number, cents: number): Promise<void> {
    await this.database.sql('products').where({ id }).update({ cents });
  }

  /** Answers whether there were as many. */
  @InvalidatesTags((wasThere, id) => (wasThere ? [tagOf(id)] : []))
  async take(id: number, count: number): Promise<boolean> {
    const changed = await this.database
      .sql('products')
      .where({ id })
      .andWhere('stock', '>=', count)
      .decrement('stock', count);
    return changed === 1;
  }
}

function tagOf(id: number): string {
  return `product:${id}`;
}

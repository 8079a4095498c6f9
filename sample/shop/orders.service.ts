import { ConflictException, Injectable } from '@nestjs/common';
import { CacheMemoize, Invalidates } from 'nestjs-cache-memoize';
import { Database } from './database.service';
import { ProductsService } from './products.service';

export interface Line {
  readonly product: number;
  readonly count: number;
}

@Injectable()
export class OrdersService {
  constructor(
    private readonly database: Database,
    private readonly products: ProductsService,
  ) {}

  @CacheMemoize('1h')
  async sold(product: number): Promise<number> {
    const lines = await this.database.sql<Line>('orders').where({ product });
    return lines.reduce((sum, { count }) => sum + count, 0);
  }

  /** All of it, or nothing. Nobody is told of less stock than there is, nor, once it resolves, of more. */
  async place(lines: readonly Line[]): Promise<void> {
    await this.database.transaction(async () => {
      for (const line of lines) await this.placeLine(line);
    });
  }

  @Invalidates((drop, _result, { product }) => drop(OrdersService, 'sold', product))
  private async placeLine({ product, count }: Line): Promise<void> {
    if (!(await this.products.take(product, count)))
      throw new ConflictException(`There are not ${count} of product ${product}.`);
    await this.database.sql('orders').insert({ product, count });
  }
}

import { Module } from '@nestjs/common';
import { CacheMemoizeModule } from 'nestjs-cache-memoize';
import { Database } from './database.service';
import { OrdersService } from './orders.service';
import { ProductsService } from './products.service';
import { ShopController } from './shop.controller';

/** In memory, which one process needs. With several: `default: () => redisStore({ url })`, and a `keyPrefix`. */
@Module({
  imports: [CacheMemoizeModule.forRoot()],
  providers: [Database, ProductsService, OrdersService],
  controllers: [ShopController],
})
export class AppModule {}

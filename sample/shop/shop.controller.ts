import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { type Line, OrdersService } from './orders.service';
import { type Product, ProductsService } from './products.service';

@Controller()
export class ShopController {
  constructor(
    private readonly products: ProductsService,
    private readonly orders: OrdersService,
  ) {}

  @Get('products')
  search(@Query('name') name = ''): Promise<Product[]> {
    return this.products.search(name);
  }

  @Get('products/:id')
  async find(@Param('id', ParseIntPipe) id: number): Promise<Product & { readonly sold: number }> {
    const product = await this.products.find(id);
    if (!product) throw new NotFoundException();
    return { ...product, sold: await this.orders.sold(id) };
  }

  @Put('products/:id/price')
  changePrice(@Param('id', ParseIntPipe) id: number, @Body() { cents }: { cents: number }): Promise<void> {
    return this.products.changePrice(id, cents);
  }

  @Post('orders')
  place(@Body() lines: readonly Line[]): Promise<void> {
    return this.orders.place(lines);
  }
}

import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../sample/shop/app.module';
import { createDatabase } from '../../support/servers/database';

const url = process.env['DATABASE_URL'];

describe.each(['SQLite', 'PostgreSQL'])('the shop on %s', (kind) => {
  let app: INestApplication | undefined;
  let origin: string;
  let drop: (() => Promise<void>) | undefined;

  beforeEach(async () => {
    delete process.env['DATABASE_URL'];
    if (kind === 'PostgreSQL') {
      const server = await createDatabase('The shop');
      if (server) process.env['DATABASE_URL'] = server.url;
      drop = server && (() => server.drop());
    }
    app = await NestFactory.create(AppModule, { logger: false });
    await app.listen(0, '127.0.0.1');
    origin = await app.getUrl();
  });

  afterEach(async () => {
    await app?.close();
    await drop?.();
    if (url !== undefined) process.env['DATABASE_URL'] = url;
  });

  const ask = async (path: string): Promise<unknown> => (await fetch(`${origin}${path}`)).json();
  const send = async (method: string, path: string, body: unknown): Promise<number> => {
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${origin}${path}`, { method, headers, body: JSON.stringify(body) });
    return status;
  };

  it('answers with a new price at once, for the product and in every search', async () => {
    expect(await ask('/products/1')).toMatchObject({ cents: 2500, sold: 0 });
    expect(await ask('/products?name=pot')).toMatchObject([{ cents: 2500 }]);
    expect(await send('PUT', '/products/1/price', { cents: 1999 })).toBe(200);
    expect(await ask('/products/1')).toMatchObject({ cents: 1999 });
    expect(await ask('/products?name=pot')).toMatchObject([{ cents: 1999 }]);
  });

  it('answers with the stock that an order has left, when it is committed', async () => {
    await Promise.all([ask('/products/1'), ask('/products/2')]);
    const lines = [
      { product: 1, count: 2 },
      { product: 2, count: 4 },
    ];
    expect(await send('POST', '/orders', lines)).toBe(201);
    expect(await ask('/products/1')).toMatchObject({ stock: 1, sold: 2 });
    expect(await ask('/products/2')).toMatchObject({ stock: 8, sold: 4 });
  });

  it('answers as before when an order was rolled back', async () => {
    await Promise.all([ask('/products/1'), ask('/products/2')]);
    const lines = [
      { product: 2, count: 4 },
      { product: 1, count: 4 },
    ];
    expect(await send('POST', '/orders', lines)).toBe(409);
    expect(await ask('/products/2')).toMatchObject({ stock: 12, sold: 0 });
    expect(await ask('/products/1')).toMatchObject({ stock: 3, sold: 0 });
  });
});

/** Closes its application while an invalidation waits for the copies of others, with nothing else to keep it alive. */
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CacheMemoize, CacheMemoizeModule, MemoizeInvalidator, tiered } from 'nestjs-cache-memoize';

@Injectable()
class Prices {
  @CacheMemoize('10m')
  async priceOf(id: number): Promise<number> {
    return id;
  }
}

const kept = new Map<string, unknown>();
const store = {
  get: async (key: string) => kept.get(key),
  set: async (key: string, value: unknown) => void kept.set(key, value),
  del: async (key: string) => void kept.delete(key),
};

@Module({
  imports: [
    CacheMemoizeModule.forRoot(
      { default: tiered({ memory: { serve: false }, store }) },
      { keyPrefix: 'shop', startupLog: false },
    ),
  ],
  providers: [Prices],
})
class App {}

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(App, { logger: false });
  const invalidated = app.get(MemoizeInvalidator).invalidate(Prices, 'priceOf', 1);
  await Promise.all([invalidated, app.close()]);
  console.log('invalidated, and closed');
}

void main();

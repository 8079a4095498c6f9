import assert from 'node:assert';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CacheMemoize, CacheMemoizeModule, memoryCache } from 'nestjs-cache-memoize';
import {
  chaosCache,
  describeOutcomeCache,
  hold,
  inMemory,
  manualClock,
  recordCalls,
} from 'nestjs-cache-memoize/testing';

@Injectable()
class PricesService {
  runs = 0;

  @CacheMemoize('5m')
  async priceOf(_id: number): Promise<number> {
    return ++this.runs;
  }
}

// Exported with the types that TypeScript infers, as the rest.
export const overrides = inMemory({ clock: manualClock() });

/** Uses the test kit as a stranger would: it has to be of one piece with the library that the application uses. */
export async function useKit(): Promise<void> {
  const clock = manualClock();
  const unreliable = chaosCache(memoryCache(), { seed: 1 });

  @Module({
    imports: [CacheMemoizeModule.forRoot({ default: unreliable }, { clock })],
    providers: [PricesService],
  })
  class KitModule {}

  const app = await NestFactory.createApplicationContext(KitModule, { logger: ['error'] });
  const calls = recordCalls(app);
  const prices = app.get(PricesService);
  const held = hold(app, PricesService, 'priceOf');
  const answer = prices.priceOf(1);
  await held.started;
  held.release();
  await answer;
  await prices.priceOf(1);
  await clock.advance('5m');
  await prices.priceOf(1);
  assert.deepStrictEqual(
    calls.of(PricesService, 'priceOf').map(({ outcome }) => outcome),
    ['miss', 'hit', 'miss'],
  );
  await app.close();
  await passContract();
}

async function passContract(): Promise<void> {
  const tests: (() => Promise<void>)[] = [];
  const it = (_name: string, test: () => Promise<void>) => tests.push(test);
  describeOutcomeCache(() => memoryCache(), { describe: (_name, body) => body(), it });
  await Promise.all(tests.map((test) => test()));
}

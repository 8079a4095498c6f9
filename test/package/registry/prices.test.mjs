// Run by Vitest in a stranger's application: the test kit, and Vitest's fake timers.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CacheMemoize, CacheMemoizeModule, memoryCache, StaleOutcomeError } from 'nestjs-cache-memoize';
import { describeOutcomeCache, manualClock, recordCalls } from 'nestjs-cache-memoize/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';

class Prices {
  price = 100;

  async priceOf() {
    return this.price;
  }
}
const method = Object.getOwnPropertyDescriptor(Prices.prototype, 'priceOf');
Object.defineProperty(
  Prices.prototype,
  'priceOf',
  CacheMemoize('5m')(Prices.prototype, 'priceOf', method) ?? method,
);

let app;

async function start(options) {
  class ShopModule {}
  Module({ imports: [CacheMemoizeModule.forRoot({}, options)], providers: [Prices] })(ShopModule);
  app = await NestFactory.createApplicationContext(ShopModule, { logger: ['error'] });
  return app.get(Prices);
}

describe('the test kit in Vitest', () => {
  afterEach(async () => {
    vi.useRealTimers();
    await app.close();
  });

  it('turns the time, and records calls', async () => {
    const clock = manualClock();
    const prices = await start({ clock });
    const calls = recordCalls(app);
    await prices.priceOf(1);
    await prices.priceOf(1);
    await clock.advance('5m');
    await prices.priceOf(1);
    expect(calls.of(Prices, 'priceOf').map(({ outcome }) => outcome)).toEqual(['miss', 'hit', 'miss']);
  });

  it('audits', async () => {
    const told = [];
    const prices = await start({ audit: true, onError: (error) => told.push(error) });
    await prices.priceOf(1);
    prices.price++;
    expect(await prices.priceOf(1)).toBe(100);
    expect(told).toEqual([expect.any(StaleOutcomeError)]);
  });

  it.each([undefined, { toFake: ['Date'] }])('goes by fake timers, %o', async (settings) => {
    const prices = await start({});
    expect(await prices.priceOf(1)).toBe(100);
    prices.price++;
    vi.useFakeTimers(settings);
    vi.advanceTimersByTime(200_000);
    expect(await prices.priceOf(1)).toBe(100);
    vi.advanceTimersByTime(100_000);
    expect(await prices.priceOf(1)).toBe(101);
  });
});

describeOutcomeCache(() => memoryCache(), { describe, it });

import type { INestApplication } from '@nestjs/common';
import * as nodeTest from 'node:test';
import type { TestingModule } from '@nestjs/testing';
import { CacheMemoize, CacheMemoizeModule, type MemoizeClock, memoryCache } from 'nestjs-cache-memoize';
import {
  chaosCache,
  describeOutcomeCache,
  hold,
  inMemory,
  manualClock,
  recordCalls,
} from 'nestjs-cache-memoize/testing';

const clock = manualClock();

export const audits = [
  CacheMemoizeModule.forRoot({}, { audit: true }),
  inMemory({ audit: 0.01 }),
  // @ts-expect-error neither yes or no nor a part
  CacheMemoizeModule.forRoot({}, { audit: 'always' }),
];

export class Clock {
  @CacheMemoize({ audit: false })
  async now(): Promise<number> {
    return Date.now();
  }

  // @ts-expect-error a method is audited, or not
  @CacheMemoize({ audit: 0.01 })
  async soon(): Promise<number> {
    return Date.now();
  }
}

export const clocks = [
  CacheMemoizeModule.forRoot({}, { clock }),
  inMemory(),
  inMemory({ clock, ttl: '1m', enabled: false }),
  clock.advance('5m'),
  clock.advance(100),
  // @ts-expect-error no unit
  clock.advance('5 minutes'),
  // @ts-expect-error misspelt
  inMemory({ clok: clock }),
  // @ts-expect-error given to forRoot itself
  inMemory({ isGlobal: false }),
];

// @ts-expect-error has no timers
export const noTimers: MemoizeClock = { monotonic: () => 1, wall: () => 1 };

class Products {
  async find(id: number, _at?: Date): Promise<string> {
    return String(id);
  }

  count(): number {
    return 1;
  }
}

declare const app: INestApplication;
declare const testing: TestingModule;
const calls = recordCalls(app);
const [call] = calls.of(Products, 'find');

export const told: ('hit' | 'stale' | 'miss' | 'joined' | 'bypass' | 'guarded' | undefined)[] = [
  call?.outcome,
];
export const args: readonly [id: number, at?: Date | undefined] | undefined = call?.args;
export const unreliable = [
  CacheMemoizeModule.forRoot({ default: chaosCache(memoryCache(), { fail: 0.1, delay: '5ms', seed: 1 }) }),
  chaosCache(() => Promise.resolve(memoryCache()), { hang: 0.1, lose: 0.1, seed: 1 }),
  // @ts-expect-error no seed
  chaosCache(memoryCache(), { fail: 0.1 }),
  // @ts-expect-error misspelt
  chaosCache(memoryCache(), { loose: 0.1, seed: 1 }),
];
describeOutcomeCache(() => memoryCache(), { describe, it });
describeOutcomeCache(async () => () => Promise.resolve(new Map()), nodeTest);
// @ts-expect-error no tests
describeOutcomeCache(() => memoryCache(), { describe });

export const heldRuns = [
  hold(testing, Products, 'find').started,
  hold(app, new Products(), 'find').release(),
  // @ts-expect-error not async
  hold(app, Products, 'count'),
  // @ts-expect-error misspelt
  calls.of(Products, 'fnd'),
  // @ts-expect-error no application
  recordCalls(Products),
];

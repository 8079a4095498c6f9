import 'reflect-metadata';
import KeyvRedis from '@keyv/redis';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { redisClusterStore, redisStore } from 'cache-manager-redis-yet';
import { Keyv } from 'keyv';
import { CacheMemoize, CacheMemoizeModule, memoized, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { createClient } from 'redis';
import { now } from './moment';

/** What a worker does to a cache. */
export interface Adapter {
  /** When the computation began whose outcome this read was answered with. */
  read(key: number): Promise<number>;
  refresh(key: number): Promise<number>;
  invalidate(key: number): Promise<void>;
  invalidateAll(): Promise<void>;
  readonly hits: number;
  close(): Promise<void>;
}

const LONGEST_COMPUTATION_MS = 3;

/** What is memoized: takes a moment, and answers when it began. */
async function compute(): Promise<number> {
  const began = now();
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_COMPUTATION_MS));
  return began;
}

/** One way to the same Redis, or cluster, for every process. */
export const STORES: Readonly<Record<string, (url: string) => object>> = {
  'cache-manager-redis-yet': (url) => () => redisStore({ url }),
  '@keyv/redis': (url) => () => new Keyv({ store: new KeyvRedis(url) }),
  'get/set/del': (url) => () => getSetDel(url),
  cluster: (urls) => () => redisClusterStore({ rootNodes: urls.split(',').map((url) => ({ url })) }),
};

/** The library, as an application uses it. */
export async function makeLibraryAdapter(store: object): Promise<Adapter> {
  @Injectable()
  class Computations {
    hits = 0;

    @CacheMemoize('1h', {
      hitCallable(this: Computations) {
        this.hits++;
      },
    })
    async load(_key: number): Promise<number> {
      return compute();
    }
  }
  const options = { keyPrefix: 'race', onError: () => undefined };
  @Module({ imports: [CacheMemoizeModule.forRoot({ default: store }, options)], providers: [Computations] })
  class RaceModule {}
  const application = await NestFactory.createApplicationContext(RaceModule, { logger: false });
  const computations = application.get(Computations);
  const invalidator = application.get(MemoizeInvalidator);
  return {
    read: (key) => computations.load(key),
    refresh: (key) => memoized(computations).load.refresh(key),
    invalidate: (key) => invalidator.invalidate(Computations, 'load', key),
    invalidateAll: () => invalidator.invalidateAll(Computations, 'load'),
    get hits() {
      return computations.hits;
    },
    close: () => application.close(),
  };
}

/** What everybody writes first, and what the check has to find stale: get, else compute and set; del. */
export async function makeNaiveAdapter(url: string): Promise<Adapter> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  let hits = 0;
  const load = async (key: number): Promise<number> => {
    const computed = await compute();
    await client.set(`naive:${key}`, String(computed));
    return computed;
  };
  return {
    async read(key) {
      const kept = await client.get(`naive:${key}`);
      if (kept === null) return load(key);
      hits++;
      return Number(kept);
    },
    refresh: load,
    async invalidate(key) {
      await client.del(`naive:${key}`);
    },
    invalidateAll: () => Promise.reject(new Error('There is no such thing')),
    get hits() {
      return hits;
    },
    close: async () => {
      await client.disconnect();
    },
  };
}

/** A bare store, so that protocol G is tested on a real Redis. */
async function getSetDel(url: string): Promise<object> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  return {
    get: async (key: string) => (await client.get(key)) ?? undefined,
    set: (key: string, value: string, ttl: number) => client.set(key, value, { PX: ttl }),
    del: (key: string) => client.del(key),
    disconnect: () => client.disconnect(),
  };
}

/** Batches: a thousand ids in Redis at once, beside what one would write by hand, and beside layered-loader. */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createClient } from '@redis/client';
import { redisStore } from 'cache-manager-redis-yet';
import { Redis } from 'ioredis';
import { Loader, RedisCache } from 'layered-loader';
import { CPU_NAME, cpuNow } from '../harness/cpu-clock.mjs';
import { decorate } from '../harness/decorate.mjs';
import { library } from '../harness/ours.mjs';
import { countCommands, hasRedis, startRedis } from '../harness/redis-server.mjs';
import { documentOf } from '../harness/redis-work.mjs';
import { atMost, round } from '../harness/report.mjs';
import { shuffle, summarize } from '../harness/statistics.mjs';

const IDS = Array.from({ length: 1_000 }, (_, index) => index);
const TTL = 600_000;
/** How many of them are not kept. */
const MISSING = { 'all kept': 0, '30 missing': 30, 'all missing': 1_000 };

export const row = {
  name: 'batches',
  async run({ isQuick, log }) {
    if (!hasRedis()) return void log('redis-server is not installed: skipped');
    const redis = await startRedis();
    const contenders = [];
    try {
      contenders.push(await openLoop(redis.port), ...(await openOurs(redis.port)), openLayered(redis.port));
      const results = await measure(contenders, { rounds: isQuick ? 10 : 60, log });
      const commands = await countAll(contenders, redis.port);
      return report(contenders, results, commands);
    } finally {
      for (const { close } of contenders) await close();
      await redis.stop();
    }
  },
};

/** What anybody writes who needs it: one MGET, one query for what is missing, and one SET each, in one pipeline. */
async function openLoop(port) {
  const client = await createClient({ socket: { host: '127.0.0.1', port } }).connect();
  const nameOf = (id) => `loop:${id}`;
  const work = makeWork();
  return {
    name: 'an MGET loop by hand',
    work,
    async find(ids) {
      const texts = await client.mGet(ids.map(nameOf));
      const missing = ids.filter((_, at) => texts[at] === null);
      const found = texts.map((text) => (text === null ? undefined : JSON.parse(text)));
      if (missing.length === 0) return found;
      const loaded = await work.many(missing);
      const sets = client.multi();
      for (const [at, id] of missing.entries()) sets.set(nameOf(id), JSON.stringify(loaded[at]), { PX: TTL });
      await sets.execAsPipeline();
      const byId = new Map(missing.map((id, at) => [id, loaded[at]]));
      return found.map((document, at) => document ?? byId.get(ids[at]));
    },
    drop: (ids) => client.del(ids.map(nameOf)),
    close: () => client.disconnect(),
  };
}

async function openOurs(port) {
  const work = makeWork();
  class Documents {
    async findById(id) {
      return work.one(id);
    }
    async findByIds(ids) {
      return work.many(ids);
    }
  }
  decorate(Documents, 'findById', library.CacheMemoize(TTL));
  decorate(Documents, 'findByIds', library.CacheMemoizeMany('findById'));
  class App {}
  const caches = { default: () => redisStore({ socket: { host: '127.0.0.1', port } }) };
  Module({
    // A busy machine, and MONITOR while commands are counted, must not make a batch go without its cache.
    imports: [library.CacheMemoizeModule.forRoot(caches, { keyPrefix: 'bench', deadline: { read: '5s' } })],
    providers: [Documents],
  })(App);
  const app = await NestFactory.createApplicationContext(App, { logger: ['error', 'warn'] });
  const documents = app.get(Documents);
  const invalidator = app.get(library.MemoizeInvalidator);
  const drop = (ids) => invalidator.invalidate(Documents, 'findByIds', ids);
  return [
    {
      ...{ name: 'nestjs-cache-memoize, a batch', work, drop, isOurs: true },
      find: (ids) => documents.findByIds(ids),
      close: () => app.close(),
    },
    {
      ...{ name: 'nestjs-cache-memoize, single calls', work, drop },
      find: (ids) => Promise.all(ids.map((id) => documents.findById(id))),
      close: () => undefined,
    },
  ];
}

function openLayered(port) {
  const client = new Redis({ host: '127.0.0.1', port });
  const work = makeWork();
  const loader = new Loader({
    asyncCache: new RedisCache(client, { json: true, ttlInMsecs: TTL, prefix: 'layered' }),
    dataSourceGetOneFn: (key) => work.one(Number(key)),
    dataSourceGetManyFn: (keys) => work.many(keys.map(Number)),
    cacheKeyFromValueResolver: ({ id }) => String(id),
  });
  return {
    name: 'layered-loader, getMany',
    work,
    find: (ids) => loader.getMany(ids.map(String)),
    drop: (ids) => loader.invalidateCacheForMany(ids.map(String)),
    close: () => client.disconnect(),
  };
}

/** Answers from memory, so that only the cache is measured. */
function makeWork() {
  const documents = IDS.map(documentOf);
  const work = {
    runs: 0,
    async one(id) {
      work.runs++;
      return documents[id];
    },
    async many(ids) {
      work.runs++;
      return ids.map((id) => documents[id]);
    },
  };
  return work;
}

async function measure(contenders, { rounds, log }) {
  const results = new Map(contenders.map((each) => [each, new Map()]));
  for (const [situation, missing] of Object.entries(MISSING)) {
    for (const each of contenders) results.get(each).set(situation, []);
    for (let count = -5; count < rounds; count++) {
      for (const each of count % 2 === 0 ? contenders : contenders.toReversed()) {
        const seen = await once(each, missing);
        if (count >= 0) results.get(each).get(situation).push(seen);
      }
    }
    log(`${situation}: ${rounds} rounds of ${contenders.length} contenders`);
  }
  return results;
}

async function once({ find, drop, work }, missing) {
  // Each has ids of its own in the store, but for the two that are ours: those find all kept.
  await find(IDS);
  await settled();
  if (missing > 0) await drop(shuffle(IDS).slice(0, missing));
  const runs = work.runs;
  const cpu = cpuNow();
  const begin = performance.now();
  const found = await find(IDS);
  const ms = performance.now() - begin;
  await settled();
  if (found.length !== IDS.length) throw new Error(`${found.length} documents`);
  return { ms, cpu: cpuNow() - cpu, runs: work.runs - runs };
}

/** What goes on after the answer (our fills) belongs to the CPU of the batch. */
function settled() {
  return new Promise((resolve) => setTimeout(resolve, 15));
}

async function countAll(contenders, port) {
  const counted = new Map();
  for (const each of contenders) {
    const ofEach = {};
    for (const [situation, missing] of Object.entries(MISSING)) {
      await each.find(IDS);
      await settled();
      if (missing > 0) await each.drop(shuffle(IDS).slice(0, missing));
      const counter = await countCommands(port);
      await each.find(IDS);
      await settled();
      ofEach[situation] = await counter.stop();
    }
    counted.set(each, ofEach);
  }
  return counted;
}

function report(contenders, results, commands) {
  const [loop, batch, singles] = contenders;
  const of = (each, situation, field) =>
    summarize(
      results
        .get(each)
        .get(situation)
        .map((seen) => seen[field]),
    );
  // By CPU: how long a call waits for a busy machine says more of the machine.
  const beside = (situation, other) => of(batch, situation, 'cpu').min / of(other, situation, 'cpu').min;
  return {
    title: 'Batches',
    text:
      'A thousand ids, each of a kilobyte of JSON in Redis, one caller. Milliseconds until it has its answer, the median of ' +
      `the rounds; ${CPU_NAME} of the client, with what goes on after the answer, in milliseconds, median and least; runs of the method; and ` +
      'commands on the wire.',
    tables: Object.keys(MISSING).map((situation) => ({
      columns: [situation, 'ms', 'CPU', 'least', 'runs', 'commands'],
      rows: contenders.map((each) => [
        each.name,
        round(of(each, situation, 'ms').median),
        round(of(each, situation, 'cpu').median / 1e6),
        round(of(each, situation, 'cpu').min / 1e6),
        of(each, situation, 'runs').median,
        describeCommands(commands.get(each)[situation]),
      ]),
    })),
    figures: [
      atMost('all kept, beside the loop', 1.3, beside('all kept', loop)),
      atMost('all kept, beside 1,000 single calls at once', 1, beside('all kept', singles)),
      atMost('30 missing, beside the loop', 1.5, beside('30 missing', loop)),
      atMost('all missing: runs of the method', 1, of(batch, 'all missing', 'runs').max, ''),
    ],
  };
}

function describeCommands(counted) {
  return Object.entries(counted)
    .map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`)
    .join(' + ');
}

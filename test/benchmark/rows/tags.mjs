/** Tags: what they add to a hit in Redis, and what it costs to invalidate one, however many outcomes carry it. */
import 'reflect-metadata';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { redisStore } from 'cache-manager-redis-yet';
import { CPU_NAME, cpuNow } from '../harness/cpu-clock.mjs';
import { decorate } from '../harness/decorate.mjs';
import { library } from '../harness/ours.mjs';
import { hasRedis, startRedis } from '../harness/redis-server.mjs';
import { documentOf } from '../harness/redis-work.mjs';
import { atMost, round } from '../harness/report.mjs';
import { summarize } from '../harness/statistics.mjs';

const KEYS = 2_000;
const CALLERS = 64;
const ROUND_MS = 200;
const COUNTS = [1, 3, 8];
const FEW = 10;
const MANY = 1_000_000;
const INVALIDATIONS = 300;

/** As one would write them: a tag of all, and others of the call. */
const TAGS_OF = {
  1: () => ['all'],
  3: (index) => ['all', `t1:${index}`, `t2:${index}`],
  8: (index) => [
    ...['all', `t1:${index}`, `t2:${index}`, `t3:${index}`],
    ...[`t4:${index}`, `t5:${index}`, `t6:${index}`, `t7:${index}`],
  ],
};

export const row = {
  name: 'tags',
  async run({ isQuick, log }) {
    if (!hasRedis()) return void log('redis-server is not installed: skipped');
    const redis = await startRedis();
    try {
      const application = await open(redis.port);
      const hits = await measureHits(application, { rounds: isQuick ? 5 : 25, log });
      const sizes = await sizesOf(redis.port);
      const few = await measureInvalidations(application);
      await writeOthers(redis.port, MANY);
      const many = await measureInvalidations(application);
      await application.app.close();
      return report({ hits, sizes, few, many });
    } finally {
      await redis.stop();
    }
  },
};

/** A real Nest application with a method for each number of tags, of its arguments and of its results. */
async function open(port) {
  class Documents {}
  const methods = COUNTS.flatMap((count) => [
    { name: `of ${count} of the arguments`, count, options: { tags: TAGS_OF[count] } },
    {
      name: `of ${count} of the result`,
      count,
      options: { resultTags: (_, index) => TAGS_OF[count](index) },
    },
  ]);
  const plain = { name: 'without', count: 0, options: {} };
  for (const { name, options } of [plain, ...methods]) {
    Documents.prototype[name] = async (index) => documentOf(index);
    decorate(Documents, name, library.CacheMemoize('1h', { ...options, prefix: name.replaceAll(' ', '-') }));
  }
  class App {}
  const caches = { default: () => redisStore({ socket: { host: '127.0.0.1', port } }) };
  Module({
    imports: [library.CacheMemoizeModule.forRoot(caches, { keyPrefix: 'bench' })],
    providers: [Documents],
  })(App);
  const app = await NestFactory.createApplicationContext(App, { logger: ['error', 'warn'] });
  return {
    app,
    methods: [plain, ...methods],
    subject: app.get(Documents),
    invalidator: app.get(library.MemoizeInvalidator),
  };
}

async function measureHits({ subject, methods }, { rounds, log }) {
  const seen = new Map(methods.map((method) => [method, []]));
  for (const { name } of methods)
    for (let at = 0; at < KEYS; at += 50)
      await Promise.all(Array.from({ length: 50 }, (_, index) => subject[name](at + index)));
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (let index = 0; index < rounds; index++) {
    for (const method of index % 2 === 0 ? methods : methods.toReversed())
      seen.get(method).push(await cpuOfHit((key) => subject[method.name](key)));
  }
  log(`${rounds} rounds of hits`);
  return seen;
}

async function cpuOfHit(hit) {
  const begin = cpuNow();
  const until = performance.now() + ROUND_MS;
  let count = 0;
  const caller = async () => {
    while ((count & 63) !== 0 || performance.now() < until) await hit(count++ % KEYS);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return (cpuNow() - begin) / count;
}

/** Of a tag that nothing else waits for, in milliseconds. */
async function measureInvalidations({ invalidator }) {
  const took = [];
  for (let index = 0; index < INVALIDATIONS; index++) {
    const begin = performance.now();
    await invalidator.invalidateTags('all');
    took.push(performance.now() - begin);
  }
  return summarize(took);
}

/** Bytes that the server keeps: of the name of a tag, and what each tag adds to a value. */
async function sizesOf(port) {
  const ask = await talkTo(port);
  const usage = async (name) => Number((await ask('MEMORY', 'USAGE', name)).slice(1));
  const sizes = {
    name: await usage('bench:{=t1:1}:t'),
    inFrame: ((await usage('bench:{=of-8-of-the-result:1}:v')) - (await usage('bench:{=without:1}:v'))) / 8,
  };
  ask.end();
  return sizes;
}

/** As many other outcomes as there may be: a value is no more than a text to the server. */
async function writeOthers(port, count) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let replies = 0;
  socket.on('data', (chunk) => (replies += chunk.length / '+OK\r\n'.length));
  const value = 'v'.repeat(100);
  for (let at = 0; at < count; at += 10_000) {
    const commands = Array.from({ length: 10_000 }, (_, index) => {
      const key = `bench:{=other:${at + index}}:v`;
      return `*3\r\n$3\r\nSET\r\n$${key.length}\r\n${key}\r\n$${value.length}\r\n${value}\r\n`;
    });
    socket.write(commands.join(''));
    while (replies < at) await once(socket, 'data');
  }
  while (replies < count) await once(socket, 'data');
  socket.destroy();
}

async function talkTo(port) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const ask = async (...args) => {
    socket.write(`*${args.length}\r\n${args.map((arg) => `$${arg.length}\r\n${arg}\r\n`).join('')}`);
    const [reply] = await once(socket, 'data');
    return String(reply).trim();
  };
  return Object.assign(ask, { end: () => socket.destroy() });
}

function report({ hits, sizes, few, many }) {
  const results = [...hits].map(([method, seen]) => ({ method, cpu: summarize(seen) }));
  const [without] = results;
  const beside = ({ cpu }) => cpu.median / without.cpu.median;
  const of = (name) => results.find(({ method }) => method.name === name);
  return {
    title: 'Tags',
    text:
      `Hits in Redis of ${KEYS.toLocaleString('en-US')} documents of a kilobyte, ${CALLERS} callers; one tag is that of ` +
      `all documents, the others are each document's own. µs: ${CPU_NAME} of the client a hit. ` +
      `A tag takes ${sizes.name} bytes of the server by itself, and about ${round(sizes.inFrame)} in each outcome that ` +
      `names it as a tag of its result (16 as one of its arguments). To invalidate the tag of all documents takes ` +
      `${round(few.median)} ms beside ${FEW} thousand outcomes, and ${round(many.median)} ms beside a million more.`,
    tables: [
      {
        columns: ['Tags', 'µs a hit', 'median', 'beside none'],
        rows: results.map((each) => [
          each.method.name,
          round(each.cpu.min / 1000),
          round(each.cpu.median / 1000),
          `${round(beside(each))} ×`,
        ]),
      },
    ],
    figures: [
      atMost(
        'a hit with 3 tags of the arguments, beside one without',
        1.3,
        beside(of('of 3 of the arguments')),
      ),
      atMost(
        'a hit with 8 tags of the arguments, beside one without',
        2,
        beside(of('of 8 of the arguments')),
      ),
      atMost('a hit with 3 tags of the result, beside one without', 1.3, beside(of('of 3 of the result'))),
      atMost('a hit with 8 tags of the result, beside one without', 2, beside(of('of 8 of the result'))),
      atMost('an invalidation beside a million more outcomes', 1.2, many.median / few.median),
    ],
  };
}

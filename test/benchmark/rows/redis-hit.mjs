/** Redis hit: what a call costs whose outcome lies in Redis. */
import { connect } from 'node:net';
import { once } from 'node:events';
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME } from '../harness/cpu-clock.mjs';
import { openHits } from '../harness/document-hits.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { hasRedis, startRedis } from '../harness/redis-server.mjs';
import { documentOf, makeRedisWork } from '../harness/redis-work.mjs';
import { atLeast, atMost, round } from '../harness/report.mjs';

const KEYS = 5_000;
const CALLERS = [1, 16, 64, 256];
const ROUND_MS = 250;

export const row = {
  name: 'redis-hit',
  async run({ isQuick, log }) {
    if (!hasRedis()) return void log('redis-server is not installed: skipped');
    const contenders = await listContenders(new URL('../contenders/redis/', import.meta.url));
    const redis = await startRedis();
    const processes = [];
    try {
      await writeDocuments(redis.port);
      const params = { port: redis.port };
      for (const each of contenders)
        processes.push(await ContenderProcess.start(import.meta.url, each, { params }));
      const rounds = isQuick ? 4 : 12;
      const measured = new Map();
      for (const callers of CALLERS) {
        const ask = (each) => each.ask('hits', { callers });
        measured.set(callers, await interleave(processes, { rounds, ask }));
        log(`${callers} callers: ${rounds} rounds of ${processes.length} contenders`);
      }
      return report(processes, measured);
    } finally {
      for (const each of processes) await each.stop();
      await redis.stop();
    }
  },
};

function report(processes, measured) {
  const results = processes.map((each) => ({
    contender: each.contender,
    of: new Map(
      CALLERS.map((callers) => {
        const rounds = measured.get(callers).get(each);
        return [
          callers,
          { cpu: summarizeBy(rounds, ({ cpu }) => cpu), rate: summarizeBy(rounds, ({ rate }) => rate) },
        ];
      }),
    ),
  }));
  return {
    title: 'Redis hit',
    text:
      `One kilobyte of JSON, ${KEYS.toLocaleString('en-US')} keys in shuffled order, one connection, so many callers ` +
      `each of which calls again when it has its answer. µs: ${CPU_NAME} of the client an operation, the least of the ` +
      'interleaved rounds. ops/s: thousands of operations a second, the most; client and server share the machine.',
    tables: [
      {
        columns: ['Contender', ...CALLERS.flatMap((callers) => [`${callers}: µs`, 'median', 'k ops/s'])],
        rows: results.map(({ contender, of }) => [
          contender.name,
          ...CALLERS.flatMap((callers) => {
            const { cpu, rate } = of.get(callers);
            return [round(cpu.min / 1000), round(cpu.median / 1000), round(rate.max / 1000)];
          }),
        ]),
      },
    ],
    figures: figures(results),
  };
}

function figures(results) {
  const at64 = (name) => results.find(({ contender }) => contender.name.includes(name)).of.get(64);
  const [yet, keyv] = [at64('memoize on redis-yet'), at64('memoize on @keyv/redis')];
  const cpu = (ours, theirs) => ours.cpu.min / theirs.cpu.min;
  const rate = (ours, theirs) => ours.rate.max / theirs.rate.max;
  return [
    atMost('@keyv/redis, 64 callers: CPU beside the bare socket', 1.2, cpu(keyv, at64('bare socket'))),
    atMost('redis-yet, 64 callers: CPU beside node-redis 4.7', 1.3, cpu(yet, at64('node-redis 4.7'))),
    atLeast(
      'redis-yet, 64 callers: operations beside cache-manager 5.7',
      1.5,
      rate(yet, at64('cache-manager 5.7')),
    ),
    atLeast(
      '@keyv/redis, 64 callers: operations beside cache-manager 7',
      2,
      rate(keyv, at64('cache-manager 7')),
    ),
  ];
}

/** For those that only read: plain JSON under plain names. */
async function writeDocuments(port) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  for (let index = 0; index < KEYS; index++) {
    const [key, text] = [nameOf(index), JSON.stringify(documentOf(index))];
    socket.write(`*3\r\n$3\r\nSET\r\n$${key.length}\r\n${key}\r\n$${Buffer.byteLength(text)}\r\n${text}\r\n`);
  }
  let replies = 0;
  socket.on('data', (chunk) => (replies += chunk.length / '+OK\r\n'.length));
  while (replies < KEYS) await once(socket, 'data');
  socket.destroy();
}

function nameOf(index) {
  return `plain:document:${index}`;
}

/** In the contender's process. */
export async function openTasks(contender, { port }) {
  const documents = Array.from({ length: KEYS }, (_, index) => documentOf(index));
  const work = makeRedisWork((index) => documents[index]);
  const readsPlain = /parse$/.test(contender.name);
  const keys = documents.map((_, index) =>
    readsPlain ? nameOf(index) : `${contender.name.replace(/\W+/g, '-')}:${index}`,
  );
  const { hit } = await contender.open({ port, keys, work });
  const hits = await openHits(hit, { count: KEYS, work });
  await hits({ callers: 64, ms: 1_500 });
  return { hits: ({ callers }) => hits({ callers, ms: ROUND_MS }) };
}

/** Fleet hit: what a call costs whose outcome lies in this process and in Redis, for as long as this process may answer it. */
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME } from '../harness/cpu-clock.mjs';
import { openHits } from '../harness/document-hits.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { hasRedis, startRedis } from '../harness/redis-server.mjs';
import { documentOf, makeRedisWork } from '../harness/redis-work.mjs';
import { atLeast, atMost, round } from '../harness/report.mjs';

/** Few, because the row is about what is asked for all the time: a tier asks Redis for each of them five times a second. */
const KEYS = 100;
/** So many that our hit in Redis costs what it does at its best: one command is for all of them. */
const CALLERS = 64;
const ROUND_MS = 250;

export const row = {
  name: 'fleet-hit',
  async run({ isQuick, log }) {
    if (!hasRedis()) return void log('redis-server is not installed: skipped');
    const contenders = await listContenders(new URL('../contenders/fleet/', import.meta.url));
    const redis = await startRedis();
    const processes = [];
    try {
      const params = { port: redis.port };
      for (const each of contenders)
        processes.push(await ContenderProcess.start(import.meta.url, each, { params }));
      const rounds = isQuick ? 6 : 20;
      const measured = await interleave(processes, { rounds, ask: (each) => each.ask('hits') });
      log(`${rounds} rounds of ${processes.length} contenders`);
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
    cpu: summarizeBy(measured.get(each), ({ cpu }) => cpu),
    rate: summarizeBy(measured.get(each), ({ rate }) => rate),
  }));
  const [memory] = results;
  return {
    title: 'Fleet hit',
    text:
      `One kilobyte of JSON, ${KEYS} keys in shuffled order, ${CALLERS} callers each of which calls again when it has its answer. µs: ${CPU_NAME} of the client ` +
      'a call, with whatever goes on beside it (of ours, one look-up in Redis per key and 200 ms); the least and the median ' +
      'of the interleaved rounds. ops/s: thousands of calls a second, the most.',
    tables: [
      {
        columns: ['Contender', 'µs', 'median', 'k ops/s', '×'],
        rows: results.map(({ contender, cpu, rate }) => [
          contender.name,
          round(cpu.min / 1000),
          round(cpu.median / 1000),
          round(rate.max / 1000),
          round(cpu.min / memory.cpu.min),
        ]),
      },
    ],
    figures: figures(results),
  };
}

function figures(results) {
  const cpuOf = (name) => results.find(({ contender }) => contender.name.includes(name)).cpu.min;
  return [
    atMost(
      'share: CPU beside a hit of our memory cache',
      1.5,
      cpuOf('tiered, share') / cpuOf('in memory, share'),
    ),
    atMost(
      'copy: CPU beside a hit of our memory cache',
      1.5,
      cpuOf('tiered, copy') / cpuOf('in memory, copy'),
    ),
    atLeast('share: less CPU than our hit in Redis', 20, cpuOf('on redis-yet') / cpuOf('tiered, share')),
  ];
}

/** In the contender's process. */
export async function openTasks(contender, { port }) {
  const documents = Array.from({ length: KEYS }, (_, index) => documentOf(index));
  const work = makeRedisWork((index) => documents[index]);
  const keys = documents.map((_, index) => `${contender.name.replace(/\W+/g, '-')}:${index}`);
  const { hit } = await contender.open({ port, keys, work });
  const hits = await openHits(hit, { count: KEYS, work });
  await hits({ callers: CALLERS, ms: 1_500 });
  return { hits: () => hits({ callers: CALLERS, ms: ROUND_MS }) };
}

/** Several processes on one Redis: what a hit costs each of them, beside one that is alone. */
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME } from '../harness/cpu-clock.mjs';
import { openHits } from '../harness/document-hits.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { hasRedis, startRedis } from '../harness/redis-server.mjs';
import { documentOf, makeRedisWork } from '../harness/redis-work.mjs';
import { atMost, round } from '../harness/report.mjs';
import { summarize } from '../harness/statistics.mjs';

const PROCESSES = 4;
const KEYS = 2_000;
const CALLERS = 16;
const ROUND_MS = 400;

export const row = {
  name: 'redis-fleet',
  async run({ isQuick, log }) {
    if (!hasRedis()) return void log('redis-server is not installed: skipped');
    const contenders = await listContenders(new URL('../contenders/redis/', import.meta.url));
    const [ours] = contenders.filter(({ contender }) => contender.isOurs);
    const redis = await startRedis();
    const processes = [];
    try {
      const params = { port: redis.port };
      while (processes.length < PROCESSES)
        processes.push(await ContenderProcess.start(import.meta.url, ours, { params }));
      const rounds = isQuick ? 6 : 20;
      const seen = { alone: [], together: [] };
      for (let count = 0; count < rounds; count++) {
        seen.alone.push(await processes[count % PROCESSES].ask('hits'));
        seen.together.push(...(await Promise.all(processes.map((each) => each.ask('hits')))));
      }
      log(`${rounds} rounds of ${PROCESSES} processes`);
      return report(seen);
    } finally {
      for (const each of processes) await each.stop();
      await redis.stop();
    }
  },
};

function report({ alone, together }) {
  const cpu = (seen) => summarize(seen.map((each) => each.cpu / 1000));
  const [one, many] = [cpu(alone), cpu(together)];
  return {
    title: 'Several processes on one Redis',
    text:
      `Hits of ${KEYS.toLocaleString('en-US')} documents of a kilobyte, ${CALLERS} callers in each process. µs: ${CPU_NAME} of a ` +
      `process a hit. ${PROCESSES} processes and the server share the cores of the machine: fewer callers come together in a ` +
      'tick then, or more, as they are let run.',
    tables: [
      {
        columns: ['Processes', 'µs a hit', 'median'],
        rows: [
          ['one', round(one.min), round(one.median)],
          [`each of ${PROCESSES}`, round(many.min), round(many.median)],
        ],
      },
    ],
    figures: [
      atMost(`a hit in one of ${PROCESSES} processes, beside one alone`, 1.1, many.median / one.median),
    ],
  };
}

/** In the contender's process. */
export async function openTasks(contender, { port }) {
  const documents = Array.from({ length: KEYS }, (_, index) => documentOf(index));
  const work = makeRedisWork((index) => documents[index]);
  const { hit } = await contender.open({ port, work });
  const hits = await openHits(hit, { count: KEYS, work });
  await hits({ callers: CALLERS, ms: 1_000 });
  return { hits: () => hits({ callers: CALLERS, ms: ROUND_MS }) };
}

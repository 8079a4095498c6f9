/** Miss and invalidate on Redis, beside the naive get, set and del that keep none of the promises. */
import { ContenderProcess } from '../harness/contender-process.mjs';
import { CPU_NAME, cpuNow } from '../harness/cpu-clock.mjs';
import { interleave, summarizeBy } from '../harness/interleave.mjs';
import { listContenders } from '../harness/list-contenders.mjs';
import { countCommands, hasRedis, startRedis } from '../harness/redis-server.mjs';
import { makeRedisWork } from '../harness/redis-work.mjs';
import { atMost, round } from '../harness/report.mjs';

const CALLS_A_ROUND = 500;
const COUNTED_CALLS = 50;

export const row = {
  name: 'redis-miss',
  async run({ isQuick, log }) {
    if (!hasRedis()) return void log('redis-server is not installed: skipped');
    const all = await listContenders(new URL('../contenders/redis-miss/', import.meta.url));
    const redis = await startRedis();
    const processes = [];
    try {
      const params = { port: redis.port };
      for (const each of all) processes.push(await ContenderProcess.start(import.meta.url, each, { params }));
      const commands = new Map();
      for (const each of processes) commands.set(each, await countOf(each, redis.port));
      const rounds = isQuick ? 4 : 12;
      const measured = await interleave(processes, { rounds, ask: (each) => each.ask('rounds') });
      log(`${rounds} rounds of ${processes.length} contenders`);
      return report(processes, measured, commands);
    } finally {
      for (const each of processes) await each.stop();
      await redis.stop();
    }
  },
};

async function countOf(own, port) {
  const counted = {};
  for (const task of ['miss', 'invalidate']) {
    const counter = await countCommands(port);
    await own.ask('count', { task });
    counted[task] = await counter.stop();
  }
  return counted;
}

function report(processes, measured, commands) {
  const results = processes.map((each) => ({
    contender: each.contender,
    commands: commands.get(each),
    ...Object.fromEntries(
      ['missCpu', 'missMs', 'invalidateCpu', 'invalidateMs'].map((name) => [
        name,
        summarizeBy(measured.get(each), (seen) => seen[name]),
      ]),
    ),
  }));
  const naive = results.find(({ contender }) => contender.isLimit);
  return {
    title: 'Miss and invalidate on Redis',
    text:
      `One caller, one kilobyte of JSON. Commands on the wire for each call, ${CPU_NAME} of the client, and wall clock ` +
      'until the call has its answer, medians in µs.',
    tables: ['miss', 'invalidate'].map((task) => ({
      columns: [task === 'miss' ? 'Miss' : 'Invalidate', 'commands', 'CPU µs', 'wall µs'],
      rows: results.map((result) => [
        result.contender.name,
        describeCommands(result.commands[task]),
        round(result[`${task}Cpu`].median / 1000),
        round(result[`${task}Ms`].median * 1000),
      ]),
    })),
    figures: results
      .filter(({ contender }) => contender.isOurs)
      .map(({ contender, commands: counted }) =>
        atMost(
          `${contender.name.split(' on ')[1]}: commands of a miss beside the naive`,
          1.5,
          total(counted.miss) / total(naive.commands.miss),
        ),
      ),
  };
}

function total(commands) {
  return Object.values(commands).reduce((sum, count) => sum + count, 0);
}

function describeCommands(commands) {
  return Object.entries(commands)
    .map(([name, count]) => `${round(count / COUNTED_CALLS).replace(/\.00$/, '')} ${name}`)
    .join(' + ');
}

/** In the contender's process. */
export async function openTasks(contender, { port }) {
  const work = makeRedisWork();
  const { miss, invalidate } = await contender.open({ port, work });
  let next = 0;
  const each = async (task, { from, count }) => {
    const cpuBegin = cpuNow();
    const begin = performance.now();
    for (let index = from; index < from + count; index++) await task(index);
    const ms = (performance.now() - begin) / count;
    // What goes on after the answer (our fill) belongs to the call's CPU.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { ms, cpu: (cpuNow() - cpuBegin) / count };
  };
  const keys = (count) => ({ from: (next += count) - count, count });
  const warm = keys(4 * CALLS_A_ROUND);
  await each(miss, warm);
  await each(invalidate, warm);
  let counted;

  return {
    async count({ task }) {
      if (task === 'miss') counted = keys(COUNTED_CALLS);
      await each(task === 'miss' ? miss : invalidate, counted);
    },
    async rounds() {
      const these = keys(CALLS_A_ROUND);
      const runs = work.runs;
      const missed = await each(miss, these);
      if (work.runs !== runs + CALLS_A_ROUND) throw new Error('not all were misses');
      const invalidated = await each(invalidate, these);
      return {
        missCpu: missed.cpu,
        missMs: missed.ms,
        invalidateCpu: invalidated.cpu,
        invalidateMs: invalidated.ms,
      };
    },
  };
}

import { cpuNow } from './cpu-clock.mjs';
import { shuffle } from './statistics.mjs';

/** How many are asked for at once at first, so that no call is given up. */
const AT_ONCE = 50;
/** What is written behind an answer has to be there. */
const WRITTEN_MS = 300;

/**
 * Has each document kept, and answers what measures hits of them: so many callers, each of which calls again when it has its
 * answer, for so many milliseconds; answers CPU nanoseconds a hit and hits a second.
 */
export async function openHits(hit, { count: documents, work }) {
  const order = shuffle(Array.from({ length: documents }).keys());
  for (let at = 0; at < documents; at += AT_ONCE)
    await Promise.all(order.slice(at, at + AT_ONCE).map((index) => hit(index)));
  await new Promise((resolve) => setTimeout(resolve, WRITTEN_MS));
  const { runs } = work;
  let next = 0;
  return async ({ callers, ms }) => {
    const cpu = cpuNow();
    const begin = performance.now();
    let count = 0;
    const caller = async () => {
      // The clock is read once in a while: a reading costs a good part of a hit in memory.
      while ((count & 63) !== 0 || performance.now() - begin < ms) {
        count++;
        const index = order[next++ % documents];
        if ((await hit(index)).id !== index) throw new Error('the wrong document');
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    const seconds = (performance.now() - begin) / 1000;
    if (work.runs !== runs) throw new Error(`${work.runs - runs} of what should be hits were none`);
    return { cpu: (cpuNow() - cpu) / count, rate: count / seconds };
  };
}

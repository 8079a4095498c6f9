import { summarize } from './statistics.mjs';

/**
 * Asks each process in turn for one measurement, and again, round after round: what else the machine does falls on
 * all of them alike. Answers, for each process, what `read` saw in its rounds.
 */
export async function interleave(processes, { rounds, ask, onRound = () => {} }) {
  const seen = new Map(processes.map((each) => [each, []]));
  for (let round = 0; round < rounds; round++) {
    // Every other round runs backwards, so that nobody always comes after the same neighbour.
    for (const each of round % 2 === 0 ? processes : processes.toReversed())
      seen.get(each).push(await ask(each));
    onRound(round);
  }
  return seen;
}

/** The rounds of one figure as its least and its median. */
export function summarizeBy(measurements, read) {
  return summarize(measurements.map(read));
}

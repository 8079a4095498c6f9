import { type Paint } from './paint';
import { type Scenario } from './scenario';

/** What is about to happen, and to what. */
export function describeScenario(scenario: Scenario, processes: 1 | 2, paint: Paint): string {
  const { opening, uploads, requests, bucketRoundTripMs } = scenario;
  const all = [opening, ...uploads];
  // Each probe asks twice: HEAD and GET.
  const questions = requests.length + 2 * all.flatMap(({ probes }) => probes).length;
  const count = (number: number) => number.toLocaleString('en');
  const maps = all.reduce((sum, upload) => sum + upload.maps.size, 0);
  const place = processes === 1 ? 'one process, answers in memory' : 'two processes, answers shared in Redis';
  return [
    '',
    `  ${paint.bold('A source-map server')}: ${place}, a bucket ${bucketRoundTripMs} ms away`,
    `  ${count(questions)} requests, each with and without memoization, while ${count(maps)} real maps`,
    '  from node_modules are uploaded:',
    ...all.map((upload) => paint.dim(`  ${count(upload.maps.size).padStart(7)}  ${upload.title}`)),
    '',
  ].join('\n');
}

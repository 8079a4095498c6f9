import { type Paint } from './paint';
import { type Scenario } from './scenario';

/** What is about to happen, and to what. */
export function describeScenario(scenario: Scenario, processes: 1 | 2, paint: Paint): string {
  const { opening, uploads, requests } = scenario;
  const maps = [opening, ...uploads].reduce((sum, upload) => sum + upload.maps.size, 0);
  const place = processes === 1 ? 'one process, answers in memory' : 'two processes, answers shared in Redis';
  return [
    '',
    `  ${paint.bold('A source-map server')}: ${place}, a bucket 25 ms away`,
    `  ${requests.length.toLocaleString('en')} requests, and ${uploads.length + 1} uploads of ${maps.toLocaleString('en')} real maps from node_modules:`,
    ...[opening, ...uploads].map(({ title, maps }) =>
      paint.dim(`  ${String(maps.size).padStart(6)}  ${title}`),
    ),
    '',
  ].join('\n');
}

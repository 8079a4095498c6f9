import { readFileSync } from 'node:fs';
import { type SampleConfig } from './config/sample-config';

/** What a person who has just started the server wants to know. */
export function describeStart(url: string, config: SampleConfig): string {
  const kept = config.memoize ? `kept for ${config.ttl}, ${placeOf(config)}` : 'not memoized';
  const map = `${url}/maps/rxjs/${versionOf('rxjs')}/dist/cjs/index.js.map`;
  const commands = [
    [`curl -I ${map}`, `404 after ${config.bucketRoundTripMs} ms; again: at once`],
    ['node dist-sample/demo/zip-package.js rxjs dist-sample/rxjs.zip', 'real maps, packed for an upload'],
    [`curl -F file=@dist-sample/rxjs.zip ${url}/uploads`, '201: every older answer is gone'],
    [`curl -I ${map}`, '200'],
    [`curl -i '${url}/search?q=observable'`, 'twice: see Cache-Status'],
    [`curl -X POST ${url}/digests/ada`, 'sent; again today: not sent'],
    [`touch ${config.bucketDir}/outage`, 'the bucket is down until you take it away'],
    [`curl ${url}/stats`, 'hits, misses, operations of the bucket'],
    [`curl ${url}/metrics`, 'the same for Prometheus'],
  ];
  const width = Math.max(...commands.map(([command = '']) => command.length));
  return [
    '',
    `Source maps at ${url}`,
    `  bucket   ${config.bucketDir}, ${config.bucketRoundTripMs} ms a round trip`,
    `  answers  ${kept}`,
    `  panel    ${url}/cache, in a browser`,
    '',
    'Try, in another terminal:',
    ...commands.map(([command = '', tells]) => `  ${command.padEnd(width)}  # ${tells}`),
    '',
  ].join('\n');
}

function placeOf({ redisUrl, localMemory }: SampleConfig): string {
  if (redisUrl === undefined) return 'in memory';
  return localMemory ? 'in Redis, with memory in front' : 'in Redis';
}

function versionOf(name: string): string {
  const manifest = readFileSync(require.resolve(`${name}/package.json`), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

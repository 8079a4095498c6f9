import { type SampleConfig } from './config/sample-config';

/** What a person who has just started the server wants to know. */
export function describeStart(url: string, config: SampleConfig): string {
  const answers = config.redisUrl ? 'shared in Redis' : 'in this process';
  return `
Source maps at ${url}
  bucket   ${config.bucketDir}, ${config.bucketRoundTripMs} ms a round trip
  answers  ${config.memoize ? `kept for 7 days, ${answers}` : 'not memoized'}

Try, in another terminal:
  node dist-sample/zip-package.js rxjs rxjs.zip                  # a zip of real maps; it tells their version
  curl -I ${url}/maps/rxjs/7.8.2/dist/cjs/index.js.map      # 404, 25 ms; again: 404, from the cache
  curl -F file=@rxjs.zip ${url}/uploads                     # 201: and every older answer is gone
  curl -I ${url}/maps/rxjs/7.8.2/dist/cjs/index.js.map      # 200
  curl -i '${url}/search?q=observable'                      # see Cache-Status: twice
  curl -X POST ${url}/digests/ada                           # sent; again today: not
  curl ${url}/stats
`;
}

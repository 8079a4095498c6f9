import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { buildScenario } from './build-scenario';
import { judge } from './claims';
import { clearRedis } from './clear-redis';
import { measure } from './measure';
import { paintFor } from './paint';
import { Progress } from './progress';
import { findRealMaps } from './real-maps';
import { report } from './report';
import { describeScenario } from './describe-scenario';

const STREAM = { seed: 20_261_122, requests: 10_000, durationMs: 8_000 };

async function main(): Promise<void> {
  const paint = paintFor(process.stdout, process.env);
  const processes = process.env.REDIS_URL ? 2 : 1;
  // Nobody else's answers, and none of an earlier demo, whose bucket is gone.
  const keyPrefix = `source-maps-demo-${randomUUID()}`;
  const packages = await findRealMaps(dirname(dirname(require.resolve('rxjs/package.json'))));
  const scenario = await buildScenario(packages, STREAM);
  console.log(describeScenario(scenario, processes, paint));

  const play = (title: string, memoize: boolean) =>
    measure(scenario, {
      memoize,
      processes,
      keyPrefix,
      onProgress: new Progress(title, process.stdout).advance,
    });
  try {
    const comparison = { plain: await play('without', false), memoized: await play('memoized', true) };
    const claims = judge(comparison);
    console.log(report(comparison, claims, paint));
    if (!claims.every((claim) => claim.holds)) process.exitCode = 1;
  } finally {
    if (processes === 2) await clearRedis(keyPrefix).catch(fail);
  }
}

function fail(error: Error): void {
  console.error(`\n  ${error.message}`);
  process.exitCode = 1;
}

main().catch(fail);

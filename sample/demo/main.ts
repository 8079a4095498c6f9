import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { buildScenario } from './build-scenario';
import { judge } from './claims';
import { compare } from './compare';
import { describeScenario } from './describe-scenario';
import { paintFor } from './paint';
import { Progress } from './progress';
import { findRealMaps } from './real-maps';
import { report } from './report';

const STREAM = { seed: 20_261_122, requests: 7_000, durationMs: 12_000 };

async function main(): Promise<void> {
  const paint = paintFor(process.stdout, process.env);
  const processes = process.env.REDIS_URL ? 2 : 1;
  // Nobody else's answers, and none of an earlier demo, whose bucket is gone.
  const keyPrefix = `source-maps-demo-${randomUUID()}`;
  const packages = await findRealMaps(dirname(dirname(require.resolve('rxjs/package.json'))));
  const scenario = await buildScenario(packages, STREAM);
  console.log(describeScenario(scenario, processes, paint));

  const { advance } = new Progress('requests', process.stdout);
  const comparison = await compare(scenario, { processes, keyPrefix, onProgress: advance });
  const claims = judge(comparison);
  console.log(report(comparison, claims, paint));
  if (!claims.every((claim) => claim.holds)) process.exitCode = 1;
}

function fail(error: Error): void {
  console.error(`\n  ${error.message}`);
  process.exitCode = 1;
}

main().catch(fail);

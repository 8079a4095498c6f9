import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { buildScenario } from './build-scenario';
import { buildOutage } from './build-outage';
import { type Claim, judge, judgeOutage } from './claims';
import { compare, endure } from './compare';
import { describeScenario } from './describe-scenario';
import { type Paint, paintFor } from './paint';
import { Progress } from './progress';
import { findRealMaps, type MappedPackage } from './real-maps';
import { report } from './report';
import { describeOutage, reportOutage } from './report-outage';

const STREAM = { seed: 20_261_122, requests: 7_000, durationMs: 12_000 };

interface Stage {
  readonly packages: readonly MappedPackage[];
  readonly processes: 1 | 2;
  readonly keyPrefix: string;
  readonly paint: Paint;
}

async function main(): Promise<void> {
  const packages = await findRealMaps(dirname(dirname(require.resolve('rxjs/package.json'))));
  const processes = process.env.REDIS_URL ? 2 : 1;
  // Nobody else's answers, and none of an earlier demo, whose bucket is gone.
  const keyPrefix = `source-maps-demo-${randomUUID()}`;
  const stage: Stage = { packages, processes, keyPrefix, paint: paintFor(process.stdout, process.env) };
  const claims = [...(await showMemoization(stage)), ...(await showOutage(stage))];
  if (!claims.every((claim) => claim.holds)) process.exitCode = 1;
}

/** With and without memoization, while maps are uploaded. */
async function showMemoization({ packages, processes, keyPrefix, paint }: Stage): Promise<Claim[]> {
  const scenario = await buildScenario(packages, STREAM);
  console.log(describeScenario(scenario, processes, paint));
  const { advance } = new Progress('requests', process.stdout);
  const comparison = await compare(scenario, { processes, keyPrefix, onProgress: advance });
  const claims = judge(comparison);
  console.log(report(comparison, claims, paint));
  return claims;
}

/** With and without `staleIfError`, while the bucket fails. */
async function showOutage({ packages, processes, keyPrefix, paint }: Stage): Promise<Claim[]> {
  const scenario = await buildOutage(packages, STREAM.seed);
  console.log(describeOutage(scenario, paint));
  const { advance } = new Progress('outage', process.stdout);
  const endurance = await endure(scenario, { processes, keyPrefix, onProgress: advance });
  const claims = judgeOutage(endurance);
  console.log(reportOutage(endurance, claims, paint));
  return claims;
}

function fail(error: Error): void {
  console.error(`\n  ${error.message}`);
  process.exitCode = 1;
}

main().catch(fail);

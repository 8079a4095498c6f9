/**
 * `npm run race`: the short form. `npm run race -- --long` the long one, of which `--stores redis-yet,plain` and
 * `--scale 0.5` make less. Ends with 1 if the library broke its promise, or the naive adapter kept it.
 */
import { parseArgs } from 'node:util';
import { longPlan, shortPlan } from './plans';
import { miscountsIn, tabulate, totalOf } from './report';
import { STORE_KINDS } from './settings';
import { run, type TrialResult } from './trial';

const { values: options } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    stores: { type: 'string', default: STORE_KINDS.join() },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
  },
});

async function main(): Promise<void> {
  const seed = Number(options.seed);
  const wanted = new Set(options.stores.split(','));
  const stores = STORE_KINDS.filter((store) => wanted.has(store));
  const plan = options.long
    ? longPlan(seed, { stores, scale: Number(options.scale) })
    : shortPlan(seed).filter(({ store }) => wanted.has(store));
  const results: TrialResult[] = [];
  for (const trial of plan) {
    console.error(`${trial.store}, ${trial.load.name}: ${trial.phases.map(({ name }) => name).join(', ')}`);
    results.push(await run(trial));
  }
  console.log(`\n${tabulate(results)}`);
  process.exitCode = results.every(isAsItShould) ? 0 : 1;
}

/** The check would prove nothing if it did not find what the naive adapter does. */
function isAsItShould(result: TrialResult): boolean {
  const { trial, judgement } = result;
  if (trial.store === 'naive') return judgement.stale.length > 0;
  const harm = ['failedReads', 'hungCalls', 'unhandledRejections', 'uncaughtExceptions'] as const;
  const isSound = judgement.stale.length === 0 && miscountsIn(result).length === 0;
  return isSound && harm.every((kind) => totalOf(result, kind) === 0);
}

void main();

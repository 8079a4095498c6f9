/**
 * The long form: `npm run race:explore`, with `--schedules 1000000` at random, `--per-scenario 2000` at most in each
 * small scenario, from `--seed`; or `--replay '<what a finding ends with>'`.
 */
import { parseArgs } from 'node:util';
import { Replay } from './chooser';
import { hunt, sample, shrink } from './hunt';
import { PLANTED_FAULTS } from './planted-faults';
import { play } from './play';
import { tellFinding } from './report';
import { hasReplica, type Scenario, showsReplies } from './scenario';
import {
  CACHE_KINDS,
  hangScenarios,
  instanceScenarios,
  repeatScenarios,
  replicaScenarios,
  retryScenarios,
  smallScenarios,
  tagRaces,
  tagScenarios,
  transactionScenarios,
  windowScenarios,
} from './scenarios';
import type { Finding } from './search';
import { tierScenarios, tierTagScenarios, tierWindowScenarios } from './tier-scenarios';
import { survey } from './survey';

const { values: options } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1000000' },
    'per-scenario': { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    replay: { type: 'string' },
  },
});

/** At random, between two signs of life. */
const SAMPLES_PER_LINE = 50_000;

async function main(): Promise<void> {
  // A million schedules throw some millions of errors, and nobody reads where.
  Error.stackTraceLimit = 0;
  if (options.replay !== undefined) return replay(options.replay);
  await findPlantedFaults();
  await playSmallScenarios(Number(options['per-scenario']));
  await playAtRandom(Number(options.schedules), Number(options.seed));
}

async function replay(text: string): Promise<void> {
  const { scenario, choices, fault: name } = JSON.parse(text) as Finding & { fault?: string };
  const fault = PLANTED_FAULTS.find((planted) => planted.name === name);
  const chooser = new Replay(choices);
  const { violation, trace } = await play(scenario, { chooser, fault, isTraced: true });
  console.log([...trace, violation ?? 'Every promise was kept.'].join('\n'));
}

async function findPlantedFaults(): Promise<void> {
  for (const fault of PLANTED_FAULTS) {
    for (const cache of fault.caches) {
      const { schedules, finding } = await hunt(fault, cache);
      console.log(`\nPlanted in ${cache}: ${fault.name}. Found after ${count(schedules)}.`);
      if (finding === undefined) fail('It was not found: the explorer is blind.');
      else console.log(await tellFinding(finding, fault));
    }
  }
}

async function playSmallScenarios(most: number): Promise<void> {
  console.log(`\nThe library itself: every small scenario, in every schedule, at most ${count(most)} each.`);
  for (const cache of CACHE_KINDS) {
    const two = smallScenarios(cache, 2);
    const three = smallScenarios(cache, 3);
    const sets: [string, Scenario[]][] = [
      ['two actors', two],
      ['two actors, cold', but(two, { start: 'cold' })],
      ['two actors, filled', but(two, { start: 'filled' })],
      ['two actors, in one tick', but(two, { isHasty: true })],
      ['two actors, replies late', but(two, { delivery: 'separate' })],
      ['two actors, filled, replies late', but(two, { start: 'filled', delivery: 'separate' })],
      ['three actors', three],
      ['three actors, filled, replies late', but(three, { start: 'filled', delivery: 'separate' })],
      ['several instances of a class', instanceScenarios(cache)],
      ['a run that hangs', hangScenarios(cache)],
      ['transactions', transactionScenarios(cache)],
      ['what is sent again', cache === 'memory' || cache === 'direct' ? [] : retryScenarios(cache)],
      ['tags, between two actors', tagScenarios(cache, 2)],
      ['tags, between three', tagScenarios(cache, 3)],
      ['past their life', windowScenarios(cache)],
      ['tags in a race', [...tagRaces(cache), ...tagRaces(cache, 'arguments')]],
    ];
    if (cache !== 'memory' && cache !== 'direct')
      sets.push(
        ['memory in front', tierScenarios(cache)],
        ['memory in front, tags', tierTagScenarios(cache)],
        ['memory in front, past their life', tierWindowScenarios(cache)],
      );
    if (showsReplies(cache)) sets.push(['a reply that comes twice', repeatScenarios(cache)]);
    if (hasReplica(cache)) sets.push(['servers that take over', replicaScenarios(cache)]);
    for (const [name, scenarios] of sets) {
      const result = await survey(scenarios, { schedules: most });
      console.log(
        `${cache}, ${name}: ${result.scenarios} scenarios (${result.complete} completely), ${count(result.schedules)}`,
      );
      if (result.finding !== undefined) fail(await tellFinding(await shrink(result.finding)));
    }
  }
}

function but(scenarios: readonly Scenario[], traits: Partial<Scenario>): Scenario[] {
  return scenarios.map((scenario) => ({ ...scenario, ...traits }));
}

async function playAtRandom(most: number, seed: number): Promise<void> {
  console.log(`\nThe library itself, at random: ${count(most)} from seed ${seed}.`);
  const begin = performance.now();
  for (let played = 0; played < most; played += SAMPLES_PER_LINE) {
    const schedules = Math.min(SAMPLES_PER_LINE, most - played);
    const { finding } = await sample({ schedules, seed: seed + played });
    if (finding !== undefined) fail(await tellFinding(await shrink(finding)));
    const seconds = Math.round((performance.now() - begin) / 1000);
    console.log(`${count(played + schedules)} in ${seconds} s: every promise was kept`);
  }
}

function count(schedules: number): string {
  return `${schedules.toLocaleString('en')} schedules`;
}

function fail(what: string): never {
  console.error(what);
  process.exit(1);
}

void main();

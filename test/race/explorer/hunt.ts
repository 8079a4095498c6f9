import { seededRandom } from '../../support/values/seeded-random';
import type { Fault } from './fault';
import { randomScenario, smallScenarios } from './scenarios';
import { type Actor, type CacheKind, CALM, type Scenario } from './scenario';
import { deepen, type Finding, wander } from './search';

export interface Hunt {
  readonly schedules: number;
  readonly finding: Finding | undefined;
}

/** A round of a hunt: every small scenario of so many actors and such traits, with so many detours and schedules each. */
const ROUNDS = [
  { size: 2, detours: 3, schedules: 100, traits: {} },
  { size: 3, detours: 3, schedules: 200, traits: {} },
  { size: 3, detours: 4, schedules: 200, traits: { start: 'filled', delivery: 'separate' } },
  { size: 3, detours: 5, schedules: 2000, traits: {} },
] as const;

/** At random, before the last round. */
const SAMPLES = 10_000;

/**
 * Looks for the shortest schedule on which a fault shows: in scenarios of two actors, then of three, with more and more
 * detours; then at random, and shrunk; then further still.
 */
export async function hunt(fault: Fault, cache: CacheKind): Promise<Hunt> {
  let schedules = 0;
  if (fault.scenarios !== undefined) {
    for (const scenario of fault.scenarios(cache)) {
      const result = await deepen(scenario, { fault, detours: 4, schedules: 300 });
      schedules += result.schedules;
      if (result.finding !== undefined) return { schedules, finding: result.finding };
    }
    return { schedules, finding: undefined };
  }
  for (const [round, bounds] of ROUNDS.entries()) {
    if (round === ROUNDS.length - 1) {
      const sampled = await sample({ fault, cache, schedules: SAMPLES });
      schedules += sampled.schedules;
      if (sampled.finding !== undefined) return { schedules, finding: await shrink(sampled.finding, fault) };
    }
    for (const small of smallScenarios(cache, bounds.size)) {
      const scenario = { ...small, ...bounds.traits };
      if (!couldShow(scenario, fault)) continue;
      const result = await deepen(scenario, { ...bounds, fault });
      schedules += result.schedules;
      if (result.finding !== undefined) return { schedules, finding: result.finding };
    }
  }
  return { schedules, finding: undefined };
}

/** What was broken needs somebody to whom it was promised. */
function couldShow({ actors, throws }: Scenario, { breaks }: Fault): boolean {
  const kinds = new Set(actors.flat().map(({ kind }) => kind));
  switch (breaks) {
    case 'stale':
      return kinds.has('invalidate') || kinds.has('invalidateAll') || kinds.has('clear');
    case 'overwritten':
      return kinds.has('refresh');
    case 'left':
      return throws !== 'never';
    default:
      return true;
  }
}

export interface SampleOptions {
  readonly fault?: Fault;
  /** Only this one. @default every kind */
  readonly cache?: CacheKind;
  readonly schedules: number;
  /** @default 1 */
  readonly seed?: number;
}

/** Plays random schedules of random scenarios until one breaks a promise. */
export async function sample({ fault, cache, schedules: most, seed = 1 }: SampleOptions): Promise<Hunt> {
  const random = seededRandom(seed);
  for (let schedules = 0; schedules < most;) {
    const scenario = randomScenario(random, cache);
    const finding = await wander(scenario, { random, fault });
    schedules++;
    if (finding !== undefined) return { schedules, finding };
  }
  return { schedules: most, finding: undefined };
}

/** A simpler schedule of a simpler scenario that breaks a promise still; the same where there is none. */
export async function shrink(finding: Finding, fault?: Fault): Promise<Finding> {
  for (const scenario of simplerScenarios(finding.scenario)) {
    const result = await deepen(scenario, { fault, detours: 6, schedules: 2000 });
    const simpler = result.finding ?? (await wanderFor(400, { scenario, fault }));
    if (simpler !== undefined) return shrink(simpler, fault);
  }
  const { finding: straightest } = await deepen(finding.scenario, {
    fault,
    detours: 12,
    schedules: 20_000,
  });
  return straightest ?? finding;
}

async function wanderFor(
  schedules: number,
  { scenario, fault }: { scenario: Scenario; fault: Fault | undefined },
): Promise<Finding | undefined> {
  const random = seededRandom(1);
  for (let played = 0; played < schedules; played++) {
    const finding = await wander(scenario, { random, fault });
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** One operation less, or one trait nearer to calm. */
function simplerScenarios(scenario: Scenario): Scenario[] {
  const shorter = scenario.actors.flatMap((actor, at) =>
    actor.map((_, step) => ({ ...scenario, actors: without(scenario.actors, { at, step }) })),
  );
  const traits = ['delivery', 'isGuard', 'throws', 'isLate', 'isHasty', 'start', 'herdWait'] as const;
  const calmer = traits
    .filter((trait) => scenario[trait] !== CALM[trait])
    .map((trait) => ({ ...scenario, [trait]: CALM[trait] }));
  return [...shorter, ...calmer];
}

function without(actors: readonly Actor[], { at, step }: { at: number; step: number }): Actor[] {
  const shortened = actors.map((actor, index) =>
    index === at ? actor.filter((_, place) => place !== step) : actor,
  );
  return shortened.filter((actor) => actor.length > 0);
}

import { Replay, Wanderer } from './chooser';
import type { Fault } from './fault';
import { play } from './play';
import type { Scenario } from './scenario';

/** A schedule on which a promise was broken: the same choices lead there again. */
export interface Finding {
  readonly scenario: Scenario;
  readonly choices: readonly number[];
  readonly violation: string;
}

export interface SearchResult {
  readonly schedules: number;
  readonly finding: Finding | undefined;
  /** Every schedule within the bounds was played. */
  readonly isComplete: boolean;
}

export interface Bounds {
  readonly fault?: Fault | undefined;
  /** How many schedules at most. @default Infinity */
  readonly schedules?: number;
  /** How far a schedule may stray from going on with what was begun last: the sum of its choices. @default Infinity */
  readonly detours?: number;
}

/** Plays every schedule of a scenario, within the bounds, until one breaks a promise. */
export async function exhaust(scenario: Scenario, bounds: Bounds = {}): Promise<SearchResult> {
  const { fault, schedules: most = Infinity, detours = Infinity } = bounds;
  let next: number[] | undefined = [];
  for (let schedules = 0; ; schedules++) {
    if (next === undefined) return { schedules, finding: undefined, isComplete: true };
    if (schedules >= most) return { schedules, finding: undefined, isComplete: false };
    const chooser: Replay = new Replay(next);
    const { violation } = await play(scenario, { chooser, fault });
    if (violation !== undefined) {
      const finding = { scenario, choices: withoutTail(chooser.taken), violation };
      return { schedules: schedules + 1, finding, isComplete: false };
    }
    next = successor(chooser, detours);
  }
}

/** The same with more and more detours, so that what is found strays as little as can be. */
export async function deepen(scenario: Scenario, bounds: Bounds = {}): Promise<SearchResult> {
  const { schedules: most = Infinity, detours: furthest = Infinity } = bounds;
  let schedules = 0;
  let played = 0;
  for (let detours = 0; detours <= furthest; detours++) {
    const result = await exhaust(scenario, { ...bounds, detours, schedules: most - schedules });
    schedules += result.schedules;
    if (result.finding !== undefined || !result.isComplete) return { ...result, schedules };
    // No further schedule came with one more detour: there are no more.
    if (result.schedules === played) return { ...result, schedules };
    played = result.schedules;
  }
  return { schedules, finding: undefined, isComplete: true };
}

/** Plays one schedule of a scenario at random. */
export async function wander(
  scenario: Scenario,
  { random, fault }: { readonly random: () => number; readonly fault?: Fault | undefined },
): Promise<Finding | undefined> {
  const chooser = new Wanderer(random);
  const { violation } = await play(scenario, { chooser, fault });
  return violation === undefined ? undefined : { scenario, choices: chooser.taken, violation };
}

/** The next list of choices in order, that goes no further astray than `detours`. */
function successor({ taken, ways }: Replay, detours: number): number[] | undefined {
  let spent = taken.reduce((sum, choice) => sum + choice, 0);
  for (let at = taken.length - 1; at >= 0; at--) {
    const choice = taken[at] as number;
    if (choice + 1 < (ways[at] as number) && spent + 1 <= detours) return [...taken.slice(0, at), choice + 1];
    spent -= choice;
  }
  return undefined;
}

function withoutTail(choices: readonly number[]): number[] {
  return choices.slice(0, choices.findLastIndex((choice) => choice > 0) + 1);
}

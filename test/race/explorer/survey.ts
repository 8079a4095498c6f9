import type { Scenario } from './scenario';
import { type Bounds, exhaust, type Finding } from './search';

export interface Survey {
  readonly scenarios: number;
  /** Of these, how many were played in every schedule there is. */
  readonly complete: number;
  readonly schedules: number;
  readonly finding: Finding | undefined;
}

/** Plays every one of these scenarios as far as the bounds allow. */
export async function survey(scenarios: readonly Scenario[], bounds: Bounds): Promise<Survey> {
  let complete = 0;
  let schedules = 0;
  for (const scenario of scenarios) {
    const result = await exhaust(scenario, bounds);
    schedules += result.schedules;
    if (result.isComplete && bounds.detours === undefined) complete++;
    if (result.finding !== undefined)
      return { scenarios: scenarios.length, complete, schedules, finding: result.finding };
  }
  return { scenarios: scenarios.length, complete, schedules, finding: undefined };
}

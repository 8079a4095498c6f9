import type { Scenario } from './scenario';
import { type PlayOptions, Stage } from './stage';

/** How one schedule of a scenario went. */
export interface Outcome {
  readonly violation: string | undefined;
  readonly trace: readonly string[];
}

/** Plays one schedule of a scenario, then lets every process read, and judges. */
export async function play(scenario: Scenario, options: PlayOptions): Promise<Outcome> {
  const stage = new Stage(scenario, options);
  await stage.play();
  return { violation: stage.history.violation, trace: stage.world.trace };
}

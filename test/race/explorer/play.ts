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
  // Worlds are played one after the other.
  const giveTimersBack = stage.world.takeTimers();
  try {
    await stage.play();
  } finally {
    giveTimersBack();
  }
  return { violation: stage.history.violation, trace: stage.world.trace };
}

import { LIFE } from './build-outage';
import { type Comparison, type Endurance } from './measurement';
import { playBeside } from './play-beside';
import { type Scenario } from './scenario';
import { type TrialOptions } from './trial';

type PlayOptions = Omit<TrialOptions, 'memoize' | 'environment'>;

/** Plays the scenario with and without memoization. */
export async function compare(scenario: Scenario, options: PlayOptions): Promise<Comparison> {
  const [plain, memoized] = await playBeside(scenario, [{ memoize: false }, { memoize: true }], options);
  return { plain, memoized };
}

/** Plays it with and without `staleIfError`, and with answers that end within the scenario. */
export async function endure(scenario: Scenario, options: PlayOptions): Promise<Endurance> {
  const brittle = { memoize: true, environment: { TTL: LIFE } };
  const enduring = { memoize: true, environment: { TTL: LIFE, STALE_IF_ERROR: '1h' } };
  const [without, withStale] = await playBeside(scenario, [brittle, enduring], options);
  return { without, withStale };
}

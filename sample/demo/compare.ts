import { LIFE } from './build-outage';
import { type Comparison, type Endurance } from './measurement';
import { playBeside } from './play-beside';
import { type Scenario } from './scenario';
import { type TrialOptions } from './trial';

type PlayOptions = Omit<TrialOptions, 'memoize' | 'environment'>;

/** Plays the scenario with and without memoization, and on Redis with memory in front of it as well. */
export async function compare(scenario: Scenario, options: PlayOptions): Promise<Comparison> {
  const variants = [{ memoize: false }, { memoize: true }];
  const inFront = options.processes === 2 ? [{ memoize: true, environment: { LOCAL_MEMORY: 'true' } }] : [];
  const [plain, memoized, tiered] = await playBeside(scenario, [...variants, ...inFront], options);
  return { plain: plain!, memoized: memoized!, tiered };
}

/** Plays it with and without `staleIfError`, and with answers that end within the scenario. */
export async function endure(scenario: Scenario, options: PlayOptions): Promise<Endurance> {
  const brittle = { memoize: true, environment: { TTL: LIFE } };
  const enduring = { memoize: true, environment: { TTL: LIFE, STALE_IF_ERROR: '1h' } };
  const [without, withStale] = await playBeside(scenario, [brittle, enduring], options);
  return { without: without!, withStale: withStale! };
}

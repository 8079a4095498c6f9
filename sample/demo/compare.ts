import { type Comparison } from './measurement';
import { type Scenario } from './scenario';
import { Trial, type TrialOptions } from './trial';

/**
 * Plays the scenario with and without memoization, both at the same time: whatever else the machine is busy with, it
 * is busy for both.
 */
export async function compare(
  scenario: Scenario,
  { processes, keyPrefix, onProgress }: Omit<TrialOptions, 'memoize'>,
): Promise<Comparison> {
  const shares = [0, 0];
  const trials = [false, true].map((memoize, nth) => {
    const onShare = (share: number) => {
      shares[nth] = share;
      onProgress((shares[0]! + shares[1]!) / 2);
    };
    // Prefixes of their own: the plain servers' uploads invalidate too, and must not do the others' work.
    return new Trial(scenario, {
      memoize,
      processes,
      keyPrefix: `${keyPrefix}:${memoize}`,
      onProgress: onShare,
    });
  });
  try {
    for (const trial of trials) await trial.prepare();
    const [plain, memoized] = await Promise.all(trials.map((trial) => trial.run()));
    return { plain: plain!, memoized: memoized! };
  } finally {
    await Promise.all(trials.map((trial) => trial.end()));
  }
}

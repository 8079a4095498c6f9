import { type Measurement } from './measurement';
import { type Scenario } from './scenario';
import { Trial, type TrialOptions } from './trial';

/** What servers are told apart by. */
export type Variant = Pick<TrialOptions, 'memoize' | 'environment'>;

/** Plays the scenario with all at the same time: whatever else the machine is busy with, it is busy for each. */
export async function playBeside(
  scenario: Scenario,
  variants: readonly Variant[],
  { processes, keyPrefix, onProgress }: Omit<TrialOptions, keyof Variant>,
): Promise<Measurement[]> {
  const shares = variants.map(() => 0);
  const trials = variants.map((variant, nth) => {
    const onShare = (share: number) => {
      shares[nth] = share;
      onProgress(shares.reduce((sum, each) => sum + each) / shares.length);
    };
    // Prefixes of their own: the one's uploads invalidate too, and must not do the other's work.
    return new Trial(scenario, {
      ...variant,
      processes,
      keyPrefix: `${keyPrefix}:${nth}`,
      onProgress: onShare,
    });
  });
  try {
    for (const trial of trials) await trial.prepare();
    return await Promise.all(trials.map((trial) => trial.run()));
  } finally {
    await Promise.all(trials.map((trial) => trial.end()));
  }
}

import { LIFE, type OutageScenario } from './build-outage';
import { type Claim } from './claims';
import { type Endurance } from './measurement';
import { type Paint } from './paint';
import { describeClaim, describeFact, describeHead, row, whole } from './rows';

/** What is about to happen. */
export function describeOutage({ outage, uploads, requests }: OutageScenario, paint: Paint): string {
  const seconds = (outage.until - outage.from) / 1000;
  const changed = uploads.reduce((sum, { maps }) => sum + maps.size, 0);
  return [
    `  ${paint.bold('The bucket fails')} for ${seconds} seconds, and answers live for ${LIFE}: ${whole(requests.length).text} requests,`,
    `  each with and without staleIfError. ${changed} maps have changed right before.`,
    '',
  ].join('\n');
}

/** The result, side by side. */
export function reportOutage(
  { without, withStale }: Endurance,
  claims: readonly Claim[],
  paint: Paint,
): string {
  const old = withStale.methods.reduce((sum, { staleHits }) => sum + staleHits, 0);
  const facts = [
    ['past their life', `${whole(old).text} answers, in place of errors`],
    ['still failed', 'what was never asked before, and what had just changed'],
    [
      'stale answers',
      `${withStale.stale}, every answer checked (${whole(withStale.savedFromStale).text} if nothing were invalidated)`,
    ],
  ] as const;
  return [
    '',
    describeHead(['without', 'staleIfError'], paint),
    row('failed requests', [without.failures.length, withStale.failures.length].map(whole), paint),
    row('bucket operations', [without.bucketReads, withStale.bucketReads].map(whole), paint),
    '',
    ...facts.map(describeFact),
    '',
    ...claims.map((claim) => describeClaim(claim, paint)),
    '',
  ].join('\n');
}

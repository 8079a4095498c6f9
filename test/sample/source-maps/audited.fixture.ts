import { createAudited, type Forgotten } from './support/create-audited';
import { itServesSourceMaps } from './support/serves-source-maps';

jest.setTimeout(60_000);

/**
 * The end-to-end tests of the sample, as they are, with `audit: true`: not tests of ours, because those that count what the
 * bucket is asked for fail, and those of what was forgotten too. What counts is what the audit says.
 */
describe.each<Forgotten>(['nothing', 'exists', 'read', 'search'])('Whoever forgets %s', (forgotten) => {
  const stale = new Set<string>();
  itServesSourceMaps(
    () => ({}),
    createAudited(forgotten, (method) => stale.add(method)),
  );
  afterAll(() => process.stdout.write(`forgotten ${forgotten}: ${[...stale].join(' ') || 'none'} stale\n`));
});

import { ok } from 'node:assert';
import type { OutcomeCache } from '../../ports/outcome-cache';
import { seededRandom } from '../seeded-random';
import type { ContractRule } from './contract-rule';
import type { ContractSubject } from './contract-subject';
import { ask, MINUTE } from './questions';

const READERS = 6;
const READS = 60;
const INVALIDATIONS = 60;

/** What holds whatever comes in between. */
export const RACE_RULES: readonly ContractRule[] = [
  {
    name: 'answers with nothing that was invalidated, while many read and compute in two processes',
    check: async ({ cache, elsewhere }: ContractSubject) => {
      const truth = new Truth();
      const processes = [cache, elsewhere];
      const readers = Array.from({ length: READERS }, (_, index) =>
        read(processes[index % 2] ?? cache, truth, seededRandom(index)),
      );
      await Promise.all([...readers, change(elsewhere, truth, seededRandom(READERS))]);
    },
  },
];

/** What there is to read: a number that grows with each change. */
class Truth {
  version = 0;
  /** The last one whose invalidation was confirmed. */
  confirmed = 0;
}

async function read(cache: OutcomeCache, truth: Truth, random: () => number): Promise<void> {
  for (let reads = 0; reads < READS; reads++) {
    const { confirmed } = truth;
    const lookup = await cache.lookup(ask('k'));
    if (lookup.kind === 'hit') {
      const version = Number(lookup.payload);
      ok(
        version >= confirmed,
        `version ${version} was answered, after version ${confirmed} was invalidated for`,
      );
    }
    if (lookup.kind !== 'miss') continue;
    const { version } = truth;
    await turns(random() * 4);
    await cache.fill(lookup.ticket, `${version}`, { ttl: MINUTE });
  }
}

async function change(cache: OutcomeCache, truth: Truth, random: () => number): Promise<void> {
  for (let changes = 0; changes < INVALIDATIONS; changes++) {
    await turns(random() * 6);
    const version = ++truth.version;
    await cache.drop({ keys: ['k'] });
    truth.confirmed = version;
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

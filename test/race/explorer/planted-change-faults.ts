import { AvoidingCache } from '../../../lib/core/resilience/avoiding.cache';
import type { UnconfirmedDrops } from '../../../lib/core/resilience/unconfirmed-drops';
import type { OpenTransaction } from '../../../lib/core/transactions/open-transaction';
import type { OpenTransactions } from '../../../lib/core/transactions/open-transactions';
import type { ChangeDrops } from '../../../lib/invalidation/change-drops';
import type { OutcomeCache } from '../../../lib/ports/outcome-cache';
import type { TransactionChanges } from '../../../lib/invalidation/transaction-changes';
import { change, type Fault } from './fault';
import type { CacheKind } from './scenario';
import { retryScenarios, transactionScenarios } from './scenarios';

const ALL: readonly CacheKind[] = ['memory', 'redis', 'cluster', 'scriptless', 'plain', 'pooled'];
const SHARED = ALL.filter((cache) => cache !== 'memory');

/** The mistakes that are made where changes meet transactions, and where they are not confirmed. Each has to be found. */
export const PLANTED_CHANGE_FAULTS: readonly Fault[] = [
  {
    name: 'a change that is dropped before the commit only',
    breaks: 'stale',
    caches: ALL,
    changes: dropAtOnce,
    scenarios: transactionScenarios,
  },
  {
    name: 'an outcome that is kept inside a transaction',
    breaks: 'stale',
    caches: ALL,
    sharesInside: true,
    scenarios: transactionScenarios,
  },
  {
    name: 'a transaction that outlives its commit',
    breaks: 'stale',
    caches: ALL,
    transactions: believeContext,
    scenarios: (cache) =>
      transactionScenarios(cache).filter(({ actors }) =>
        actors.flat().some(({ kind }) => kind === 'change late'),
      ),
  },
  {
    name: 'a hit of what waits to be dropped',
    breaks: 'stale',
    caches: SHARED,
    avoiding: (cache) => cache,
    scenarios: retryScenarios,
  },
  {
    name: 'a batch that is answered with what waits to be dropped',
    breaks: 'stale',
    caches: SHARED,
    avoiding: avoidForSingleCalls,
    scenarios: retryScenarios,
  },
];

/** As if nothing were waiting where many are asked for. */
function avoidForSingleCalls(cache: OutcomeCache, unconfirmed: UnconfirmedDrops): OutcomeCache {
  return change(new AvoidingCache(cache, unconfirmed), { lookupAll: cache.lookupAll?.bind(cache) });
}

function dropAtOnce(changes: TransactionChanges): TransactionChanges {
  return Object.assign(Object.create(changes) as TransactionChanges, {
    collect: (drops: ChangeDrops): boolean => {
      void drops.attempt();
      return true;
    },
  });
}

/** Whoever has the context is in it. */
function believeContext(transactions: OpenTransactions): OpenTransactions {
  const { storage } = transactions as unknown as { storage: { getStore(): OpenTransaction | undefined } };
  return Object.defineProperty(Object.create(transactions) as OpenTransactions, 'current', {
    get: () => storage.getStore(),
  });
}

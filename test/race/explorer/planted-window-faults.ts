import { REST_SCRIPT } from '../../../lib/caches/redis/lease-scripts';
import type { BatchMemoizer } from '../../../lib/core/batches/batch-memoizer';
import type { Hit, OutcomeCache, Ticket } from '../../../lib/ports/outcome-cache';
import { change, type Fault, rewrite } from './fault';
import { type Actor, type CacheKind, CALM, type Scenario } from './scenario';
import { windowScenarios } from './scenarios';

const ALL: readonly CacheKind[] = ['memory', 'redis', 'cluster', 'scriptless', 'plain', 'pooled'];

/** The shortcuts that others have taken with what is past its life. Each has to be found. */
export const PLANTED_WINDOW_FAULTS: readonly Fault[] = [
  {
    name: 'a renewal without a ticket',
    breaks: 'stale',
    caches: ALL,
    cache: renewWithoutTicket,
    scenarios: windowScenarios,
  },
  {
    name: 'what was found before the run, served when it throws',
    breaks: 'stale',
    caches: ALL,
    cache: serveWhatIsInHand,
    scenarios: thrownPastTheWindow,
  },
  {
    name: 'a rest that does not look whether the value is there',
    breaks: 'left',
    caches: ['redis'],
    client: (client) => rewrite(client, REST_SCRIPT, [['if not value or ', 'if value and ']]),
    scenarios: evictedWhileRenewed,
  },
  {
    name: 'a value past its life that is kept again by whoever finds it',
    breaks: 'stale',
    caches: ['memory', 'redis', 'plain'],
    cache: prolong,
    scenarios: windowScenarios,
  },
  {
    name: 'an error of a run that renews many, kept for each of them',
    breaks: 'reported',
    caches: ['memory', 'redis', 'plain'],
    batches: keepErrors,
    scenarios: keptErrorsOfBatches,
  },
];

/** Whatever was invalidated meanwhile, it is kept. */
function renewWithoutTicket(cache: OutcomeCache): OutcomeCache {
  const tickets = new WeakSet<Ticket>();
  return change(cache, {
    lookupPast: async (question, hit) => {
      const found = await cache.lookupPast(question, hit);
      if (found.kind === 'miss') tickets.add(found.ticket);
      return found;
    },
    fill: async (ticket, payload, terms) => {
      if (!tickets.has(ticket)) return cache.fill(ticket, payload, terms);
      const opened = await cache.open(ticket.question, 'replace');
      return opened.kind === 'miss' ? cache.fill(opened.ticket, payload, terms) : undefined;
    },
  });
}

/** The cache is not asked again. */
function serveWhatIsInHand(cache: OutcomeCache): OutcomeCache {
  const inHand = new Map<string, Hit>();
  return change(cache, {
    lookupPast: (question, hit) => {
      inHand.set(question.key, hit);
      return cache.lookupPast(question, hit);
    },
    peek: (question) => inHand.get(question.key) ?? cache.peek(question),
  });
}

/** A new life for what is found, without a question whether it is still there. */
function prolong(cache: OutcomeCache): OutcomeCache {
  return change(cache, {
    lookupPast: async (question, hit) => {
      const found = await cache.lookupPast(question, hit);
      const opened = await cache.open(question, 'replace');
      if (opened.kind === 'miss') await cache.fill(opened.ticket, hit.payload, { ttl: 1000, staleFor: 1000 });
      return found;
    },
  });
}

/** Somebody asks anew, after an invalidation, while the run of who has asked before goes on; and both may throw. */
function thrownPastTheWindow(cache: CacheKind): Scenario[] {
  const age = { kind: 'age' } as const;
  const last = cache === 'memory' ? 0 : 1;
  const drop = [{ kind: 'invalidate', process: last } as const, { kind: 'read', process: 0 } as const];
  const actors: Actor[] = [[age, age, age, { kind: 'read', process: 0 }], drop];
  const processes = last + 1;
  return [{ ...CALM, cache, processes, actors, start: 'filled', isWindowed: true, throws: 'unkept' }];
}

/** What is renewed is gone when its source has failed. */
function evictedWhileRenewed(cache: CacheKind): Scenario[] {
  const age = { kind: 'age' } as const;
  const actors: Actor[] = [[age, age, { kind: 'read', process: 0 }], [{ kind: 'evict' }]];
  return [{ ...CALM, cache, actors, start: 'filled', isWindowed: true, throws: 'unkept' }];
}

/** As if the run were that of each one alone. */
function keepErrors(batches: BatchMemoizer): void {
  const { aging } = (batches as unknown as { lookups: { aging: { makeRenewer: () => object } } }).lookups;
  const makeRenewer = aging.makeRenewer.bind(aging);
  aging.makeRenewer = () => Object.assign(makeRenewer(), { keepsError: () => true });
}

function keptErrorsOfBatches(cache: CacheKind): Scenario[] {
  return windowScenarios(cache).filter(
    ({ actors, throws }) => throws === 'kept' && actors.flat().some(({ kind }) => kind === 'read both'),
  );
}

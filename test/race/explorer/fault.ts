import type { RedisScript } from '../../../lib/caches/redis/redis-script';
import type { NonceSource } from '../../../lib/caches/stored/nonce-source';
import type { UnconfirmedDrops } from '../../../lib/core/resilience/unconfirmed-drops';
import type { OpenTransactions } from '../../../lib/core/transactions/open-transactions';
import type { TransactionChanges } from '../../../lib/invalidation/transaction-changes';
import type { Scheduler } from '../../../lib/ports/scheduler';
import type { OutcomeCache, Ticket } from '../../../lib/ports/outcome-cache';
import type { BatchMemoizer } from '../../../lib/core/batches/batch-memoizer';
import type { SingleFlight } from '../../../lib/core/calls/single-flight';
import type { ViolationKind } from './history';
import type { CacheKind, Scenario } from './scenario';
import type { SimulatedClient } from './simulated-client';
import type { World } from './world';
import type { SimulatedRedis } from './simulated-redis';

/** What memory is put in front of a cache with. */
export interface TierParts {
  readonly cache: OutcomeCache;
  readonly world: World;
  readonly scheduler: Scheduler;
  /** How the connections of the process are named, as their clients know it. */
  readonly name: string;
}

/** A mistake built into the library on purpose: a place to change it, for each place that can be wrong. */
export interface Fault {
  readonly name: string;
  /** What it has to be found by. */
  readonly breaks: ViolationKind;
  /** It takes tens of thousands of schedules to be found, and is left to the long form. */
  readonly isElusive?: boolean;
  readonly caches: readonly CacheKind[];
  /** Where it shows, if not in everyday scenarios. */
  readonly scenarios?: (cache: CacheKind) => Scenario[];
  readonly cache?: (cache: OutcomeCache) => OutcomeCache;
  /** What puts memory in front of the cache of a process. */
  readonly tier?: (parts: TierParts) => OutcomeCache;
  readonly batches?: (batches: BatchMemoizer) => void;
  readonly flights?: (flights: SingleFlight) => SingleFlight;
  /** What does without that which waits to be dropped. */
  readonly avoiding?: (cache: OutcomeCache, unconfirmed: UnconfirmedDrops) => OutcomeCache;
  readonly transactions?: (transactions: OpenTransactions) => OpenTransactions;
  readonly changes?: (changes: TransactionChanges) => TransactionChanges;
  /** A call inside a transaction is one like any other. */
  readonly sharesInside?: boolean;
  readonly client?: (client: SimulatedClient) => void;
  readonly nonce?: (servers: readonly SimulatedRedis[]) => NonceSource;
}

/** The same cache but for some methods. */
export function change(cache: OutcomeCache, changes: Partial<OutcomeCache>): OutcomeCache {
  return new Proxy(cache, {
    get: (_, name) => {
      if (Object.hasOwn(changes, name)) return changes[name as keyof OutcomeCache];
      const field: unknown = Reflect.get(cache, name, cache);
      return typeof field === 'function' ? (field.bind(cache) as unknown) : field;
    },
  });
}

/** The same cache, whose tickets look otherwise to who gets them. */
export function disguiseTickets(cache: OutcomeCache, disguise: (ticket: Ticket) => Ticket): OutcomeCache {
  const tickets = new WeakMap<Ticket, Ticket>();
  const hide = <Answer extends { kind: string }>(answer: Answer): Answer => {
    const { ticket } = answer as { ticket?: Ticket };
    if (ticket === undefined) return answer;
    const disguised = disguise(ticket);
    tickets.set(disguised, ticket);
    return { ...answer, ticket: disguised };
  };
  const later = <Value extends { kind: string }>(answer: Value | Promise<Value>): Value | Promise<Value> =>
    answer instanceof Promise ? answer.then(hide) : hide(answer);
  const real = (ticket: Ticket): Ticket => tickets.get(ticket) ?? ticket;
  return change(cache, {
    lookup: (question) => later(cache.lookup(question)),
    open: (question, mode) => later(cache.open(question, mode)),
    lookupPast: (question, hit) => later(cache.lookupPast(question, hit)),
    fill: (ticket, payload, terms) => cache.fill(real(ticket), payload, terms),
    release: (ticket, fate) => cache.release(real(ticket), fate),
  });
}

/** Runs the script with some of its text replaced. */
export function rewrite(
  client: SimulatedClient,
  script: RedisScript,
  changes: readonly (readonly [from: string, to: string])[],
): void {
  const send = client.sendCommand.bind(client);
  const text = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`The script '${script.name}' has no '${from}'`);
    return before.replace(from, to);
  }, script.text);
  client.sendCommand = ([name = '', digest = '', ...rest]) =>
    name === 'EVALSHA' && digest === script.sha
      ? send(['EVAL', text, ...rest])
      : send([name, digest, ...rest]);
}

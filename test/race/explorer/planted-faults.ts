import type { FillTerms, OutcomeCache, Ticket } from '../../../lib/ports/outcome-cache';
import type { SingleFlight } from '../../../lib/core/calls/single-flight';
import { NONCE_LENGTH } from '../../../lib/caches/stored/nonce-source';
import { KEY_CHECK_LENGTH, keyCheckFor } from '../../../lib/caches/stored/key-check';
import { BOUND_AT } from '../../../lib/caches/stored/value-frame';
import { change, disguiseTickets, type Fault } from './fault';
import { PLANTED_CHANGE_FAULTS } from './planted-change-faults';
import { PLANTED_TAG_FAULTS } from './planted-tag-faults';
import { PLANTED_TIER_FAULTS } from './planted-tier-faults';
import { PLANTED_WINDOW_FAULTS } from './planted-window-faults';
import type { CacheKind } from './scenario';
import { BATCH_THREW } from './computations';
import {
  batchScenarios,
  hangScenarios,
  instanceScenarios,
  repeatScenarios,
  replicaScenarios,
} from './scenarios';
import type { SimulatedClient } from './simulated-client';
import { KEY_PREFIX } from './simulated-process';
import type { SimulatedRedis } from './simulated-redis';

const LEASING: readonly CacheKind[] = ['redis', 'cluster'];
const NONCED: readonly CacheKind[] = ['plain', 'pooled', 'scriptless'];
const REPLICATED: readonly CacheKind[] = ['redis', 'scriptless'];
const ALL: readonly CacheKind[] = ['memory', ...LEASING, ...NONCED];

/** The run id of a simulated Redis that was not restarted. */
const FIRST_RUN = 'run1';

/** Behind the key check and the count of nonces. */
const NONCES_AT = BOUND_AT + KEY_CHECK_LENGTH + 2;

/** The mistakes that others have made, one at a time in the library's own code. Each has to be found. */
export const PLANTED_FAULTS: readonly Fault[] = [
  { name: 'a fill that does not check its ticket', breaks: 'stale', caches: ALL, cache: fillUnchecked },
  {
    name: 'an invalidation that resolves early',
    breaks: 'stale',
    caches: [...LEASING, ...NONCED],
    cache: resolveEarly,
  },
  { name: 'value deleted before lease', breaks: 'stale', caches: LEASING, client: deleteValueFirst },
  { name: 'joining by key alone', breaks: 'stale', caches: ALL, cache: identifyByKey },
  {
    name: 'a counter in place of a nonce',
    breaks: 'stale',
    caches: [...LEASING, ...NONCED],
    nonce: countUp,
  },
  {
    name: 'a look-up shared until it is answered',
    breaks: 'stale',
    isElusive: true,
    caches: [...LEASING, ...NONCED],
    cache: shareLookups,
  },
  { name: 'a hit whatever the nonce of its group', breaks: 'stale', caches: ['redis'], client: ignoreGroup },
  {
    name: 'an invalidation that believes what it wrote',
    breaks: 'stale',
    isElusive: true,
    caches: ['plain'],
    client: believeWrites,
  },
  {
    name: 'a server that is asked only once who it is',
    breaks: 'stale',
    caches: REPLICATED,
    client: askOnce,
    scenarios: replicaScenarios,
  },
  {
    name: 'a server known by its run id alone',
    breaks: 'stale',
    caches: REPLICATED,
    client: hideReplication,
    scenarios: replicaScenarios,
  },
  {
    name: 'a server that is met again, and believed',
    breaks: 'stale',
    caches: REPLICATED,
    client: believeAgain,
    scenarios: replicaScenarios,
  },
  {
    name: 'an invalidation of what processes with scripts keep',
    breaks: 'stale',
    caches: ['mixed'],
    client: (client) => dropOnly(client, /:m?[vln]$/),
  },
  {
    name: 'an invalidation of what processes without scripts keep',
    breaks: 'stale',
    caches: ['mixed'],
    client: (client) => dropOnly(client, /:m?[gn]$|:r$/),
  },
  {
    name: 'an invalidation that means the first instance alone',
    breaks: 'stale',
    caches: ALL,
    cache: dropFirst,
    scenarios: instanceScenarios,
  },
  {
    name: 'a run that is waited for without end',
    breaks: 'hung',
    caches: ALL,
    flights: waitForEver,
    scenarios: hangScenarios,
  },
  {
    name: 'an outcome that is believed whatever its key',
    breaks: 'mistaken',
    caches: ['redis'],
    client: ignoreKey,
    scenarios: repeatScenarios,
  },
  {
    name: 'an invalidation that is confirmed by whatever comes',
    breaks: 'stale',
    caches: ['redis'],
    client: believeAnyReply,
    scenarios: repeatScenarios,
  },
  {
    name: 'a fill that does not read the nonces again',
    breaks: 'pushed',
    caches: ['plain', 'pooled', 'direct'],
    cache: fillUnread,
  },
  {
    name: 'a refresh that shares the ticket of others',
    breaks: 'overwritten',
    caches: ['memory', ...LEASING],
    cache: shareAlways,
  },
  {
    name: 'a release that is forgotten',
    breaks: 'left',
    isElusive: true,
    caches: LEASING,
    cache: neverRelease,
  },
  {
    name: 'one ticket for the whole batch',
    breaks: 'stale',
    caches: ALL,
    cache: fillByFirst,
    scenarios: batchScenarios,
  },
  {
    name: 'an error of a batch that is handed to who had joined',
    breaks: 'reported',
    caches: ['memory', 'redis'],
    flights: landFailures,
    scenarios: batchScenarios,
  },
  ...PLANTED_TAG_FAULTS,
  ...PLANTED_WINDOW_FAULTS,
  ...PLANTED_TIER_FAULTS,
  ...PLANTED_CHANGE_FAULTS,
];

/** Keeps under the ticket that is current by then. */
function fillUnchecked(cache: OutcomeCache): OutcomeCache {
  const fillAs = (ticket: Ticket, payload: unknown, terms: FillTerms) => cache.fill(ticket, payload, terms);
  return change(cache, {
    fill: (ticket, payload, terms) => {
      const opened = cache.open(ticket.question, 'share');
      if (!(opened instanceof Promise))
        return opened.kind === 'miss' && fillAs(opened.ticket, payload, terms);
      return opened.then((answer) => answer.kind === 'miss' && fillAs(answer.ticket, payload, terms));
    },
  });
}

/** What is filled in one turn is kept whatever its own ticket, if the first of it is. */
function fillByFirst(cache: OutcomeCache): OutcomeCache {
  const { fill: fillAnyway } = fillUnchecked(cache);
  let first: ReturnType<OutcomeCache['fill']> | undefined;
  return change(cache, {
    fill: (ticket, payload, terms) => {
      if (first !== undefined) {
        const isFirstKept = first;
        return Promise.resolve(isFirstKept).then((isKept) => isKept && fillAnyway(ticket, payload, terms));
      }
      first = cache.fill(ticket, payload, terms);
      queueMicrotask(() => (first = undefined));
      return first;
    },
  });
}

/** Who has to ask again gets an error instead. */
function landFailures(flights: SingleFlight): SingleFlight {
  const begin = flights.begin.bind(flights);
  return Object.assign(flights, {
    begin: (...given: Parameters<typeof begin>) => {
      const flight = begin(...given);
      const land = flight.land.bind(flight);
      flight.land = (landing) =>
        land(landing.kind === 'again' ? { kind: 'failed', error: BATCH_THREW } : landing);
      return flight;
    },
  });
}

/** As if the nonces were those of the ticket still. */
function fillUnread(cache: OutcomeCache): OutcomeCache {
  return change(cache, {
    fill: (ticket, payload, terms) => {
      const { connector } = cache as unknown as { connector: { cache: object } };
      Object.assign(connector.cache, { peekId: () => Promise.resolve(ticket.id) });
      return cache.fill(ticket, payload, terms);
    },
  });
}

function resolveEarly(cache: OutcomeCache): OutcomeCache {
  const begin = (confirmed: unknown): void => void Promise.resolve(confirmed).catch(() => undefined);
  return change(cache, {
    drop: (names) => begin(cache.drop(names)),
    clear: () => begin(cache.clear()),
  });
}

/** Of several names the first. */
function dropFirst(cache: OutcomeCache): OutcomeCache {
  const first = (names: readonly string[] = []): readonly string[] => names.slice(0, 1);
  return change(cache, {
    drop: (names) => cache.drop({ ...names, keys: first(names.keys), marks: first(names.marks) }),
  });
}

function identifyByKey(cache: OutcomeCache): OutcomeCache {
  return disguiseTickets(cache, ({ question, leasedElsewhere, tagTime }) => ({
    ...{ question, leasedElsewhere, tagTime },
    id: question.key,
  }));
}

function shareLookups(cache: OutcomeCache): OutcomeCache {
  const underWay = new Map<string, ReturnType<OutcomeCache['lookup']>>();
  return change(cache, {
    lookup: (question) => {
      const { key } = question;
      const shared = underWay.get(key);
      if (shared !== undefined) return shared;
      const answer = cache.lookup(question);
      underWay.set(key, answer);
      void Promise.resolve(answer).finally(() => underWay.delete(key));
      return answer;
    },
  });
}

function shareAlways(cache: OutcomeCache): OutcomeCache {
  return change(cache, { open: (question) => cache.open(question, 'share') });
}

function neverRelease(cache: OutcomeCache): OutcomeCache {
  return change(cache, { release: () => undefined });
}

/** No joined call ever finds that it has waited too long. */
function waitForEver(flights: SingleFlight): SingleFlight {
  const timers = { after: () => ({ cancel: () => undefined }) };
  const { settings } = flights as unknown as { settings: object };
  return Object.assign(flights, { settings: { ...settings, timers } });
}

function deleteValueFirst(client: SimulatedClient): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = async (args) => {
    const [name, ...keys] = args;
    if (name !== 'DEL' || keys.length !== 3) return send(args);
    const [lease, nonce, value] = keys as [string, string, string];
    await send(['DEL', value]);
    await send(['DEL', lease, nonce]);
    return 3;
  };
}

/** As if a value were not bound to its group: whatever nonce it carries is taken for the current one. */
function ignoreGroup(client: SimulatedClient): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = async (args) => {
    const reply = await send(args);
    if (args[0] !== 'MGET') return reply;
    const [nonce, value] = reply as [string | null, string | null];
    return [
      value === null ? nonce : `${value.slice(NONCES_AT, NONCES_AT + NONCE_LENGTH)}${FIRST_RUN}`,
      value,
    ];
  };
}

/** As if a value did not say which key it belongs to: whatever it says is taken for the right one. */
function ignoreKey(client: SimulatedClient): void {
  const send = client.sendCommand.bind(client);
  const checkOf = keyCheckFor(KEY_PREFIX);
  client.sendCommand = async (args) => {
    const reply = await send(args);
    if (args[0] !== 'MGET') return reply;
    return (reply as (string | null)[]).map((text, at) => {
      const [, key, kind] = /{=(.*)}:(m?)v$/.exec(args[at + 1] as string) ?? [];
      if (text === null || key === undefined) return text;
      const check = checkOf(key, kind === 'm' ? 'mark' : 'outcome');
      return text.slice(0, BOUND_AT) + check + text.slice(BOUND_AT + KEY_CHECK_LENGTH);
    });
  };
}

/** As if nobody looked whether it is a count. */
function believeAnyReply(client: SimulatedClient): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = async (args) => {
    const reply = await send(args);
    return args[0] === 'DEL' ? args.length - 1 : reply;
  };
}

/** Whatever it has become since. */
function askOnce(client: SimulatedClient): void {
  const send = client.sendCommand.bind(client);
  const told = new Map<string, Promise<unknown>>();
  client.sendCommand = (args) => {
    if (args[0] !== 'INFO') return send(args);
    const section = String(args[1]);
    const answer = told.get(section) ?? send(args);
    told.set(section, answer);
    return answer;
  };
}

/** Neither role nor history. */
function hideReplication(client: SimulatedClient): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = async (args) => (args[1] === 'replication' ? '' : send(args));
}

/** A nonce alone is deleted only where a server is met again. */
function believeAgain(client: SimulatedClient): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = async (args) => {
    const isDoubt = args[0] === 'DEL' && args.length === 2 && /:(m?n|g|r)$/.test(String(args[1]));
    return isDoubt ? 1 : send(args);
  };
}

/** As if each protocol knew its own names alone. */
function dropOnly(client: SimulatedClient, own: RegExp): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = async ([name = '', ...args]) => {
    if (name !== 'DEL' && name !== 'UNLINK') return send([name, ...args]);
    const names = args.filter((each) => own.test(each));
    return names.length === 0 ? 0 : send([name, ...names]);
  };
}

/** Reads back from its own memory what it has just written, as a near cache or a replica might. */
function believeWrites(client: SimulatedClient): void {
  const send = client.sendCommand.bind(client);
  const written = new Map<string, string>();
  client.sendCommand = async (args) => {
    const [command, name = '', value = ''] = args;
    if (command === 'SET') written.set(name, value);
    const own = written.get(name);
    if (command !== 'GET' || own === undefined) return send(args);
    written.delete(name);
    return own;
  };
}

/** One more than the largest that the store still has: evicted, it starts again. */
function countUp(servers: readonly SimulatedRedis[]): () => string {
  return () => {
    const counters = servers.flatMap(({ entries }) => entries.filter(([name]) => !/:m?v$/.test(name)));
    const counts = counters.map(([, value]) => Number(value.slice(0, NONCE_LENGTH)));
    return String(Math.max(0, ...counts) + 1).padStart(NONCE_LENGTH, '0');
  };
}

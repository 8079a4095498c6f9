import {
  INVALIDATE_TAGS_SCRIPT,
  TAGGED_FILL_SCRIPT,
  TAGGED_LEASE_SCRIPT,
} from '../../../lib/caches/redis/tags/tag-scripts';
import type { OutcomeCache } from '../../../lib/ports/outcome-cache';
import type { ConfirmedNonces } from '../../../lib/caches/nonce/confirmed-nonces';
import type { QuestionNonces } from '../../../lib/caches/nonce/question-nonces';
import type { ResultTagsParts } from '../../../lib/caches/nonce/result-tags';
import type { RedisSession } from '../../../lib/caches/connection/redis-session';
import type { TaggedFill } from '../../../lib/caches/redis/tags/tagged-fills';
import { tagLabel } from '../../../lib/caches/stored/store-keys';
import { change, disguiseTickets, type Fault, rewrite } from './fault';
import { type Actor, type CacheKind, CALM, type Scenario } from './scenario';
import { tagRaces } from './scenarios';

const STORED: readonly CacheKind[] = ['redis', 'cluster', 'scriptless', 'plain', 'pooled'];

const ofOutcomes = (cache: CacheKind): Scenario[] => tagRaces(cache);
const ofArguments = (cache: CacheKind): Scenario[] => tagRaces(cache, 'arguments');

/** The shortcuts that others have taken with tags, one at a time in the library's own code. Each has to be found. */
export const PLANTED_TAG_FAULTS: readonly Fault[] = [
  {
    name: 'a tag of the arguments that nothing is bound to',
    breaks: 'stale',
    caches: ['memory', ...STORED],
    cache: withoutTags,
    scenarios: ofArguments,
  },
  {
    name: 'tags of an outcome that a hit does not look at',
    breaks: 'stale',
    caches: ['memory', ...STORED],
    cache: believeTags,
    scenarios: ofOutcomes,
  },
  {
    name: 'nonces of tags that are read at the fill',
    breaks: 'stale',
    caches: ['redis'],
    client: (client) =>
      rewrite(client, TAGGED_FILL_SCRIPT, [
        ['isOfEpoch and keptTime > time then isInnocent = false', 'false then isInnocent = false'],
        ['if clock ~= since then isInnocent = false end', ''],
      ]),
    scenarios: ofOutcomes,
  },
  {
    name: 'a clock without an epoch',
    breaks: 'stale',
    caches: ['redis'],
    client: (client) => {
      const constant = "'the-only-epoch--'";
      rewrite(client, TAGGED_LEASE_SCRIPT, [["kept = fresh .. '0'", `kept = ${constant} .. '0'`]]);
      rewrite(client, INVALIDATE_TAGS_SCRIPT, [['or fresh', `or ${constant}`]]);
    },
    scenarios: ofOutcomes,
  },
  {
    name: 'a tag that is made again as if it had never been invalidated',
    breaks: 'stale',
    caches: ['redis'],
    client: (client) =>
      rewrite(client, TAGGED_FILL_SCRIPT, [
        ['if clock ~= since then isInnocent = false end', ''],
        ['kept = fresh .. clock', "kept = fresh .. epoch .. '0'"],
      ]),
    scenarios: ofOutcomes,
  },
  {
    name: 'a fill that takes a missing clock for the one it knew',
    breaks: 'stale',
    caches: ['redis'],
    client: (client) =>
      rewrite(client, TAGGED_FILL_SCRIPT, [
        ['local clock = textAt(KEYS[3])', 'local clock = textAt(KEYS[3]) or ARGV[5]'],
      ]),
    scenarios: ofOutcomes,
  },
  {
    name: 'an invalidation on a full server that leaves the clock',
    breaks: 'stale',
    caches: ['redis'],
    client: (client) =>
      rewrite(client, INVALIDATE_TAGS_SCRIPT, [
        [
          "for at = 1, #KEYS do redis.call('DEL', KEYS[at]) end",
          "for at = 2, #KEYS do redis.call('DEL', KEYS[at]) end",
        ],
      ]),
    scenarios: fullRaces,
  },
  {
    name: 'a clock that is read before the nonces of the tags',
    breaks: 'stale',
    caches: ['cluster', 'plain', 'pooled'],
    cache: readClockFirst,
    scenarios: ofOutcomes,
  },
  {
    name: 'an invalidation that replaces the nonces of tags before the clock',
    breaks: 'stale',
    caches: ['cluster', 'plain', 'pooled'],
    cache: leaveClockForLast,
    scenarios: ofOutcomes,
  },
  {
    name: 'a fill that does not ask the clock of tags',
    breaks: 'stale',
    caches: ['memory', 'cluster', 'scriptless', 'plain', 'pooled'],
    cache: ignoreClock,
    scenarios: ofOutcomes,
  },
  {
    name: 'joining a computation of before the invalidation of a tag',
    breaks: 'stale',
    caches: ['memory', ...STORED],
    cache: joinWhenever,
    scenarios: ofOutcomes,
  },
];

/** What the caches are made of, as far as it is changed here. */
interface Insides {
  readonly tags: { end: (name: string) => void; remember: (name: string) => void; hasEndedSince: unknown };
  readonly connector?: {
    readonly cache: {
      readonly taggedLookups?: { readonly values: { isCurrent: unknown } };
      readonly taggedFills?: { fillInSteps: FillInSteps };
      readonly resultTags?: { bind: Bind; areCurrent: unknown; readonly parts: ResultTagsParts };
      readonly drops: { dropTags?: unknown; replaceTags?: unknown };
    };
  };
}

type FillInSteps = (session: RedisSession, places: readonly string[], fill: TaggedFill) => Promise<boolean>;
type Bind = (tags: readonly string[], time: unknown) => Promise<string | undefined>;

function insidesOf(cache: OutcomeCache): Insides {
  return cache as unknown as Insides;
}

/** Whatever its tags are, it is asked for as one that has none. */
function withoutTags(cache: OutcomeCache): OutcomeCache {
  return change(cache, {
    lookup: (question) => cache.lookup({ ...question, tags: [] }),
    open: (question, mode) => cache.open({ ...question, tags: [] }, mode),
  });
}

function believeTags(cache: OutcomeCache): OutcomeCache {
  const { tags, connector } = insidesOf(cache);
  if (connector === undefined) return assign(cache, tags, { end: (name: string) => tags.remember(name) });
  const { taggedLookups, resultTags } = connector.cache;
  if (taggedLookups) assign(cache, taggedLookups.values, { isCurrent: () => Promise.resolve(true) });
  if (resultTags) assign(cache, resultTags, { areCurrent: () => Promise.resolve(true) });
  return cache;
}

function ignoreClock(cache: OutcomeCache): OutcomeCache {
  const { tags, connector } = insidesOf(cache);
  if (connector === undefined) return assign(cache, tags, { hasEndedSince: () => false });
  readClockAs(cache, (_read, time) => Promise.resolve(time));
  return cache;
}

function readClockFirst(cache: OutcomeCache): OutcomeCache {
  readClockAs(cache, (read) => read());
  return cache;
}

/** Before anything else of a fill, the clock is what this answers. */
function readClockAs(
  cache: OutcomeCache,
  answer: (read: () => Promise<unknown>, time: unknown) => Promise<unknown>,
): void {
  const { taggedFills, resultTags } = insidesOf(cache).connector!.cache;
  if (taggedFills) {
    const fillInSteps = taggedFills.fillInSteps.bind(taggedFills);
    taggedFills.fillInSteps = async (session, places, fill) => {
      const read = async (): Promise<unknown> => (await session.read(['app:{}:c']))[0];
      const early = await answer(read, fill.ticket.tagTime);
      const reader = { value: () => Promise.resolve([early]) };
      return fillInSteps(Object.create(session, { read: reader }) as RedisSession, places, fill);
    };
  }
  if (resultTags) {
    const { parts } = resultTags;
    const bind = resultTags.bind;
    resultTags.bind = async (names, time) => {
      const early = await answer(() => parts.read(parts.where.ofTagClock), time);
      const changed = { parts: { ...parts, read: () => Promise.resolve(early) } };
      return bind.call(Object.assign(Object.create(resultTags) as object, changed), names, time);
    };
  }
}

function leaveClockForLast(cache: OutcomeCache): OutcomeCache {
  const { drops, resultTags } = insidesOf(cache).connector!.cache;
  const dropTags = async (session: RedisSession, names: readonly string[]): Promise<void> => {
    for (const name of names) await session.delete([name]);
    await session.delete(['app:{}:c']);
  };
  const replaceTags = async (names: readonly string[]): Promise<unknown> => {
    const { nonces, where } = drops as unknown as { nonces: ConfirmedNonces; where: QuestionNonces };
    for (const name of names) await nonces.replace(where.ofTag(tagLabel(name)));
    await nonces.replace(where.ofTagClock);
    return { failed: [], cause: undefined };
  };
  return assign(cache, drops, resultTags ? { replaceTags } : { dropTags });
}

/** Nobody sees that what is under way was begun before a tag was invalidated. */
function joinWhenever(cache: OutcomeCache): OutcomeCache {
  return disguiseTickets(cache, ({ id, question, leasedElsewhere }) => ({ id, question, leasedElsewhere }));
}

function assign(cache: OutcomeCache, part: object, changes: object): OutcomeCache {
  Object.assign(part, changes);
  return cache;
}

/** The server is full when the tag is invalidated, and not for long. */
function fullRaces(cache: CacheKind): Scenario[] {
  const actors: Actor[] = [
    [{ kind: 'read', process: 0 }],
    [
      { kind: 'full' },
      { kind: 'invalidate tag', process: 1 },
      { kind: 'no longer full' },
      { kind: 'read', process: 1 },
    ],
  ];
  return [{ ...CALM, cache, tags: 'outcome', actors }];
}

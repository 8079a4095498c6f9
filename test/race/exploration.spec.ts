import { Replay } from './explorer/chooser';
import type { Fault } from './explorer/fault';
import { hunt, sample } from './explorer/hunt';
import { PLANTED_FAULTS } from './explorer/planted-faults';
import { play } from './explorer/play';
import { tellFinding } from './explorer/report';
import { type CacheKind, showsReplies } from './explorer/scenario';
import {
  batchScenarios,
  CACHE_KINDS,
  hangScenarios,
  instanceScenarios,
  repeatScenarios,
  replicaScenarios,
  retryScenarios,
  smallScenarios,
  tagRaces,
  tagScenarios,
  transactionScenarios,
  windowScenarios,
} from './explorer/scenarios';
import type { Finding } from './explorer/search';
import { tierScenarios, tierTagScenarios, tierWindowScenarios } from './explorer/tier-scenarios';
import { survey } from './explorer/survey';

/** The long form of all this is `npm run race:explore`. */
const PATIENCE = 60_000;

// Hundreds of thousands of errors are thrown on the way, and nobody reads where.
const { stackTraceLimit } = Error;
beforeAll(() => (Error.stackTraceLimit = 0));
afterAll(() => (Error.stackTraceLimit = stackTraceLimit));

describe('schedules of reads, invalidations, refreshes and evictions', () => {
  it.each(CACHE_KINDS)(
    'keep every promise on %s between two actors',
    async (cache) => {
      const found = await survey(smallScenarios(cache, 2), { schedules: 100 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it.each([
    ['to whom replies come late', { delivery: 'separate' }],
    ['who find an outcome, but late', { start: 'filled', delivery: 'separate' }],
    ['who act in one tick', { isHasty: true }],
  ] as const)(
    'keep every promise on redis between two actors %s',
    async (_, traits) => {
      const scenarios = smallScenarios('redis', 2).map((scenario) => ({ ...scenario, ...traits }));
      const found = await survey(scenarios, { schedules: 100 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS)(
    'keep every promise on %s between three actors',
    async (cache) => {
      const found = await survey(smallScenarios(cache, 3), { schedules: 12 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it.each(['redis', 'scriptless', 'mixed'] as const)(
    'keep every promise on %s while servers take over from each other',
    async (cache) => {
      const late = replicaScenarios(cache).map((scenario) => ({
        ...scenario,
        delivery: 'separate' as const,
      }));
      for (const scenarios of [replicaScenarios(cache), late]) {
        const found = await survey(scenarios, { schedules: 60 });
        expect(await tell(found.finding)).toBe('');
      }
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS)(
    'keep every promise on %s to several instances of a class, of which one invalidation means all',
    async (cache) => {
      const found = await survey(instanceScenarios(cache), { schedules: 60 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS)(
    'keep every promise on %s beside a run that hangs',
    async (cache) => {
      const found = await survey(hangScenarios(cache), { schedules: 60 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS)(
    'keep every promise on %s to outcomes with tags, those of their arguments and those of themselves',
    async (cache) => {
      for (const [scenarios, schedules] of [
        [tagScenarios(cache, 2), 40],
        [[...tagRaces(cache), ...tagRaces(cache, 'arguments')], 60],
        [tagScenarios(cache, 3), 8],
      ] as const) {
        const found = await survey(scenarios, { schedules });
        expect(await tell(found.finding)).toBe('');
      }
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS)(
    'keep every promise on %s to outcomes that are of use past their life',
    async (cache) => {
      const late = windowScenarios(cache).map((each) => ({ ...each, delivery: 'separate' as const }));
      for (const scenarios of [windowScenarios(cache), late]) {
        const found = await survey(scenarios, { schedules: 6 });
        expect(await tell(found.finding)).toBe('');
      }
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS)(
    'keep every promise on %s to batches, each of whose items is an outcome of its own',
    async (cache) => {
      const late = batchScenarios(cache).map((scenario) => ({ ...scenario, delivery: 'separate' as const }));
      for (const scenarios of cache === 'memory' ? [batchScenarios(cache)] : [batchScenarios(cache), late]) {
        const found = await survey(scenarios, { schedules: 12 });
        expect(await tell(found.finding)).toBe('');
      }
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS)(
    'keep every promise on %s beside transactions of a database, and inside them',
    async (cache) => {
      const found = await survey(transactionScenarios(cache), { schedules: 60 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS.filter((kind) => kind !== 'memory' && kind !== 'direct'))(
    'keep every promise on %s to a process that sends again what was not confirmed',
    async (cache) => {
      const found = await survey(retryScenarios(cache), { schedules: 60 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS.filter((kind) => kind !== 'memory' && kind !== 'direct'))(
    'keep every promise on %s with memory in front of it, between two processes and three',
    async (cache) => {
      const scenarios = [...tierScenarios(cache), ...tierTagScenarios(cache), ...tierWindowScenarios(cache)];
      const found = await survey(scenarios, { schedules: 60 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it.each(CACHE_KINDS.filter(showsReplies))(
    'keep every promise on %s where a reply comes twice, and so answers another question',
    async (cache) => {
      const found = await survey(repeatScenarios(cache), { schedules: 60 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );

  it(
    'keep every promise at random, with cut connections, restarts, deadlines and all',
    async () => {
      const found = await sample({ schedules: 5000 });
      expect(await tell(found.finding)).toBe('');
    },
    PATIENCE,
  );
});

describe('a mistake planted in the library', () => {
  const everyday = new Set<CacheKind>(['memory', 'redis', 'mixed', 'plain']);
  const faults = PLANTED_FAULTS.filter(({ isElusive }) => !isElusive);
  const pairs = faults.flatMap((fault) =>
    fault.caches.filter((cache) => everyday.has(cache)).map((cache) => ({ fault, cache, name: fault.name })),
  );

  it.each(pairs)(
    'is found: $name ($cache)',
    async ({ fault, cache }) => {
      const { finding } = await hunt(fault, cache);
      expect(finding?.violation).toMatch(new RegExp(`^${fault.breaks}`, 'i'));
      expect(await replayed(finding as Finding, fault)).toBe(finding?.violation);
    },
    PATIENCE,
  );

  it(
    'is told as the schedule that leads to it',
    async () => {
      const fault = PLANTED_FAULTS.find(({ name }) => name === 'value deleted before lease') as Fault;
      const { finding } = await hunt(fault, 'redis');
      const told = await tell(finding, fault);
      expect(told).toContain('redis: P0 read | P0 invalidate');
      expect(told).toMatch(
        /P0: DEL app:\{=a\}:v\n(.*\n)*.*P0: FILL(.*\n)*.*P0: DEL app:\{=a\}:l app:\{=a\}:g\n/,
      );
      expect(told).toContain('replay: {"scenario":');
    },
    PATIENCE,
  );
});

async function tell(finding: Finding | undefined, fault?: Fault): Promise<string> {
  return finding === undefined ? '' : tellFinding(finding, fault);
}

async function replayed({ scenario, choices }: Finding, fault: Fault): Promise<string | undefined> {
  const { violation } = await play(scenario, { chooser: new Replay(choices), fault });
  return violation;
}

import type { Hit, Lookup, OutcomeCache, Question, Ticket } from '../../ports/outcome-cache';

export const MINUTE = 60_000;
export const GROUP = 'Files.exists';

export function ask(key: string, group = GROUP): Question {
  return { key, group, kind: 'outcome' };
}

/** Of a guard. */
export function askMark(key: string): Question {
  return { key, group: GROUP, kind: 'mark' };
}

/** Of a method whose arguments say what tags an outcome carries. */
export function askTagged(key: string, ...tags: readonly string[]): Question {
  return { ...ask(key), tags, hasResultTags: false };
}

/** Of a method whose results say it. */
export function askResult(key: string): Question {
  return { ...ask(key), tags: [], hasResultTags: true };
}

/** A look-up that has to miss. */
export async function miss(cache: OutcomeCache, question: Question): Promise<Ticket> {
  const lookup = await cache.lookup(question);
  if (lookup.kind === 'miss') return lookup.ticket;
  throw new Error(`${describe(question)} should have been a miss, and was ${tell(lookup)}`);
}

/** A look-up that has to hit. */
export async function hit(cache: OutcomeCache, question: Question): Promise<Hit> {
  const lookup = await cache.lookup(question);
  if (lookup.kind === 'hit') return lookup;
  throw new Error(`${describe(question)} should have been a hit, and was ${tell(lookup)}`);
}

/** Looks up, misses, and fills, which has to be taken. */
export async function keep(cache: OutcomeCache, question: Question, payload = 'kept'): Promise<void> {
  await keepFor(cache, { question, payload, ttl: MINUTE });
}

export interface Kept {
  readonly question: Question;
  readonly payload: string;
  readonly ttl: number;
}

/** The same, for a life of its own. */
export async function keepFor(cache: OutcomeCache, { question, payload, ttl }: Kept): Promise<void> {
  const ticket = await miss(cache, question);
  if (!(await cache.fill(ticket, payload, { ttl }))) throw new Error(`${describe(question)} was not kept`);
}

function describe({ key, kind }: Question): string {
  return `The ${kind} under ${JSON.stringify(key)}`;
}

function tell(lookup: Lookup): string {
  return lookup.kind === 'hit'
    ? `the hit ${JSON.stringify(lookup.payload).slice(0, 60)}`
    : `a ${lookup.kind}`;
}

import type { Hit, Lookup, Miss, OutcomeCache, Question } from '../../lib/ports/outcome-cache';
import { ask, askMark } from '../support/caches/ask';
import type { ContractSubject, ContractTraits } from './outcome-cache.contract';

const MINUTE = 60_000;

/** A question whose outcome carries these tags, by its arguments. */
function askTagged(key: string, ...tags: readonly string[]): Question {
  return { ...ask(key), tags: [...tags].sort(), hasResultTags: false };
}

/** A question whose outcome tells what tags it carries. */
function askResult(key: string, ...tags: readonly string[]): Question {
  return { ...askTagged(key, ...tags), hasResultTags: true };
}

/** The rules of tags, for any cache that claims to know them. */
export function describeTags(subjectOf: () => ContractSubject, traits: ContractTraits): void {
  let cache: OutcomeCache;
  /** Another process, where the cache is one that others can reach. */
  let elsewhere: OutcomeCache;

  beforeAll(() => {
    cache = subjectOf().cache;
    elsewhere = subjectOf().sharing?.elsewhere ?? cache;
  });

  describe('a tag of the arguments', () => {
    it('is answered for as any other question is', async () => {
      await keep(cache, askTagged('k', 'a', 'b'), 'payload');
      expect((await hit(elsewhere, askTagged('k', 'a', 'b'))).payload).toBe('payload');
    });

    it('drops every outcome that carries it, whatever else they carry, and no other', async () => {
      await keep(cache, askTagged('1', 'a', 'b'), '1');
      await keep(cache, askTagged('2', 'b'), '2');
      await keep(cache, askTagged('3', 'c'), '3');
      await keep(cache, ask('4'), '4');
      await elsewhere.drop({ tags: ['b', 'unknown'] });
      expect(await kindOf(cache, askTagged('1', 'a', 'b'))).toBe('miss');
      expect(await kindOf(cache, askTagged('2', 'b'))).toBe('miss');
      expect((await hit(cache, askTagged('3', 'c'))).payload).toBe('3');
      expect((await hit(cache, ask('4'))).payload).toBe('4');
    });

    it('drops the marks of guards that carry it', async () => {
      const guard: Question = { ...askMark('guarded'), tags: ['a'], hasResultTags: false };
      await keep(cache, guard, 'mark');
      expect((await hit(cache, guard)).payload).toBe('mark');
      await elsewhere.drop({ tags: ['a'] });
      expect(await kindOf(cache, guard)).toBe('miss');
    });

    it('refuses the fill of a computation that was under way, and is not joined by who comes after', async () => {
      const before = await miss(cache, askTagged('k', 'a'));
      await elsewhere.drop({ tags: ['a'] });
      const after = await miss(cache, askTagged('k', 'a'));
      expect(after.ticket.id).not.toBe(before.ticket.id);
      await cache.fill(before.ticket, 'old', { ttl: MINUTE });
      expect((await cache.lookup(askTagged('k', 'a'))).kind).toBe('miss');
      expect(await cache.fill(after.ticket, 'new', { ttl: MINUTE })).toBe(true);
      expect((await hit(elsewhere, askTagged('k', 'a'))).payload).toBe('new');
    });

    it('has nothing to do with a question of the same key that has other tags', async () => {
      await keep(cache, askTagged('k', 'a'), 'of a');
      expect(await kindOf(cache, askTagged('k', 'b'))).toBe('miss');
      await keep(cache, askTagged('k'), 'of nothing');
      expect(await kindOf(cache, askTagged('k', 'a'))).toBe('miss');
    });

    it.each([' ', 'a b', '{a}', '}', '*', 'ä€😀', '\ud800', 'a'.repeat(200), '=a', '!"a"'])(
      'may be %j',
      async (tag) => {
        await keep(cache, askTagged('k', tag), 'payload');
        expect((await hit(elsewhere, askTagged('k', tag))).payload).toBe('payload');
        await elsewhere.drop({ tags: [`${tag}x`, 'x'] });
        expect(await kindOf(cache, askTagged('k', tag))).toBe('hit');
        await elsewhere.drop({ tags: [tag] });
        expect(await kindOf(cache, askTagged('k', tag))).toBe('miss');
      },
    );
  });

  describe('a tag of the outcome', () => {
    it('is found again, also where nobody has met the outcome before', async () => {
      await keep(cache, askResult('k'), 'payload', ['a', 'ä€😀', '\ud800']);
      expect((await hit(elsewhere, askResult('k'))).payload).toBe('payload');
      expect((await hit(elsewhere, askResult('k'))).payload).toBe('payload');
      expect((await peek(elsewhere, askResult('k'))).kind).toBe('hit');
    });

    it('drops every outcome that carries it, beside the tags of its arguments, and no other', async () => {
      await keep(cache, askResult('1', 'a'), '1', ['b']);
      await keep(cache, askResult('2'), '2', ['b', 'c']);
      await keep(cache, askResult('3', 'a'), '3', ['c']);
      await keep(cache, askResult('4'), '4', []);
      expect(await kindOf(elsewhere, askResult('1', 'a'))).toBe('hit');
      await elsewhere.drop({ tags: ['b'] });
      expect(await kindOf(cache, askResult('1', 'a'))).toBe('miss');
      expect(await kindOf(elsewhere, askResult('1', 'a'))).toBe('miss');
      expect((await peek(elsewhere, askResult('2'))).kind).toBe('absent');
      expect(await kindOf(cache, askResult('2'))).toBe('miss');
      expect((await hit(cache, askResult('3', 'a'))).payload).toBe('3');
      expect((await hit(cache, askResult('4'))).payload).toBe('4');
      await elsewhere.drop({ tags: ['a'] });
      expect(await kindOf(cache, askResult('3', 'a'))).toBe('miss');
    });

    it('is invalidated for a computation that was under way, whose outcome is refused', async () => {
      const { ticket } = await miss(cache, askResult('k'));
      await elsewhere.drop({ tags: ['a'] });
      expect(await cache.fill(ticket, 'old', { ttl: MINUTE, tags: ['a', 'b'] })).toBe(false);
      expect(await kindOf(elsewhere, askResult('k'))).toBe('miss');
    });

    it('tells who comes after an invalidation that the computation under way is of before', async () => {
      const before = await miss(cache, askResult('k'));
      const beside = await miss(cache, askResult('k'));
      await elsewhere.drop({ tags: ['b'] });
      const after = await miss(cache, askResult('k'));
      expect(beside.ticket.tagTime).toBe(before.ticket.tagTime);
      expect(after.ticket.tagTime).not.toBe(before.ticket.tagTime);
      expect([beside.ticket.id, after.ticket.id]).toEqual([before.ticket.id, before.ticket.id]);
    });

    it('does not let a fill overwrite what was computed since', async () => {
      const { ticket } = await miss(cache, askResult('k'));
      await elsewhere.drop({ keys: ['k'], tags: ['a'] });
      await keep(elsewhere, askResult('k'), 'new', ['a']);
      expect(await cache.fill(ticket, 'old', { ttl: MINUTE, tags: ['a'] })).toBe(false);
      expect((await hit(cache, askResult('k'))).payload).toBe('new');
    });

    it('is dropped with its key, its group and everything', async () => {
      for (const drop of [
        () => elsewhere.drop({ keys: ['k'] }),
        () => elsewhere.drop({ groups: [ask('k').group] }),
        () => elsewhere.clear(),
      ]) {
        await keep(cache, askResult('k'), 'payload', ['a']);
        await drop();
        expect(await kindOf(cache, askResult('k'))).toBe('miss');
      }
    });

    if (traits.isShared) describeTwoVersions(subjectOf);

    if (traits.knowsTagTimes) {
      it('costs no computation of what does not carry it', async () => {
        const { ticket } = await miss(cache, askResult('k'));
        await elsewhere.drop({ tags: ['other'] });
        expect(await cache.fill(ticket, 'payload', { ttl: MINUTE, tags: ['a'] })).toBe(true);
        expect((await hit(elsewhere, askResult('k'))).payload).toBe('payload');
      });
    } else {
      it('may cost the fill of what does not carry it', async () => {
        const { ticket } = await miss(cache, askResult('k'));
        await elsewhere.drop({ tags: ['other'] });
        expect(await cache.fill(ticket, 'payload', { ttl: MINUTE, tags: ['a'] })).toBe(false);
      });
    }
  });
}

/** In a deployment some processes know already what tags a method has, and others do not. */
function describeTwoVersions(subjectOf: () => ContractSubject): void {
  it.each([
    ['tags of arguments', (): Question => askTagged('k', 'a'), undefined],
    ['tags of results', (): Question => askResult('k'), ['a']],
    ['tags of results, of which there are none', (): Question => askResult('k'), []],
  ] as const)(
    'what a process keeps that knows of %s is a miss for one that does not, and the other way round',
    async (_, askNew, tags) => {
      const { cache, sharing, copiesLive = 0, elapse } = subjectOf();
      const old = sharing?.elsewhere ?? cache;
      await keep(old, ask('k'), 'of the old');
      expect(await kindOf(cache, askNew())).toBe('miss');
      expect((await hit(old, ask('k'))).payload).toBe('of the old');
      await keep(cache, askNew(), 'of the new', tags);
      expect((await hit(cache, askNew())).payload).toBe('of the new');
      if (copiesLive > 0) await elapse(copiesLive);
      expect(await kindOf(old, ask('k'))).toBe('miss');
      await cache.drop({ keys: ['k'] });
    },
  );
}

async function miss(cache: OutcomeCache, question: Question): Promise<Miss> {
  const lookup = await cache.lookup(question);
  if (lookup.kind !== 'miss') throw new Error(`expected a miss of '${question.key}', got a ${lookup.kind}`);
  return lookup;
}

async function hit(cache: OutcomeCache, question: Question): Promise<Hit> {
  const lookup = await cache.lookup(question);
  if (lookup.kind !== 'hit') throw new Error(`expected a hit of '${question.key}', got a ${lookup.kind}`);
  return lookup;
}

async function peek(cache: OutcomeCache, question: Question): Promise<{ readonly kind: string }> {
  return cache.peek(question);
}

/** Leaves no ticket open. */
async function kindOf(cache: OutcomeCache, question: Question): Promise<Lookup['kind']> {
  const lookup = await cache.lookup(question);
  if (lookup.kind === 'miss') await cache.release(lookup.ticket);
  return lookup.kind;
}

/** @param tags of the outcome; left out where its question says that it has none */
async function keep(
  cache: OutcomeCache,
  question: Question,
  payload: string,
  tags?: readonly string[],
): Promise<void> {
  const { ticket } = await miss(cache, question);
  const isKept = await cache.fill(ticket, payload, { ttl: MINUTE, ...(tags && { tags: [...tags].sort() }) });
  if (!isKept) throw new Error(`the fill of '${question.key}' was refused`);
}

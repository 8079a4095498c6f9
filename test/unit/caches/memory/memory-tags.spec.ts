import { GroupBond } from '../../../../lib/caches/memory/bonds';
import { MemoryTags } from '../../../../lib/caches/memory/memory-tags';
import { ask } from '../../../support/caches/ask';

const question = (...tags: readonly string[]) => ({ ...ask('k'), tags });
const group = () => new GroupBond(ask('k').group);
const sizeOf = (tags: MemoryTags) => (tags as unknown as { carried: Map<string, unknown> }).carried.size;

describe('the tags of a memory cache', () => {
  it('end what carries them, for good', () => {
    const tags = new MemoryTags();
    const [one, other] = [tags.bond(group(), ['a'], ['b']), tags.bond(group(), ['a'], [])];
    tags.end('b');
    expect([one.answers(question('a')), other.answers(question('a'))]).toEqual([false, true]);
    const renewed = tags.bond(group(), ['a'], ['b']);
    expect([one.isAlive, renewed.isAlive]).toEqual([false, true]);
  });

  it('end with their group', () => {
    const bound = group();
    const bond = new MemoryTags().bond(bound, ['a'], []);
    bound.isAlive = false;
    expect([bond.isAlive, bond.answers(question('a'))]).toEqual([false, false]);
  });

  it('are forgotten when nothing carries them any more, ended or not', () => {
    const tags = new MemoryTags();
    const bonds = [tags.bond(group(), ['a'], ['b']), tags.bond(group(), ['a'], [])];
    expect(sizeOf(tags)).toBe(2);
    bonds[0]?.release?.();
    expect(sizeOf(tags)).toBe(1);
    tags.end('a');
    tags.bond(group(), ['a'], []);
    bonds[1]?.release?.();
    expect(sizeOf(tags)).toBe(1);
  });

  it('tell what was invalidated since a moment', () => {
    const tags = new MemoryTags();
    const begin = tags.time;
    expect(tags.hasEndedSince(begin, ['a'])).toBe(false);
    tags.end('a');
    const between = tags.time;
    tags.end('b');
    expect(tags.hasEndedSince(begin, ['x', 'a'])).toBe(true);
    expect(tags.hasEndedSince(between, ['a'])).toBe(false);
    expect(tags.hasEndedSince(between, ['b'])).toBe(true);
    expect(tags.hasEndedSince(begin, [])).toBe(false);
  });

  it('remember the last 10,000 of them, and take the worst for granted of before', () => {
    const tags = new MemoryTags();
    const begin = tags.time;
    tags.end('first');
    const afterFirst = tags.time;
    for (let index = 0; index < 10_000; index++) tags.end(`t${index}`);
    expect(tags.hasEndedSince(begin, ['never invalidated'])).toBe(true);
    expect(tags.hasEndedSince(afterFirst, ['never invalidated'])).toBe(false);
    expect(tags.hasEndedSince(afterFirst, ['t0'])).toBe(true);
    for (let again = 0; again < 20_000; again++) tags.end('t9999');
    expect(tags.hasEndedSince(afterFirst, ['never invalidated'])).toBe(false);
  });
});

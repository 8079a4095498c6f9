import { TagHints } from '../../../../lib/caches/stored/tag-hints';

describe('what a process remembers of the tags that outcomes carried', () => {
  it('is what was noted last', () => {
    const hints = new TagHints();
    expect(hints.of('a').labels).toEqual([]);
    hints.note('a', ['x', 'y']);
    hints.note('a', ['z']);
    expect(hints.of('a').labels).toEqual(['z']);
    hints.note('a', []);
    expect(hints.of('a').labels).toEqual([]);
  });

  it('is bounded by its characters, and what was noted longest ago goes first', () => {
    const hints = new TagHints(8);
    hints.note('a', ['111']);
    hints.note('b', ['222']);
    hints.note('a', ['111']);
    hints.note('c', ['333']);
    expect(['a', 'b', 'c'].map((name) => hints.of(name).labels.length)).toEqual([1, 0, 1]);
  });

  it('is nothing of an outcome whose tags are too many', () => {
    const hints = new TagHints(8);
    hints.note('a', ['x']);
    hints.note('b', ['y'.repeat(9)]);
    expect([hints.of('a').labels, hints.of('b').labels]).toEqual([[], []]);
    hints.note('c', ['1234567']);
    expect(hints.of('c').labels).toEqual(['1234567']);
  });
});

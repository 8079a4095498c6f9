import { ArgumentCopies } from '../../../../lib/core/arguments/argument-copies';

class Query {
  constructor(readonly words: string[]) {}
}

class Secretive {
  readonly #words = 1;

  get words(): number {
    return this.#words;
  }
}

const copy = (...args: unknown[]) =>
  new ArgumentCopies(args, { method: 'Files.find', classes: [], maxValueBytes: 1000 });

describe('ArgumentCopies', () => {
  it('makes new ones each time, of classes that are not listed too', () => {
    const query = { deep: new Map([['a', new Query(['b'])]]) };
    const copies = copy(1, query);
    const [, one] = copies.make();
    const [, other] = copies.make();
    expect([one, other]).toEqual([query, query]);
    expect(one).not.toBe(query);
    expect(one).not.toBe(other);
    expect((one as typeof query).deep.get('a')).toBeInstanceOf(Query);
  });

  it('are what the arguments were', () => {
    const query = { words: ['a'] };
    const copies = copy(query);
    query.words.push('b');
    expect(copies.make()).toEqual([{ words: ['a'] }]);
  });

  it('hand on signals and functions', () => {
    const { signal } = new AbortController();
    expect(copy(signal, Query).make()).toEqual([signal, Query]);
    expect(copy(signal).make()[0]).toBe(signal);
  });

  it.each<[unknown, string]>([
    [new Secretive(), 'argument 1 is an instance of Secretive with state that is not in its fields'],
    [{ body: Promise.resolve() }, 'argument 1.body is a promise'],
  ])('refuse %p, and say where it is', (argument, text) => {
    expect(() => copy(0, argument)).toThrow(text);
  });
});

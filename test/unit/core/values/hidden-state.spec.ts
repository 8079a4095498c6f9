import { CopyingCodec } from '../../../../lib/core/values/copying-codec';
import { type ListedClass } from '../../../../lib/core/values/species-table';
import { TextCodec } from '../../../../lib/core/values/text-codec';
import type { OutcomeCodec } from '../../../../lib/ports/outcome-codec';

class Account {
  role = 'user';
  readonly #tenant: string;
  constructor(tenant = 'a') {
    this.#tenant = tenant;
  }
  whose() {
    return this.#tenant;
  }
}
class Secret extends Error {
  readonly #why = 1;
  why() {
    return this.#why;
  }
}
const slots = new WeakMap<object, string>();
/** As the polyfills of Temporal are: everything is elsewhere, and there is no field at all. */
class PlainDate {
  constructor(text: string) {
    slots.set(this, text);
  }
  static from(text: string) {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new RangeError('no date');
    return new PlainDate(text);
  }
  toString() {
    return slots.get(this);
  }
}
class LaterDate extends PlainDate {}
/** Whatever it is made of. */
class Params {
  a = 1;
}
class Query {
  page = 1;
  then?: unknown;
}
class Builder {
  table = 'users';
  then(resolve: (rows: unknown) => void) {
    resolve('it was run');
  }
}

const make = (kind: string, classes: readonly ListedClass[]): OutcomeCodec => {
  const options = { method: 'F.f', classes, maxValueBytes: 100_000 };
  return kind === 'memory' ? new CopyingCodec(options) : new TextCodec({ ...options, errorClasses: [] });
};
const CONVERT =
  'with state that is not in its fields. List the class with what is kept of it, { class, to, from } in classes, ' +
  'or return plain data in its place.';

describe.each(['memory', 'text'])('A listed class whose state is not in its fields (%s)', (kind) => {
  const keep = (value: unknown, ...classes: ListedClass[]) =>
    make(kind, classes).encode({ kind: 'result', value }, 'k');

  it.each<[string, object]>([
    ['private fields beside public ones', new Account('bob')],
    ['URLSearchParams', new URLSearchParams('a=1')],
    ['AbortController', new AbortController()],
    ['what only a WeakMap knows', new PlainDate('2026-01-02')],
    ['what a class above keeps in a WeakMap', new LaterDate('2026-01-02')],
    ['what the engine keeps', new Intl.Collator('de')],
  ])('is not kept, and the error says what to list: %s', (_, value) => {
    const name = value.constructor.name;
    expect(() => keep({ a: value }, value.constructor as typeof Account)).toThrow(
      `result.a is an instance of ${name} ${CONVERT}`,
    );
    expect(() => keep(value)).toThrow(`an instance of ${name}. List the class with what is kept of it`);
  });

  it('is not kept where it is an error with private fields', () => {
    expect(() => keep([new Secret('no')], Secret)).toThrow(`result[0] is an instance of Secret ${CONVERT}`);
  });

  it('is told to be listed with to and from where its fields are keyed by symbols', () => {
    expect(() => keep(new Headers({ a: '1' }))).toThrow('{ class, to, from } in classes');
  });

  it('is not kept where an await would take it apart', () => {
    expect(() => keep({ a: new Builder() }, Builder)).toThrow('result.a is a promise');
  });
});

describe.each(['memory', 'text'])('A class with to and from (%s)', (kind) => {
  const PLAIN_DATE = {
    class: PlainDate,
    to: (date: PlainDate) => date.toString(),
    from: (text: string) => PlainDate.from(text),
  };
  const PARAMS = {
    class: URLSearchParams,
    to: (params: URLSearchParams) => new Map(params),
    from: (kept: Map<string, string>) => new URLSearchParams([...kept]),
  };
  const ACCOUNT = {
    class: Account,
    to: (account: Account) => ({ tenant: account.whose(), since: new PlainDate('2026-01-02') }),
    from: ({ tenant }: { tenant: string }) => new Account(tenant),
  };
  const codec = make(kind, [PLAIN_DATE, PARAMS, ACCOUNT]);
  const keep = (value: unknown, given = codec) => given.encode({ kind: 'result', value }, 'k');
  const roundTrip = (value: unknown) => {
    const outcome = codec.decode(keep(value), 'k');
    if (outcome?.kind !== 'result') throw new Error('it did not come back');
    return outcome.value;
  };

  it('comes back as an instance of it, made of what was kept', () => {
    expect(String(roundTrip(new PlainDate('2026-01-02')))).toBe('2026-01-02');
    const { list, same, params } = roundTrip({
      list: [new PlainDate('2026-01-02')],
      same: new Map([['a', new Account('bob')]]),
      params: new URLSearchParams('a=1&b=2'),
    }) as { list: PlainDate[]; same: Map<string, Account>; params: URLSearchParams };
    expect(list[0]).toBeInstanceOf(PlainDate);
    expect(same.get('a')?.whose()).toBe('bob');
    expect(String(params)).toBe('a=1&b=2');
  });

  it('comes back as one object where it was one, also in a cycle, and as a fresh one each time', () => {
    const date = new PlainDate('2026-01-02');
    const value: { left: unknown; right: unknown; self?: unknown } = { left: date, right: date };
    value.self = value;
    const payload = keep(value);
    const [first, second] = [codec.decode(payload, 'k'), codec.decode(payload, 'k')] as Array<{
      value: typeof value;
    }>;
    expect(first!.value.left).toBe(first!.value.right);
    expect(first!.value.self).toBe(first!.value);
    expect(first!.value.left).not.toBe(second!.value.left);
  });

  it('comes back as the promise that a call returns', async () => {
    await expect(codec.replay(keep([new PlainDate('2026-01-02')]), 'k')).resolves.toEqual([
      expect.any(PlainDate),
    ]);
  });

  it('is not kept where what to gives cannot be: the place is named', () => {
    const broken = make(kind, [{ ...PLAIN_DATE, to: () => ({ a: [() => 1] }) }]);
    expect(() => keep({ at: new PlainDate('2026-01-02') }, broken)).toThrow('result.at.to() is a function');
  });

  it.each<[string, object]>([
    ['makes nothing of it', { from: () => undefined }],
    ['makes something else of it', { from: () => ({}) }],
    ['makes an instance of a subclass of it', { from: (text: string) => new LaterDate(text) }],
  ])('is not kept where from %s', (_, wrong) => {
    const broken = make(kind, [{ ...PLAIN_DATE, ...wrong }]);
    expect(() => keep([new PlainDate('2026-01-02')], broken)).toThrow(
      'result[0] is an instance of PlainDate, of which from does not make one again',
    );
  });

  it('is not kept where to gives an instance of it, for ever', () => {
    const broken = make(kind, [{ ...PLAIN_DATE, to: () => [new PlainDate('2026-01-02')] }]);
    expect(() => keep(new PlainDate('2026-01-02'), broken)).toThrow('over and over');
  });

  it('is bound by maxValueBytes in what is kept of it', () => {
    const large = make(kind, [{ ...PLAIN_DATE, to: () => ['x'.repeat(60_000), 'y'.repeat(60_000)] }]);
    expect(() => keep(new PlainDate('2026-01-02'), large)).toThrow('larger than maxValueBytes (100000)');
  });

  it('is a miss where from throws later', () => {
    let isBroken = false;
    const from = (text: string) => {
      if (isBroken) throw new Error('later');
      return new PlainDate(text);
    };
    const later = make(kind, [{ ...PLAIN_DATE, from }]);
    const payloads = [new PlainDate('a'), [new PlainDate('a')]].map((value) => keep(value, later));
    isBroken = true;
    for (const payload of payloads) {
      expect(later.decode(payload, 'k')).toBeUndefined();
      expect(later.replay(payload, 'k')).toBeUndefined();
    }
  });

  it('may be one that is built in: what the entry says goes before what the library knows', () => {
    const dates = make(kind, [{ class: Date, to: () => 'kept', from: () => new Date(5) }]);
    expect(dates.decode(keep(new Date(1), dates), 'k')).toEqual({ kind: 'result', value: new Date(5) });
  });
});

describe('What a stranger puts in the place of what to gave', () => {
  const codec = new TextCodec({
    method: 'F.f',
    classes: [
      { class: PlainDate, to: String, from: (text: string) => PlainDate.from(text) },
      { class: Builder, to: () => 1, from: () => new Builder() },
      { class: Params, to: () => 1, from: () => new Params() },
      Query,
    ],
    errorClasses: [],
    maxValueBytes: 100_000,
  });

  it.each([
    '1g[["PlainDate"]]',
    '1g[["PlainDate","nonsense"]]',
    '1g[["PlainDate","2026-01-02","2026-01-02"]]',
    '1g[["PlainDate",[0]]]',
    '1g[["PlainDate",["k",5]]]',
    '1g[["PlainDate",["k",[]]]]',
    '1g[["PlainDate",["k",[["Unknown"]]]]]',
    '1g[["Params",["k",[["{}","a"]]]]]',
    '1g[["Params",["k",[["Builder",1]]]]]',
    '1g[["Params",["k",[["Query","then",["c","Query"]]]]]]',
    '1g[["{}","a",["k",[["[]",1]]]]]',
    '1g[["Query","page",["k",[["[]",1]]]]]',
    '1p["k",[["[]",1]]]',
    '1g[["[]",[1]],["Builder",1]]',
    `1g${'[["PlainDate",["k",'.repeat(20_000)}1${']]]'.repeat(20_000)}`,
  ])('is a miss: %.60s', (payload) => {
    expect(codec.decode(payload, 'k')).toBeUndefined();
  });
});

describe.each(['memory', 'text'])('A DOMException (%s)', (kind) => {
  const codec = make(kind, []);
  const error = Object.assign(new DOMException('gone', 'AbortError'), { code2: 5 });

  it('comes back as one, in results', () => {
    const payload = codec.encode({ kind: 'result', value: { error } }, 'k');
    const { value } = codec.decode(payload, 'k') as { value: { error: typeof error } };
    expect(value.error).toBeInstanceOf(DOMException);
    expect(value.error).toMatchObject({ message: 'gone', name: 'AbortError', code: 20, code2: 5 });
  });

  it('comes back as one, thrown', () => {
    const options = { method: 'F.f', classes: [], maxValueBytes: 1_000 };
    const listing =
      kind === 'memory'
        ? new CopyingCodec(options)
        : new TextCodec({ ...options, errorClasses: [DOMException] });
    const outcome = listing.decode(listing.encode({ kind: 'error', error }, 'k'), 'k');
    expect(outcome).toMatchObject({ kind: 'error', error: { message: 'gone', name: 'AbortError' } });
  });
});

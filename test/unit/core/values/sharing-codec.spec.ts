import { Readable } from 'node:stream';
import { SharingCodec } from '../../../../lib/core/values/sharing-codec';
import type { OutcomeCodec } from '../../../../lib/ports/outcome-codec';
import { NotFound, Unlisted } from '../../../support/values/kept-values';

const codec: OutcomeCodec = new SharingCodec({ method: 'Files.find' });
const keep = (value: unknown) => codec.encode({ kind: 'result', value }, 'key');

describe("Memory with isolation: 'share'", () => {
  it.each<[string, unknown]>([
    ['an instance of any class', new Unlisted()],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a RegExp', /a/],
    [
      'an accessor',
      {
        get a() {
          return 1;
        },
      },
    ],
    ['undefined', undefined],
    ['a Response without a body', new Response(null)],
    ['what can be iterated over again', new Map([[Symbol('a'), new Set([1])]])],
    ['a class with a method next', new (class Page { next() {} })()], // prettier-ignore
  ])('keeps any value and hands out the very same: %s', async (_, value) => {
    const payload = keep(value);
    expect(codec.decode(payload, 'key')).toEqual({ kind: 'result', value });
    expect(await codec.replay(payload, 'key')).toBe(value);
  });

  it('hands out the very same promise, too', () => {
    const payload = keep({ a: 1 });
    expect(codec.replay(payload, 'key')).toBe(codec.replay(payload, 'key'));
  });

  it('hands out the very same error, in a promise of its own each time', async () => {
    const error = new NotFound('file');
    const payload = codec.encode({ kind: 'error', error }, 'key');
    expect(codec.decode(payload, 'key')).toEqual({ kind: 'error', error });
    await expect(codec.replay(payload, 'key')).rejects.toBe(error);
    await expect(codec.replay(payload, 'key')).rejects.toBe(error);
  });

  it('keeps marks', async () => {
    const payload = codec.encode({ kind: 'mark' }, 'key');
    expect(codec.decode(payload, 'key')).toEqual({ kind: 'mark' });
    await expect(codec.replay(payload, 'key')).resolves.toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['a stream', Readable.from([]), 'result is a stream'],
    ['a web stream', new ReadableStream(), 'result is a stream'],
    ["Nest's StreamableFile", { file: { getStream: () => 1 } }, 'result.file is a stream'],
    ['a promise', { a: [Promise.resolve(1)] }, 'result.a[0] is a promise'],
    ['a generator', (function* () {})(), 'result is an iterator'],
    ['an async generator', { rows: (async function* () {})() }, 'result.rows is an iterator'],
    ['an iterator', [new Set([1]).values()], 'result[0] is an iterator'],
    ['an iterator in a Set', new Set([[1].values()]), 'result[member 0] is an iterator'],
    ['a Response with a body', new Response('a'), 'result is a request or a response with a body'],
    [
      'a Request with a body',
      { a: new Request('http://localhost', { method: 'POST', body: 'a' }) },
      'result.a is a request or a response with a body',
    ],
    ['a promise that is a key', new Map([[Promise.resolve(1), 1]]), 'result[key 0] is a promise'],
    [
      'a stream behind a key without a text',
      new Map([[Object.create(null), new ReadableStream()]]),
      'result[value 0] is a stream',
    ],
    [
      'a stream in a Map',
      new Map([['body', { 'a b': Readable.from([]) }]]),
      'result.body["a b"] is a stream',
    ],
  ])('does not keep what serves one reader, and names the place: %s', (_, value, found) => {
    expect(() => keep(value)).toThrow(
      `What Files.find returned or threw is not kept: ${found}. Return plain data in its place.`,
    );
  });

  it('does not look for ever: a value may be as large as the heap', () => {
    const cyclic: { list: unknown[] } = { list: Array.from({ length: 100_000 }, (_, id) => ({ id })) };
    cyclic.list.push(cyclic);
    const start = process.cpuUsage();
    keep(cyclic);
    expect(process.cpuUsage(start).user).toBeLessThan(500_000);
  });
});

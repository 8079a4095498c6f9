import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { StreamableFile } from '@nestjs/common';
import { hasInnerContent, isObject, isPromise, isStream, kindOf } from '../../../../lib/core/kinds/kind';

class User {}
class NotFound extends Error {}
class Cache extends Map {}

const foreign = (code: string) => runInNewContext(code) as object;

describe('The kind of an object', () => {
  it.each<[string, object, string]>([
    ['an object literal', {}, 'object'],
    ['an object without a prototype', Object.create(null) as object, 'null-object'],
    ['an array', [], 'array'],
    ['a date', new Date(), 'date'],
    ['a URL', new URL('https://example.com'), 'url'],
    ['a regular expression', /a/, 'regexp'],
    ['a Map', new Map(), 'map'],
    ['a Set', new Set(), 'set'],
    ['a Buffer', Buffer.from('a'), 'bytes'],
    ['a typed array', new Float64Array(1), 'bytes'],
    ['a boxed primitive', Object(1) as object, 'boxed'],
    ['an error', new RangeError('a'), 'error'],
  ])('is told for %s', (_, value, kind) => {
    expect(kindOf(value)).toBe(kind);
  });

  it.each<[string, object]>([
    ['of a class', new User()],
    ['of a class that extends Error', new NotFound()],
    ['of a class that extends Map', new Cache()],
    ['of a class of another realm', foreign('new (class User {})()')],
    ['of a class of another realm that extends Map', foreign('new (class extends Map {})()')],
  ])('is instance for one %s', (_, value) => {
    expect(kindOf(value)).toBe('instance');
  });

  it.each([
    ['{}', 'object'],
    ['[]', 'array'],
    ['new Date()', 'date'],
    ['/a/', 'regexp'],
    ['new Map()', 'map'],
    ['new Set()', 'set'],
    ['new Uint8Array()', 'bytes'],
    ['new TypeError()', 'error'],
  ])('is the same in another realm: %s', (code, kind) => {
    expect(kindOf(foreign(`(${code})`))).toBe(kind);
  });

  it.each<[string, object]>([
    ['Map', Object.create(Map.prototype) as object],
    ['Date', Object.create(Date.prototype) as object],
    ['URL', Object.create(URL.prototype) as object],
    ['Array', Object.create(Array.prototype) as object],
  ])('is instance for what only has the prototype of %s', (_, value) => {
    expect(kindOf(value)).toBe('instance');
  });

  it('does not depend on a field that is called constructor', () => {
    expect(kindOf({ constructor: 'Ferrari' })).toBe('object');
    expect(kindOf(Object.assign(new User(), { constructor: Map }))).toBe('instance');
  });

  it('is found at once, however long the chain of prototypes is', () => {
    let value: object = Object.create(null) as object;
    for (let depth = 0; depth < 100_000; depth++) value = Object.create(value) as object;
    expect(kindOf(value)).toBe('instance');
  });
});

describe('What is looked at besides the kind', () => {
  it('is whether a value can be awaited, also where a proxy makes it so', () => {
    expect(isPromise(Promise.resolve())).toBe(true);
    expect(isPromise(new Proxy({}, { get: () => () => 1 }))).toBe(true);
    expect(isPromise({ then: 1 })).toBe(false);
  });

  it('is whether it is a stream', () => {
    expect(
      [Readable.from([]), new ReadableStream(), new StreamableFile(Buffer.from('a'))].map(isStream),
    ).toEqual([true, true, true]);
    expect(isStream({ pipe: 'a' })).toBe(false);
  });

  it('is whether it has content outside its fields', () => {
    const withContent = [new Cache(), new Uint8Array(), new ArrayBuffer(1), new WeakMap(), new Date(), /a/];
    expect(withContent.map(hasInnerContent)).toEqual(withContent.map(() => true));
    expect([{}, [], new User(), new NotFound()].map(hasInnerContent)).toEqual([false, false, false, false]);
  });

  it('is whether it is an object at all', () => {
    expect([{}, []].map(isObject)).toEqual([true, true]);
    expect([null, undefined, 1, 'a', () => 1].map(isObject)).toEqual([false, false, false, false, false]);
  });
});

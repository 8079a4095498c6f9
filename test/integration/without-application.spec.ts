import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { CacheMemoize, memoized, NotMemoizedError, UnkeyableArgumentError } from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';

class Files {
  runs = 0;

  @CacheMemoize()
  async find(_query: unknown): Promise<number> {
    return ++this.runs;
  }
}

describe('An instance that was made by hand, without an application', () => {
  const unkeyable = { user: () => 1 };

  it('runs its method at every call', async () => {
    const files = new Files();
    expect([await files.find(1), await files.find(1)]).toEqual([1, 2]);
  });

  it('resolves an invalidation: nothing is kept', async () => {
    await expect(memoized(new Files()).find.invalidate(1)).resolves.toBeUndefined();
  });

  it('resolves an invalidation of arguments that have no key, too', async () => {
    await expect(memoized(new Files()).find.invalidate(unkeyable)).resolves.toBeUndefined();
  });

  it('rejects it beside an application that memoizes, as that would', async () => {
    await startApplication({});
    await expect(memoized(new Files()).find.invalidate(unkeyable)).rejects.toBeInstanceOf(
      UnkeyableArgumentError,
    );
  });

  it('runs the method at a refresh, also with arguments that have no key', async () => {
    expect(await memoized(new Files()).find.refresh(1)).toBe(1);
    expect(await memoized(new Files()).find.refresh(unkeyable)).toBe(1);
  });
});

/** The unit under test, as an application would have it. */
@Injectable()
class Shop {
  constructor(private readonly files: Files) {}

  async upload(id: number): Promise<void> {
    await memoized(this.files).find.invalidate(id);
    await memoized(this.files, (files) => files.find).invalidate(id);
    await memoized(this.files).find.withExtra('acme').invalidate(id);
  }
}

describe('What a unit test puts in the place of an instance', () => {
  class Undecorated {
    async find(): Promise<number> {
      return 1;
    }
  }
  const mocks: [string, object][] = [
    ['an object of functions', { find: async () => 1 }],
    ['an instance of another class', new Undecorated()],
    ['an object without that method', {}],
    ['an object without a prototype', Object.create(null) as object],
    ['the prototype alone', Object.create(Files.prototype) as object],
    ['a proxy', new Proxy({}, { get: (_, name) => (name === 'find' ? async () => 1 : undefined) })],
  ];

  it.each(mocks)('resolves every invalidation where no application has the module: %s', async (_, mock) => {
    const testing = await Test.createTestingModule({ providers: [Shop, Files] })
      .overrideProvider(Files)
      .useValue(mock)
      .compile();
    await expect(testing.get(Shop).upload(1)).resolves.toBeUndefined();
  });

  it('runs at a refresh, and past the cache', async () => {
    const mock = { find: async (id: number) => id + 1 } as unknown as Files;
    const { find } = memoized(mock);
    expect([await find.refresh(1), await find.original(2)]).toEqual([2, 3]);
  });

  it('has no key, which is said', () => {
    expect(() => memoized(mocks[0]?.[1] as Files).find.getCacheKey(1)).toThrow(NotMemoizedError);
    expect(() => memoized({} as Files).find.original(1)).toThrow(NotMemoizedError);
  });

  it('is no promise, and no data', async () => {
    const handles = memoized({} as Files);
    expect(await Promise.resolve(handles)).toBe(handles);
    expect(() => JSON.stringify(handles)).not.toThrow();
  });

  it.each(mocks.slice(0, 2))('is refused where an application has the module: %s', async (_, mock) => {
    await startApplication({});
    expect(() => memoized(mock as Files).find).toThrow(NotMemoizedError);
  });

  it('resolves again when that application has ended', async () => {
    const application = await startApplication({});
    await application.close();
    await expect(memoized({} as Files).find.invalidate(1)).resolves.toBeUndefined();
  });
});

import { CacheMemoize, memoized, UnkeyableArgumentError } from 'nestjs-cache-memoize';

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

  it('rejects an invalidation of arguments that have no key, as it would in an application', async () => {
    await expect(memoized(new Files()).find.invalidate(unkeyable)).rejects.toBeInstanceOf(
      UnkeyableArgumentError,
    );
  });

  it('runs the method at a refresh, also with arguments that have no key', async () => {
    expect(await memoized(new Files()).find.refresh(1)).toBe(1);
    expect(await memoized(new Files()).find.refresh(unkeyable)).toBe(1);
  });
});

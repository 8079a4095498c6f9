import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  InvalidationFailedError,
  memoized,
  UnkeyableArgumentError,
} from 'nestjs-cache-memoize';
import { startApplication } from '../../support/applications/application';
import { MapStore } from '../../support/doubles/map-store';

@Injectable()
class Files {
  runs = 0;
  isFailing = false;

  @CacheMemoize({ cacheExceptions: RangeError })
  async find(name: unknown): Promise<string> {
    this.runs++;
    if (this.isFailing) throw new TypeError('no');
    return `${String(name)} ${this.runs}`;
  }
}

const started = async () => (await startApplication({ providers: [Files] })).get(Files);

describe('the verbs of a memoized method', () => {
  it('invalidate drops the outcome of a call, and does not run the method', async () => {
    const files = await started();
    await files.find('a');
    await files.find('b');
    await memoized(files).find.invalidate('a');
    expect(files.runs).toBe(2);
    expect([await files.find('a'), await files.find('b')]).toEqual(['a 3', 'b 2']);
  });

  it('invalidate rejects with the arguments where it is not confirmed', async () => {
    const store = new MapStore();
    store.forgets = () => true;
    const application = await startApplication({
      providers: [Files],
      caches: { default: store },
      options: { keyPrefix: 'shop', onError: () => undefined },
    });
    const failing = memoized(application.get(Files)).find.invalidate('a');
    await expect(failing).rejects.toThrow(InvalidationFailedError);
    await expect(failing).rejects.toMatchObject({ target: 'Files.find', failed: [['a']] });
  });

  it('refresh runs the method now, and replaces what was kept', async () => {
    const files = await started();
    await files.find('a');
    expect(await memoized(files).find.refresh('a')).toBe('a 2');
    expect([await files.find('a'), files.runs]).toEqual(['a 2', 2]);
  });

  it('refresh leaves what was kept where the method throws what is not listed', async () => {
    const files = await started();
    await files.find('a');
    files.isFailing = true;
    await expect(memoized(files).find.refresh('a')).rejects.toThrow(TypeError);
    expect([await files.find('a'), files.runs]).toEqual(['a 1', 2]);
  });

  it('original runs the method past the cache', async () => {
    const files = await started();
    await files.find('a');
    expect([await memoized(files).find.original('a'), await files.find('a')]).toEqual(['a 2', 'a 1']);
  });

  it('getCacheKey shows the key as other processes have it, though it is shorter in memory', async () => {
    expect(memoized(await started()).find.getCacheKey('a')).toBe('Files.find:"a"');
  });

  it('may be taken off, and work alone', async () => {
    const files = await started();
    const { invalidate, refresh, getCacheKey, original } = memoized(files).find;
    await invalidate('a');
    expect([await refresh('a'), getCacheKey('a'), await original('a')]).toEqual([
      'a 1',
      'Files.find:"a"',
      'a 2',
    ]);
  });

  describe.each([
    ['in an application', started],
    ['of an instance made by hand', async () => new Files()],
  ])('%s', (_, make) => {
    it('reject, or throw, for arguments without a key', async () => {
      await startApplication({});
      const { invalidate, getCacheKey } = memoized(await make()).find;
      const unkeyable = () => 1;
      await expect(invalidate(unkeyable)).rejects.toThrow(UnkeyableArgumentError);
      expect(() => getCacheKey(unkeyable)).toThrow(UnkeyableArgumentError);
    });
  });

  it('of an instance made by hand keep nothing: to invalidate resolves, to refresh runs', async () => {
    const files = new Files();
    const { invalidate, refresh } = memoized(files).find;
    await expect(invalidate('a')).resolves.toBeUndefined();
    expect([await refresh('a'), await refresh('a'), files.runs]).toEqual(['a 1', 'a 2', 2]);
  });
});

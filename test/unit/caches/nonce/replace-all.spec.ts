import { replaceAll } from '../../../../lib/caches/nonce/replace-all';
import { settled } from '../../../support/time/manual-clock';

const names = (count: number) => Array.from({ length: count }, (_, index) => `name ${index}`);

describe('replacing what many names stand for', () => {
  it('is tried for every one of them, however many fail, and tells which did and why the first', async () => {
    const replaced: string[] = [];
    const found = await replaceAll(['a', 'b', 'c', 'd'], async (name) => {
      if (name === 'b' || name === 'c') throw new Error(`no ${name}`);
      replaced.push(name);
    });
    expect(replaced).toEqual(['a', 'd']);
    expect(found).toEqual({ failed: ['b', 'c'], cause: new Error('no b') });
  });

  it('has no failure where there is nothing to replace', async () => {
    expect(await replaceAll([], () => Promise.reject(new Error('asked')))).toEqual({
      failed: [],
      cause: undefined,
    });
  });

  it('goes in steps of 250, so that a store is not flooded, and leaves none out', async () => {
    const waiting: (() => void)[] = [];
    const replaced: string[] = [];
    const replacing = replaceAll(names(600), (name) => {
      replaced.push(name);
      return new Promise((resolve) => waiting.push(resolve));
    });
    const steps: number[] = [];
    while (waiting.length > 0) {
      steps.push(waiting.length);
      for (const resolve of waiting.splice(0)) resolve();
      await settled();
    }
    await replacing;
    expect(steps).toEqual([250, 250, 100]);
    expect(replaced).toEqual(names(600));
  });
});

import { BatchMemoizer } from '../../../../lib/core/batches/batch-memoizer';
import type { BatchRecipe } from '../../../../lib/core/batches/batch-recipe';
import { INSTANCE, MemoizerScene } from '../../../support/doubles/memoizer-scene';
import { hit, miss } from '../../../support/doubles/slow-cache';
import { settled } from '../../../support/time/manual-clock';

/** A batch beside the single method of a scene: cache, runs and time are in the hands of the test. */
class BatchScene extends MemoizerScene {
  readonly batchRuns: {
    readonly ids: unknown;
    resolve(answer: unknown): void;
    reject(error: unknown): void;
  }[] = [];
  private readonly batches = new BatchMemoizer(this.batchRecipe(), this.parts);

  callBatch(...ids: string[]): Promise<unknown> {
    return this.batches.call({ instance: INSTANCE, ids, further: [] });
  }

  /** The cache answers what it was asked `nth`, and everything that follows from it happens. */
  async answerTo(nth: number, value: unknown): Promise<void> {
    this.cache.asked[nth]?.answer(value);
    await settled();
  }

  get idsRun(): unknown[] {
    return this.batchRuns.map(({ ids }) => ids);
  }

  private batchRecipe(): BatchRecipe {
    return {
      ...{ name: 'Files.findMany', single: this.recipe, maxSize: 1000, listener: undefined },
      rules: { by: undefined, absent: undefined },
      keyOf: (_, [id]) => String(id),
      run: (_, [ids]) => new Promise((resolve, reject) => this.batchRuns.push({ ids, resolve, reject })),
    };
  }
}

describe('a batch', () => {
  it('begins its run when the cache has answered for all of its ids, and is joined before', async () => {
    const scene = new BatchScene();
    const found = miss('a');
    const batch = scene.callBatch('a', 'b');
    await scene.answerTo(0, found);
    expect(scene.idsRun).toEqual([]);
    const single = scene.call('a');
    await scene.answerTo(2, found);
    await scene.answerTo(1, hit(scene.recipe.codec.encode({ kind: 'result', value: 'kept' }, 'b')));
    expect([scene.idsRun, scene.recipe.runs]).toEqual([[['a']], []]);
    scene.batchRuns[0]?.resolve(['fresh']);
    expect([await batch, await single]).toEqual([['fresh', 'kept'], 'fresh']);
  });

  it('does not wait for another process', async () => {
    const scene = new BatchScene();
    void scene.callBatch('a');
    await scene.answerTo(0, miss('a', { leasedElsewhere: true }));
    expect(scene.idsRun).toEqual([['a']]);
  });

  it('asks for a ticket where what is kept is unreadable', async () => {
    const scene = new BatchScene();
    const batch = scene.callBatch('a');
    await scene.answerTo(0, hit('not one of ours'));
    expect(scene.cache.last.operation).toBe('open');
    await scene.answer(miss('a'));
    scene.batchRuns[0]?.resolve(['fresh']);
    expect(await batch).toEqual(['fresh']);
  });

  it('outdates a run that it has waited for too long, by one run for all ids of which that is so', async () => {
    const scene = new BatchScene();
    const [a, b] = [miss('a'), miss('b')];
    const hanging = scene.callBatch('a', 'b');
    void hanging;
    await scene.answerTo(0, a);
    await scene.answerTo(1, b);
    const batch = scene.callBatch('a', 'b');
    await scene.answerTo(2, a);
    await scene.answerTo(3, b);
    expect(scene.idsRun).toEqual([['a', 'b']]);
    await scene.clock.advance(30_001);
    await settled();
    expect(scene.cache.count('open')).toBe(2);
    await scene.answerTo(4, miss('a'));
    await scene.answerTo(5, miss('b'));
    expect(scene.idsRun).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    scene.batchRuns[1]?.resolve(['fresh a', 'fresh b']);
    expect(await batch).toEqual(['fresh a', 'fresh b']);
  });

  it('asks again where a tag was invalidated while the run that it has joined was under way', async () => {
    const scene = new BatchScene();
    const { ticket } = miss('a');
    const first = scene.callBatch('a');
    await scene.answerTo(0, { kind: 'miss', ticket: { ...ticket, tagTime: 1 } });
    const late = scene.callBatch('a');
    await scene.answerTo(1, { kind: 'miss', ticket: { ...ticket, tagTime: 2 } });
    scene.batchRuns[0]?.resolve(['before']);
    expect(await first).toEqual(['before']);
    expect(scene.cache.last.operation).toBe('fill');
    await scene.answer(false);
    expect(scene.cache.last.operation).toBe('lookup');
    await scene.answer(miss('a'));
    scene.batchRuns[1]?.resolve(['after']);
    expect(await late).toEqual(['after']);
  });

  it('keeps nothing of an id whose argument was changed and cannot be had back, and says so', async () => {
    const scene = new BatchScene();
    scene.recipe.taken = { restore: () => undefined };
    const batch = scene.callBatch('a');
    await scene.answerTo(0, miss('a'));
    scene.batchRuns[0]?.resolve(['fresh']);
    expect(await batch).toEqual(['fresh']);
    expect(scene.cache.last.operation).toBe('release');
    expect(scene.recipe.reports.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_ARGUMENT_CHANGED']);
  });

  it('shares the error of a single call that it has joined', async () => {
    const scene = new BatchScene();
    const found = miss('a');
    const single = scene.call('a');
    await scene.answerTo(0, found);
    const batch = scene.callBatch('a');
    await scene.answerTo(1, found);
    const failure = new Error('down');
    scene.recipe.lastRun.reject(failure);
    await expect(single).rejects.toBe(failure);
    await expect(batch).rejects.toBe(failure);
    expect(scene.recipe.counters).toMatchObject({ misses: 1, joined: 1 });
  });
});

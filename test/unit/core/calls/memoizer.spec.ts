import type { CallTrace } from '../../../../lib/ports/call-trace';
import {
  INSTANCE,
  inMemory,
  MemoizerScene as Scene,
  type SceneOptions,
} from '../../../support/doubles/memoizer-scene';
import { hit, miss } from '../../../support/doubles/slow-cache';
import { settled } from '../../../support/time/manual-clock';

const BYPASS = { kind: 'bypass' } as const;

describe('a call', () => {
  it('that hits gets what was kept, and the method does not run', async () => {
    const scene = new Scene();
    const call = scene.call('a');
    await scene.answer(hit(scene.payload({ id: 1 })));

    expect(await call).toEqual({ id: 1 });
    expect([scene.recipe.runs, scene.recipe.hits, scene.recipe.misses]).toEqual([[], [['a']], []]);
  });

  it('that misses runs the method, and has its result before the fill was answered', async () => {
    const scene = new Scene();
    const call = scene.call('a');
    await scene.answer(miss('a'));
    await scene.finishRun('fresh');

    expect(await call).toBe('fresh');
    expect(scene.cache.last.operation).toBe('fill');
  });

  it('that misses is told to missCallable once its fill was answered', async () => {
    const scene = new Scene();
    void scene.call('a');
    await scene.answer(miss('a'));
    await scene.finishRun('fresh');
    expect(scene.recipe.misses).toEqual([]);

    await scene.answer(true);
    expect(scene.recipe.misses).toEqual([['a']]);
  });

  it('without a key runs the method and does not ask the cache', async () => {
    const scene = new Scene();
    const call = scene.call();
    await scene.finishRun('fresh');

    expect(await call).toBe('fresh');
    expect(scene.cache.asked).toEqual([]);
  });

  it('whose cache cannot be asked runs the method and fills nothing', async () => {
    const scene = new Scene();
    const call = scene.call('a');
    await scene.answer(BYPASS);
    await scene.finishRun('fresh');

    expect(await call).toBe('fresh');
    expect([scene.cache.count('fill'), scene.recipe.misses]).toEqual([0, [['a']]]);
  });

  it('that throws an unlisted error rejects with the same object, releases its ticket, and is no miss', async () => {
    const scene = new Scene();
    const call = scene.call('a');
    await scene.answer(miss('a'));
    const failure = new Error('down');
    scene.recipe.lastRun.reject(failure);

    await expect(call).rejects.toBe(failure);
    expect([scene.cache.last.operation, scene.recipe.misses]).toEqual(['release', []]);
  });

  it('that throws a listed error keeps it, and throws it again on a hit', async () => {
    const scene = new Scene();
    scene.recipe.keptErrors = (error) => error instanceof RangeError;
    const call = scene.call('a');
    await scene.answer(miss('a'));
    const failure = new RangeError('too far');
    scene.recipe.lastRun.reject(failure);
    await expect(call).rejects.toBe(failure);
    expect(scene.cache.last.operation).toBe('fill');

    const payload = scene.recipe.codec.encode({ kind: 'error', error: failure }, 'a');
    const again = scene.call('a');
    const outcome = again.catch((error: unknown) => error);
    await scene.answer(hit(payload));
    expect(await outcome).toBeInstanceOf(RangeError);
    await expect(again).rejects.toThrow(new RangeError('too far'));
  });

  it('whose result cannot be kept gets it all the same, and the ticket is released', async () => {
    const scene = new Scene();
    const call = scene.call('a');
    await scene.answer(miss('a'));
    const result = { read: (): void => undefined };
    await scene.finishRun(result);

    expect(await call).toBe(result);
    expect(scene.cache.last.operation).toBe('release');
    expect(scene.recipe.reports.map(({ code }) => code)).toEqual(['E_CACHE_MEMOIZE_UNCACHEABLE_VALUE']);
  });

  it('whose ttl is 0 is not kept, and the ticket is released', async () => {
    const scene = new Scene();
    scene.recipe.ttl = 0;
    const call = scene.call('a');
    await scene.answer(miss('a'));
    await scene.finishRun('fresh');

    expect(await call).toBe('fresh');
    expect(scene.cache.last.operation).toBe('release');
  });

  it('that finds something unreadable asks for a ticket, and computes', async () => {
    const scene = new Scene();
    const call = scene.call('a');
    await scene.answer(hit('not one of ours'));
    expect(scene.cache.last.operation).toBe('open');
    await scene.answer(miss('a'));
    await scene.finishRun('fresh');

    expect(await call).toBe('fresh');
    expect(scene.recipe.hits).toEqual([]);
  });
});

describe('equal calls', () => {
  async function startHerd(): Promise<{ scene: Scene; first: Promise<unknown>; second: Promise<unknown> }> {
    const scene = new Scene();
    const first = scene.call('a');
    await scene.answer(scene.found);
    const second = scene.call('a');
    await scene.answer(scene.found);
    return { scene, first, second };
  }

  it('under one ticket run the method once, and each owns its result', async () => {
    const { scene, first, second } = await startHerd();
    const result = { tags: ['a'] };
    await scene.finishRun(result);

    expect(await first).toBe(result);
    result.tags.push('changed by the first caller');
    expect(await second).toEqual({ tags: ['a'] });
    expect(scene.recipe.runs).toHaveLength(1);
  });

  it('count as misses when they joined, once the fill was answered', async () => {
    const { scene } = await startHerd();
    await scene.finishRun('fresh');
    expect(scene.recipe.misses).toEqual([]);
    await scene.answer(true);
    expect(scene.recipe.misses).toEqual([['a'], ['a']]);
  });

  it('may join until the fill was answered', async () => {
    const scene = new Scene();
    const found = miss('a');
    void scene.call('a');
    await scene.answer(found);
    await scene.finishRun('fresh');
    const fill = scene.cache.last;
    const late = scene.call('a');
    await scene.answer(found);
    expect(await late).toBe('fresh');

    fill.answer(true);
    await settled();
    void scene.call('a');
    await scene.answer(found);
    expect(scene.recipe.runs).toHaveLength(2);
  });

  it('under another ticket do not join: something was invalidated in between', async () => {
    const { scene } = await startHerd();
    const third = scene.call('a');
    await scene.answer(miss('a'));
    await scene.finishRun('newer');

    expect(await third).toBe('newer');
    expect(scene.recipe.runs).toHaveLength(2);
  });

  it('share the error of the run that they joined, as the same object', async () => {
    const { scene, first, second } = await startHerd();
    const failure = new Error('down');
    scene.recipe.lastRun.reject(failure);

    await expect(first).rejects.toBe(failure);
    await expect(second).rejects.toBe(failure);
  });

  it('run the method themselves when the result cannot be copied', async () => {
    const { scene, second } = await startHerd();
    await scene.finishRun({ read: (): void => undefined });
    expect(scene.recipe.runs).toHaveLength(2);
    const own = { read: (): void => undefined };
    await scene.finishRun(own);

    expect(await second).toBe(own);
  });

  it('outdate the run that they wait for after joinWait, and one runs the method for them all', async () => {
    const { scene, second } = await startHerd();
    const third = scene.call('a');
    await scene.answer(scene.found);
    await scene.clock.advance(40_000);
    expect(scene.cache.last.operation).toBe('open');
    const replaced = miss('a');
    scene.found = replaced;
    await scene.answer(replaced);
    expect(scene.cache.last.operation).toBe('lookup');
    await scene.answer(replaced);
    expect(scene.recipe.runs).toHaveLength(2);
    await scene.finishRun('own');

    expect([await second, await third]).toEqual(['own', 'own']);
  });

  it('share a run while the cache cannot be asked, if they are of one tick', async () => {
    const scene = new Scene();
    const [first, second] = [scene.call('a'), scene.call('a')];
    const bypass = { ...BYPASS };
    for (const asked of scene.cache.asked) asked.answer(bypass);
    await settled();
    await scene.finishRun('fresh');

    expect([await first, await second]).toEqual(['fresh', 'fresh']);
    expect(scene.recipe.runs).toHaveLength(1);

    void scene.call('a');
    await scene.answer({ ...BYPASS });
    expect(scene.recipe.runs).toHaveLength(2);
  });
});

describe('a run that its caller calls off', () => {
  it('leaves its error to its caller alone: the next of those who joined runs for the rest', async () => {
    const { recipe, memoizer } = inMemory();
    const controller = new AbortController();
    const first = memoizer.call(INSTANCE, ['a', { signal: controller.signal }]);
    const rest = [memoizer.call(INSTANCE, ['a']), memoizer.call(INSTANCE, ['a'])];
    const reason = new Error('called off');
    controller.abort(reason);
    recipe.runs[0]?.reject(reason);
    await expect(first).rejects.toBe(reason);
    await settled();

    expect(recipe.runs).toHaveLength(2);
    recipe.lastRun.resolve('found');
    expect(await Promise.all(rest)).toEqual(['found', 'found']);
  });

  it('is no outcome, though its error be one that is kept', async () => {
    const { recipe, memoizer, call } = inMemory();
    recipe.keptErrors = () => true;
    const controller = new AbortController();
    const first = memoizer.call(INSTANCE, ['a', controller.signal]);
    controller.abort();
    recipe.lastRun.reject(new Error('called off'));
    await expect(first).rejects.toThrow('called off');
    void call();
    expect(recipe.runs).toHaveLength(2);
  });

  it('shares its error where it was not for the signal that it threw', async () => {
    const { recipe, memoizer, call } = inMemory();
    const first = memoizer.call(INSTANCE, ['a', new AbortController().signal]);
    const joined = call();
    const failure = new Error('down');
    recipe.lastRun.reject(failure);
    await expect(first).rejects.toBe(failure);
    await expect(joined).rejects.toBe(failure);
  });
});

describe('a run that never ends', () => {
  it('makes those who joined wait for joinWait, once, and those who come later not at all', async () => {
    const { recipe, clock, call } = inMemory();
    void call();
    const joined = [call(), call()];
    await clock.advance(10_000);
    joined.push(call());
    await clock.advance(30_000);
    expect(recipe.runs).toHaveLength(2);
    const late = call();
    recipe.lastRun.resolve('own');

    expect(await Promise.all([...joined, late, call()])).toEqual(Array(5).fill('own'));
    expect(recipe.runs).toHaveLength(2);
  });

  it('is not kept, should it end after all', async () => {
    const { recipe, clock, call } = inMemory();
    const hanging = call();
    const joined = call();
    await clock.advance(40_000);
    recipe.lastRun.resolve('own');
    expect(await joined).toBe('own');

    recipe.runs[0]?.resolve('late');
    expect(await hanging).toBe('late');
    expect(await call()).toBe('own');
  });

  it('is replaced again and again, by one run at a time', async () => {
    const { recipe, clock, call } = inMemory();
    void call();
    const joined = [call(), call(), call()];
    await clock.advance(100_000);
    expect(recipe.runs.length).toBe(4);
    recipe.lastRun.resolve('own');
    expect(await joined[2]).toBe('own');
  });
});

describe('a call that finds another process computing', () => {
  const elsewhere = miss('a', { leasedElsewhere: true });

  async function startWaiting(options: SceneOptions = {}): Promise<{ scene: Scene; call: Promise<unknown> }> {
    const scene = new Scene(options);
    const call = scene.call('a');
    await scene.answer(elsewhere);
    return { scene, call };
  }

  it('waits for its outcome, and counts as a miss', async () => {
    const { scene, call } = await startWaiting();
    await scene.clock.advance(4);
    await scene.answer(hit(scene.payload('theirs')));

    expect(await call).toBe('theirs');
    expect([scene.recipe.runs, scene.recipe.misses]).toEqual([[], [['a']]]);
  });

  it('polls once for all who wait', async () => {
    const { scene, call } = await startWaiting();
    const second = scene.call('a');
    await scene.answer(elsewhere);
    expect(scene.cache.count('lookup')).toBe(2);
    await scene.clock.advance(4);
    expect(scene.cache.count('lookup')).toBe(3);
    await scene.answer(hit(scene.payload('theirs')));

    expect([await call, await second]).toEqual(['theirs', 'theirs']);
  });

  it('computes under the same ticket once herdWait is over', async () => {
    const { scene, call } = await startWaiting({ herdWait: 4 });
    await scene.clock.advance(4);
    await scene.answer(elsewhere);
    await scene.finishRun('own');

    expect(await call).toBe('own');
    expect(scene.cache.last.subject).toBe(elsewhere.ticket);
  });

  it('computes at once with a herdWait of 0', async () => {
    const { scene, call } = await startWaiting({ herdWait: 0 });
    await scene.finishRun('own');
    expect(await call).toBe('own');
  });

  it('takes over when the other gives up, and those who waited with it follow', async () => {
    const { scene, call } = await startWaiting();
    const second = scene.call('a');
    await scene.answer(elsewhere);
    await scene.clock.advance(4);
    const ours = miss('a');
    await scene.answer(ours);
    await scene.answer(ours);
    await scene.finishRun('own');

    expect([await call, await second]).toEqual(['own', 'own']);
    expect(scene.recipe.runs).toHaveLength(1);
  });
});

describe('a guard', () => {
  function guardScene(): Scene {
    return new Scene({ kind: 'mark' });
  }

  it('answers true on a hit', async () => {
    const scene = guardScene();
    const call = scene.call('a');
    await scene.answer(hit(scene.recipe.codec.encode({ kind: 'mark' }, 'a')));
    expect(await call).toBe(true);
  });

  it('resolves only once its mark is confirmed', async () => {
    const scene = guardScene();
    const whenDone = jest.fn();
    void scene.call('a').then(whenDone);
    await scene.answer(miss('a'));
    await scene.finishRun('sent');
    expect(whenDone).not.toHaveBeenCalled();

    await scene.answer(true);
    expect(whenDone).toHaveBeenCalledWith('sent');
  });

  it('answers true at once while a run goes on here', async () => {
    const scene = guardScene();
    const found = miss('a');
    void scene.call('a');
    await scene.answer(found);
    const second = scene.call('a');
    await scene.answer(found);
    expect(await second).toBe(true);
  });

  it('answers true at once while a run goes on elsewhere', async () => {
    const scene = guardScene();
    const call = scene.call('a');
    await scene.answer(miss('a', { leasedElsewhere: true }));
    expect(await call).toBe(true);
  });

  it('does not guard while its cache cannot be asked', async () => {
    const scene = guardScene();
    void scene.call('a');
    void scene.call('a');
    for (const asked of scene.cache.asked) asked.answer(BYPASS);
    await settled();
    expect(scene.recipe.runs).toHaveLength(2);
  });
});

describe('a refresh', () => {
  it('opens a ticket that outdates the others, and answers when its outcome is there', async () => {
    const scene = new Scene();
    const refreshed = scene.memoizer.refresh('a', INSTANCE, ['a']);
    const whenDone = jest.fn();
    void refreshed.then(whenDone);
    expect(scene.cache.asked.map(({ operation }) => operation)).toEqual(['open']);
    await scene.answer(miss('a'));
    await scene.finishRun('newer');
    expect(scene.cache.last.operation).toBe('fill');
    expect(whenDone).not.toHaveBeenCalled();

    await scene.answer(true);
    expect(await refreshed).toBe('newer');
  });

  it('is joined by who comes in the same tick, where the cache answers at once', async () => {
    const { recipe, memoizer, call } = inMemory();
    const refreshed = memoizer.refresh('a', INSTANCE, ['a']);
    const joined = call();
    expect(recipe.runs).toHaveLength(1);
    recipe.lastRun.resolve('refreshed');
    expect([await refreshed, await joined, await call()]).toEqual(['refreshed', 'refreshed', 'refreshed']);
  });

  it('never joins, not even another refresh', async () => {
    const scene = new Scene();
    const found = miss('a');
    void scene.memoizer.refresh('a', INSTANCE, ['a']);
    await scene.answer(found);
    void scene.memoizer.refresh('a', INSTANCE, ['a']);
    await scene.answer(found);
    expect(scene.recipe.runs).toHaveLength(2);
  });

  it('that throws an unlisted error releases its ticket and drops nothing', async () => {
    const scene = new Scene();
    const refreshed = scene.memoizer.refresh('a', INSTANCE, ['a']);
    await scene.answer(miss('a'));
    scene.recipe.lastRun.reject(new Error('down'));

    await expect(refreshed).rejects.toThrow('down');
    expect(scene.cache.asked.map(({ operation }) => operation)).toEqual(['open', 'release']);
  });
});

describe('the trace of a call', () => {
  async function traced(act: (scene: Scene) => Promise<unknown>): Promise<CallTrace> {
    const scene = new Scene();
    await act(scene);
    return scene.trace;
  }

  it('tells a hit with its age and rest of life', async () => {
    const trace = await traced(async (scene) => {
      void scene.call('a');
      await scene.answer(hit(scene.payload(1)));
    });
    expect(trace).toMatchObject({ outcome: 'hit', age: 1, ttl: 2 });
  });

  it('tells a miss that was stored', async () => {
    const trace = await traced(async (scene) => {
      void scene.call('a');
      await scene.answer(miss('a'));
      await scene.finishRun(1);
    });
    expect(trace).toMatchObject({ outcome: 'miss', isStored: true });
  });

  it('tells a bypass', async () => {
    const trace = await traced(async (scene) => {
      void scene.call('a');
      await scene.answer(BYPASS);
      await scene.finishRun(1);
    });
    expect(trace).toMatchObject({ outcome: 'bypass', isStored: false });
  });

  it('tells a call without a key as a bypass', async () => {
    const trace = await traced(async (scene) => {
      void scene.call();
      await scene.finishRun(1);
    });
    expect(trace).toMatchObject({ outcome: 'bypass' });
  });
});

import { CallCounters } from '../../../../lib/core/calls/call-counters';
import {
  INSTANCE,
  inMemory,
  MemoizerScene,
  type SceneOptions,
} from '../../../support/doubles/memoizer-scene';
import { hit, miss } from '../../../support/doubles/slow-cache';
import { settled } from '../../../support/time/manual-clock';

type Figures = Partial<CallCounters>;

const ANSWERS = ['hits', 'staleHits', 'misses', 'joined', 'bypassed', 'guarded'] as const;

/** By how its calls were answered; what is 0 is left out. */
function answersOf(counters: CallCounters): Figures {
  return Object.fromEntries(
    ANSWERS.map((field) => [field, counters[field]] as const).filter(([, count]) => count > 0),
  );
}

function sumOf(answers: Figures): number {
  return Object.values(answers).reduce<number>((sum, count) => sum + (count as number), 0);
}

/** A scene that counts the calls that were made in it. */
class CountedScene extends MemoizerScene {
  made = 0;

  override call(...args: unknown[]): Promise<unknown> {
    this.made += 1;
    const answer = super.call(...args);
    answer.catch(() => undefined);
    return answer;
  }

  /** A herd of two under one ticket, both waiting for the run of the first. */
  async herd(): Promise<void> {
    for (let count = 0; count < 2; count += 1) {
      void this.call('a');
      await this.answer(this.found);
    }
  }
}

const UNCOPIABLE = { read: (): void => undefined };
const GUARD: SceneOptions = { kind: 'mark' };

interface Way {
  readonly name: string;
  readonly options?: SceneOptions;
  readonly act: (scene: CountedScene) => Promise<unknown>;
  readonly answers: Figures;
}

const WAYS: readonly Way[] = [
  {
    name: 'a hit',
    async act(scene) {
      void scene.call('a');
      await scene.answer(hit(scene.payload(1)));
    },
    answers: { hits: 1 },
  },
  {
    name: 'a hit that throws a kept error',
    async act(scene) {
      void scene.call('a');
      const error = new RangeError('too far');
      await scene.answer(hit(scene.recipe.codec.encode({ kind: 'error', error }, 'a')));
    },
    answers: { hits: 1 },
  },
  {
    name: 'a miss',
    async act(scene) {
      void scene.call('a');
      await scene.answer(miss('a'));
      await scene.finishRun(1);
      await scene.answer(true);
    },
    answers: { misses: 1 },
  },
  {
    name: 'a miss whose method throws',
    async act(scene) {
      void scene.call('a');
      await scene.answer(miss('a'));
      scene.recipe.lastRun.reject(new Error('down'));
    },
    answers: { misses: 1 },
  },
  {
    name: 'a miss whose result cannot be kept',
    async act(scene) {
      void scene.call('a');
      await scene.answer(miss('a'));
      await scene.finishRun(UNCOPIABLE);
    },
    answers: { misses: 1 },
  },
  {
    name: 'what was found and cannot be read',
    async act(scene) {
      void scene.call('a');
      await scene.answer(hit('not one of ours'));
      await scene.answer(miss('a'));
      await scene.finishRun(1);
    },
    answers: { misses: 1 },
  },
  {
    name: 'a call that joined',
    async act(scene) {
      await scene.herd();
      await scene.finishRun(1);
    },
    answers: { misses: 1, joined: 1 },
  },
  {
    name: 'a call that joined a run that threw',
    async act(scene) {
      await scene.herd();
      scene.recipe.lastRun.reject(new Error('down'));
    },
    answers: { misses: 1, joined: 1 },
  },
  {
    name: 'a call that joined, and ran alone in the end',
    async act(scene) {
      await scene.herd();
      await scene.finishRun(UNCOPIABLE);
      await scene.finishRun(UNCOPIABLE);
    },
    answers: { misses: 2 },
  },
  {
    name: 'a call that joined, and took the place of a run that hangs',
    async act(scene) {
      await scene.herd();
      await scene.clock.advance(40_000);
      await scene.answer(miss('a'));
      await scene.finishRun(1);
      scene.recipe.runs[0]?.resolve('late');
    },
    answers: { misses: 2 },
  },
  {
    name: 'a call that joined a run that was called off, and found the outcome of another',
    async act(scene) {
      const controller = new AbortController();
      void scene.call('a', controller.signal);
      await scene.answer(scene.found);
      void scene.call('a');
      await scene.answer(scene.found);
      controller.abort();
      scene.recipe.lastRun.reject(new Error('called off'));
      await settled();
      await scene.answer(hit(scene.payload('of another')));
    },
    answers: { misses: 1, hits: 1 },
  },
  {
    name: 'calls that waited for another process, and had its outcome',
    async act(scene) {
      scene.found = miss('a', { leasedElsewhere: true });
      await scene.herd();
      await scene.clock.advance(4);
      await scene.answer(hit(scene.payload('theirs')));
    },
    answers: { joined: 2 },
  },
  {
    name: 'calls that waited for another process, and could not read its outcome',
    async act(scene) {
      scene.found = miss('a', { leasedElsewhere: true });
      await scene.herd();
      await scene.clock.advance(4);
      await scene.answer(hit('not one of ours'));
      for (const run of scene.recipe.runs) run.resolve(1);
    },
    answers: { misses: 2 },
  },
  {
    name: 'calls that waited for another process in vain',
    options: { herdWait: 4 },
    async act(scene) {
      scene.found = miss('a', { leasedElsewhere: true });
      await scene.herd();
      await scene.clock.advance(4);
      await scene.answer(scene.found);
      await scene.finishRun('own');
    },
    answers: { misses: 1, joined: 1 },
  },
  {
    name: 'a call that waited for another process until the cache failed',
    async act(scene) {
      void scene.call('a');
      await scene.answer(miss('a', { leasedElsewhere: true }));
      await scene.clock.advance(4);
      await scene.answer({ kind: 'bypass' });
      await scene.finishRun('own');
    },
    answers: { bypassed: 1 },
  },
  {
    name: 'a call without a key',
    async act(scene) {
      void scene.call();
      await scene.finishRun(1);
    },
    answers: { bypassed: 1 },
  },
  {
    name: 'a call without a key whose method throws',
    async act(scene) {
      void scene.call();
      scene.recipe.lastRun.reject(new Error('down'));
    },
    answers: { bypassed: 1 },
  },
  {
    name: 'calls of one tick whose cache cannot be asked',
    async act(scene) {
      void scene.call('a');
      void scene.call('a');
      const bypass = { kind: 'bypass' };
      for (const asked of scene.cache.asked) asked.answer(bypass);
      await settled();
      await scene.finishRun(1);
    },
    answers: { bypassed: 1, joined: 1 },
  },
  {
    name: 'a guard whose mark is there',
    options: GUARD,
    async act(scene) {
      void scene.call('a');
      await scene.answer(hit(scene.recipe.codec.encode({ kind: 'mark' }, 'a')));
    },
    answers: { guarded: 1 },
  },
  {
    name: 'a guard that runs, and one that comes meanwhile',
    options: GUARD,
    async act(scene) {
      await scene.herd();
      await scene.finishRun('sent');
      await scene.answer(true);
    },
    answers: { misses: 1, guarded: 1 },
  },
  {
    name: 'a guard that runs elsewhere',
    options: GUARD,
    async act(scene) {
      void scene.call('a');
      await scene.answer(miss('a', { leasedElsewhere: true }));
    },
    answers: { guarded: 1 },
  },
];

describe('a call is counted once, by how it was answered:', () => {
  it.each(WAYS)('$name', async ({ options, act, answers }) => {
    const scene = new CountedScene(options);
    await act(scene);
    await settled();
    expect(answersOf(scene.recipe.counters)).toEqual(answers);
    expect(sumOf(answersOf(scene.recipe.counters))).toBe(scene.made);
  });

  it('a hit in memory, and a mark there', async () => {
    const plain = inMemory();
    void plain.call();
    plain.recipe.lastRun.resolve(1);
    await settled();
    await Promise.all([plain.call(), plain.call()]);
    expect(answersOf(plain.recipe.counters)).toEqual({ misses: 1, hits: 2 });

    const guard = inMemory({ kind: 'mark' });
    void guard.call();
    void guard.call();
    guard.recipe.lastRun.resolve(1);
    await settled();
    await guard.call();
    expect(answersOf(guard.recipe.counters)).toEqual({ misses: 1, guarded: 2 });
  });

  it('not before it is answered', async () => {
    const scene = new CountedScene();
    await scene.herd();
    expect(answersOf(scene.recipe.counters)).toEqual({});
  });

  it('not a refresh', async () => {
    const { recipe, memoizer } = inMemory();
    void memoizer.refresh('a', INSTANCE, ['a']);
    recipe.lastRun.resolve(1);
    await settled();
    expect(answersOf(recipe.counters)).toEqual({});
    expect(recipe.counters).toMatchObject({ runs: 1, kept: 1 });
  });
});

describe('the runs of a method', () => {
  it('are counted with how long they took, whatever for, and those that threw', async () => {
    const { recipe, clock, memoizer } = inMemory();
    void memoizer.call(INSTANCE, ['a']);
    await clock.advance(30);
    recipe.lastRun.resolve(1);
    await settled();
    void memoizer.call(INSTANCE, []).catch(() => undefined);
    await clock.advance(12.5);
    recipe.lastRun.reject(new Error('down'));
    await settled();
    expect(recipe.counters).toMatchObject({ runs: 2, failedRuns: 1, runMs: 42.5 });
  });

  it('read no clock on a hit', async () => {
    const { recipe, clock, call } = inMemory();
    recipe.ttl = Infinity;
    void call();
    recipe.lastRun.resolve(1);
    await settled();
    const monotonic = jest.spyOn(clock, 'monotonic');
    await call();
    expect(recipe.counters.hits).toBe(1);
    expect(monotonic).not.toHaveBeenCalled();
  });
});

describe('the outcomes of a method', () => {
  async function fillWith(answer: unknown): Promise<CallCounters> {
    const scene = new CountedScene();
    void scene.call('a');
    await scene.answer(miss('a'));
    await scene.finishRun(1);
    await scene.answer(answer);
    return scene.recipe.counters;
  }

  it.each<[string, unknown, Figures]>([
    ['kept', true, { kept: 1, refused: 0 }],
    ['refused', false, { kept: 0, refused: 1 }],
    ['neither, where nobody knows', undefined, { kept: 0, refused: 0 }],
  ])('are counted as %s', async (_, answer, figures) => {
    expect(await fillWith(answer)).toMatchObject({ ...figures, uncacheable: 0 });
  });

  it('are counted as neither where the ttl is 0', async () => {
    const { recipe, call } = inMemory();
    recipe.ttl = 0;
    void call();
    recipe.lastRun.resolve(1);
    await settled();
    expect(recipe.counters).toMatchObject({ misses: 1, kept: 0, refused: 0, uncacheable: 0 });
  });

  it('are counted as uncacheable where they are of no kind that is kept', async () => {
    const { recipe, call } = inMemory();
    void call();
    recipe.lastRun.resolve(UNCOPIABLE);
    await settled();
    expect(recipe.counters).toMatchObject({ misses: 1, kept: 0, refused: 0, uncacheable: 1 });
  });
});

describe('the counters', () => {
  it('begin again from 0', () => {
    const counters = new CallCounters();
    counters.answered('hit', undefined);
    counters.runMs = 12.5;
    counters.reset();
    expect(counters).toEqual(new CallCounters());
  });
});

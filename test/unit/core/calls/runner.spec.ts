import type { Basis } from '../../../../lib/core/calls/computation';
import { Runner } from '../../../../lib/core/calls/runner';
import { type Flight, SingleFlight } from '../../../../lib/core/calls/single-flight';
import { UncacheableValueError } from '../../../../lib/errors/uncacheable-value.error';
import { CallTrace } from '../../../../lib/ports/call-trace';
import { Deadlines } from '../../../../lib/time/deadlines';
import { ask } from '../../../support/caches/ask';
import { RecordingRecipe } from '../../../support/doubles/recording-recipe';
import { miss, SlowCache } from '../../../support/doubles/slow-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';

const BYPASS = { kind: 'bypass' } as const;

/** A computation that runs when the test says so, on a cache that answers when the test says so. */
class Scene {
  readonly cache = new SlowCache();
  readonly recipe = new RecordingRecipe();
  readonly trace = new CallTrace();
  readonly call = { question: ask('a'), instance: {}, args: ['a'], snapshot: undefined, trace: this.trace };
  readonly clock = new ManualClock();
  private readonly timers = new Deadlines(this.clock, this.clock);
  readonly flights = new SingleFlight({ joinWait: 1000, timers: this.timers, clock: this.clock });
  readonly flight: Flight = this.flights.begin('id');

  compute(basis: Basis): Promise<unknown> {
    const waitsForFill = this.recipe.kind === 'mark';
    const computation = { basis, flight: this.flight, waitsForFill, isCall: true };
    return new Runner(this.recipe, this).compute(this.call, computation);
  }

  runAlone(): Promise<unknown> {
    return new Runner(this.recipe, this).runAlone(this.call);
  }

  get isUnderWay(): boolean {
    return this.flights.find('id') === this.flight;
  }
}

describe('a computation', () => {
  let scene: Scene;
  beforeEach(() => (scene = new Scene()));

  it('keeps what the caller got as it was then, though the caller changes it', async () => {
    const computed = scene.compute(miss('a').ticket);
    const joined = scene.flight.join();
    scene.recipe.lastRun.resolve({ list: [1] });
    const value = (await computed) as { list: number[] };
    value.list.push(2);
    const { payload } = (await joined) as { payload: unknown };
    expect(scene.recipe.codec.decode(payload, 'a')).toEqual({ kind: 'result', value: { list: [1] } });
  });

  it('can be joined until its fill was answered, for which its caller does not wait', async () => {
    const computed = scene.compute(miss('a').ticket);
    scene.recipe.lastRun.resolve('value');
    expect(await computed).toBe('value');
    expect(scene.isUnderWay).toBe(true);
    scene.cache.last.answer(true);
    await settled();
    expect(scene.isUnderWay).toBe(false);
  });

  it('can be joined no longer where its fill was refused, or failed', async () => {
    const computed = scene.compute(miss('a').ticket);
    scene.recipe.lastRun.resolve('value');
    await computed;
    scene.cache.last.fail(new Error('reset'));
    await settled();
    expect(scene.isUnderWay).toBe(false);
  });

  it('of a guard resolves only when its mark was answered for', async () => {
    scene.recipe.kind = 'mark';
    const resolved = jest.fn();
    void scene.compute(miss('a').ticket).then(resolved);
    scene.recipe.lastRun.resolve('value');
    await settled();
    expect(resolved).not.toHaveBeenCalled();
    scene.cache.last.answer(true);
    await settled();
    expect(resolved).toHaveBeenCalledWith('value');
  });

  it('without a ticket fills nothing and releases nothing', async () => {
    const computed = scene.compute(BYPASS);
    scene.recipe.lastRun.resolve('value');
    expect(await computed).toBe('value');
    expect([scene.cache.asked, scene.isUnderWay]).toEqual([[], false]);
    expect(scene.trace).toMatchObject({ outcome: 'bypass', isStored: false });
  });

  it('with a ticket is traced as a miss that was stored', async () => {
    const computed = scene.compute(miss('a').ticket);
    scene.recipe.lastRun.resolve('value');
    await computed;
    expect(scene.trace).toMatchObject({ outcome: 'miss', isStored: true });
  });

  it('whose ttl is 0 serves those who joined, and releases its ticket', async () => {
    scene.recipe.ttl = 0;
    const { ticket } = miss('a');
    const computed = scene.compute(ticket);
    const joined = scene.flight.join();
    scene.recipe.lastRun.resolve('value');
    await computed;
    expect(await joined).toMatchObject({ kind: 'landed', filled: undefined });
    expect(scene.cache.asked).toMatchObject([{ operation: 'release', subject: ticket }]);
    expect(scene.trace.isStored).toBe(false);
  });

  it('that throws what is not kept fails those who joined with the same error, and releases its ticket', async () => {
    const { ticket } = miss('a');
    const computed = scene.compute(ticket);
    const joined = scene.flight.join();
    const error = new Error('no');
    scene.recipe.lastRun.reject(error);
    await expect(computed).rejects.toBe(error);
    expect(await joined).toEqual({ kind: 'failed', error });
    expect(scene.cache.asked).toMatchObject([{ operation: 'release', subject: ticket }]);
    expect([scene.isUnderWay, scene.recipe.misses]).toEqual([false, []]);
  });

  it('leaves those who joined alone where its result cannot be copied, and says why', async () => {
    const computed = scene.compute(miss('a').ticket);
    const joined = scene.flight.join();
    const value = new WeakMap();
    scene.recipe.lastRun.resolve(value);
    expect(await computed).toBe(value);
    expect(await joined).toEqual({ kind: 'alone' });
    expect(scene.recipe.reports).toEqual([expect.any(UncacheableValueError)]);
    expect(scene.cache.asked).toMatchObject([{ operation: 'release' }]);
  });

  it('has its result though the codec itself breaks down', async () => {
    const cause = new Error('a getter that throws');
    scene.recipe.codec = {
      ...scene.recipe.codec,
      encode: () => {
        throw cause;
      },
    };
    const computed = scene.compute(miss('a').ticket);
    scene.recipe.lastRun.resolve('value');
    expect(await computed).toBe('value');
    expect(scene.recipe.reports).toMatchObject([{ code: 'E_CACHE_MEMOIZE_UNCACHEABLE_VALUE', cause }]);
  });
});

describe('a run of who could not be served by another', () => {
  it('neither asks the cache nor fills it, and is a miss', async () => {
    const scene = new Scene();
    const ran = scene.runAlone();
    scene.recipe.lastRun.resolve('value');
    expect(await ran).toBe('value');
    expect([scene.cache.asked, scene.recipe.misses]).toEqual([[], [['a']]]);
    expect(scene.trace.outcome).toBe('miss');
  });

  it('is no miss where it throws what is not kept', async () => {
    const scene = new Scene();
    const ran = scene.runAlone();
    scene.recipe.lastRun.reject(new Error('no'));
    await expect(ran).rejects.toThrow('no');
    expect(scene.recipe.misses).toEqual([]);
  });
});

import { CallTrace } from '../../../lib/ports/call-trace';
import { Deadlines } from '../../../lib/time/deadlines';
import { LeaseWait } from '../../../lib/core/calls/lease-wait';
import { MemoryCache } from '../../../lib/caches/memory/memory.cache';
import { CopyingCodec } from '../../../lib/core/values/copying-codec';
import { Memoizer } from '../../../lib/core/calls/memoizer';
import { RenewalsUnderWay } from '../../../lib/core/stale/renewals-under-way';
import type { MemoizerParts } from '../../../lib/core/calls/recipe';
import { SingleFlight } from '../../../lib/core/calls/single-flight';
import { ManualClock, settled } from '../time/manual-clock';
import { RecordingRecipe } from './recording-recipe';
import { miss, SlowCache } from './slow-cache';

export const INSTANCE = {};

export interface SceneOptions {
  readonly herdWait?: number;
  readonly kind?: 'outcome' | 'mark';
}

/** A memoizer whose cache, method and time are in the hands of the test. */
export class MemoizerScene {
  readonly clock = new ManualClock();
  readonly cache = new SlowCache();
  readonly recipe = new RecordingRecipe();
  readonly trace = new CallTrace();
  /** What a look-up finds of the key 'a', if nothing is kept. */
  found = miss('a');
  readonly memoizer: Memoizer;
  /** What else may work on the same cache. */
  protected readonly parts: MemoizerParts;

  constructor({ herdWait = 1000, kind = 'outcome' }: SceneOptions = {}) {
    this.recipe.kind = kind;
    const { cache, clock } = this;
    const timers = new Deadlines(clock, clock);
    this.parts = {
      cache,
      flights: new SingleFlight({ joinWait: 30_000, timers, clock }),
      leaseWait: new LeaseWait(cache, { herdWait, clock, scheduler: clock, random: () => 0 }),
      renewals: new RenewalsUnderWay(clock),
      clock,
    };
    this.memoizer = new Memoizer(this.recipe, this.parts);
  }

  call(...args: unknown[]): Promise<unknown> {
    return this.memoizer.call(INSTANCE, args, this.trace);
  }

  payload(value: unknown): unknown {
    return this.recipe.codec.encode({ kind: 'result', value }, 'a');
  }

  /** The cache answers what it was asked last, and everything that follows from it happens. */
  async answer(value?: unknown): Promise<void> {
    this.cache.last.answer(value);
    await settled();
  }

  async finishRun(value: unknown): Promise<void> {
    this.recipe.lastRun.resolve(value);
    await settled();
  }
}

interface InMemory {
  readonly recipe: RecordingRecipe;
  readonly clock: ManualClock;
  readonly memoizer: Memoizer;
  readonly call: () => Promise<unknown>;
}

/** A memoizer over a cache in memory. */
export function inMemory({ kind = 'outcome' }: Pick<SceneOptions, 'kind'> = {}): InMemory {
  const clock = new ManualClock();
  const recipe = new RecordingRecipe();
  recipe.kind = kind;
  recipe.codec = new CopyingCodec({ method: recipe.name, classes: [], maxValueBytes: 1000 });
  const cache = new MemoryCache({ maxEntries: 10, clock });
  const timers = new Deadlines(clock, clock);
  const memoizer = new Memoizer(recipe, {
    cache,
    flights: new SingleFlight({ joinWait: 30_000, timers, clock }),
    leaseWait: new LeaseWait(cache, { herdWait: 1000, clock, scheduler: clock }),
    renewals: new RenewalsUnderWay(clock),
    clock,
  });
  return { recipe, clock, memoizer, call: () => memoizer.call(INSTANCE, ['a']) };
}

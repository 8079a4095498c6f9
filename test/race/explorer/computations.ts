import { CopyingCodec } from '../../../lib/core/values/copying-codec';
import { CallCounters } from '../../../lib/core/calls/call-counters';
import type { Recipe, RenewalTerms } from '../../../lib/core/calls/recipe';
import { Windows } from '../../../lib/core/stale/windows';
import type { BatchRecipe } from '../../../lib/core/batches/batch-recipe';
import { TextCodec } from '../../../lib/core/values/text-codec';
import { originalOf, type OutcomeCodec } from '../../../lib/ports/outcome-codec';
import type { CallRecord, History } from './history';
import type { Scenario } from './scenario';
import type { SimulatedDatabase } from './simulated-database';
import type { World } from './world';

/** Of the memoized method. On the simulated cluster it lies on another node than the keys. */
export const GROUP = 'F';

/** What all outcomes of the memoized method carry, where they carry a tag. */
export const TAG = 't';

/** In milliseconds: after one of these an outcome is near its end, after two it is stale, after three it is of no use by itself. */
export const AGING = 600;
const LIFE = 1000;
const WINDOWS = new Windows(
  {
    staleWhileRevalidate: 500,
    staleIfError: { for: 3_600_000, when: undefined, retryAfter: 30_000 },
    earlyRefresh: 0.5,
    jitter: undefined,
  },
  () => 0,
);

/** A renewal is like any other computation here: no call has surroundings. */
const RENEWAL: RenewalTerms = {
  copyArguments: (args) => args,
  outsideOfCalls: (act) => act(),
  hasKey: () => true,
};

/** What the memoized method throws: it tells, as its results do, when the computation began. */
class StampedError extends Error {
  constructor(readonly began: number) {
    super('The method threw');
  }
}

/** A copy is read as what it is a copy of. */
function readingCopies(codec: OutcomeCodec): OutcomeCodec {
  return {
    encode: (outcome, key) => codec.encode(outcome, key),
    decode: (payload, key) => codec.decode(originalOf(payload), key),
    replay: (payload, key) => codec.replay(originalOf(payload), key),
  };
}

/** What a batch throws. */
export const BATCH_THREW = new Error('The batch threw');

const codecs = {
  objects: new CopyingCodec({ method: 'm', classes: [StampedError], maxValueBytes: 1e6 }),
  text: readingCopies(
    new TextCodec({ method: 'm', classes: [], errorClasses: [StampedError], maxValueBytes: 1e6 }),
  ),
};

/** One call of the batch of a memoized method: that of each of its keys. */
export class BatchRecord {
  constructor(readonly calls: readonly CallRecord[]) {}

  callOf(key: string): CallRecord {
    const call = this.calls.find((each) => each.key === key);
    if (call === undefined) throw new Error(`The batch was not called for ${key}`);
    return call;
  }
}

/** The memoized method of a world: it takes as long as the schedule says, and answers when it began. */
export class Computations {
  private readonly hanging = new WeakSet<CallRecord>();

  constructor(
    private readonly world: World,
    private readonly scenario: Scenario,
    private readonly history: History,
    private readonly database: SimulatedDatabase,
  ) {}

  /** What this call runs never ends. */
  hang(caller: CallRecord): void {
    this.hanging.add(caller);
  }

  /** The method as the memoizer of a process knows it. The instance is the record of the call. */
  recipeFor(process: string): Recipe {
    const { isGuard, isWindowed, tags, throws, cache } = this.scenario;
    const life = isWindowed ? LIFE : Infinity;
    return {
      name: 'm',
      alias: 'default',
      group: GROUP,
      kind: isGuard ? 'mark' : 'outcome',
      codec: codecs[cache === 'memory' ? 'objects' : 'text'],
      counters: new CallCounters(),
      looksBack: false,
      readableKey: (key) => key,
      tagsFor: tags === 'arguments' ? () => [TAG] : undefined,
      resultTagsFor: tags === 'outcome' ? () => [TAG] : undefined,
      snapshot: () => undefined,
      keyFor: (_instance, args) => args[0] as string,
      longestLife: life,
      windows: isWindowed ? WINDOWS : undefined,
      renewal: isWindowed ? RENEWAL : undefined,
      // The stage makes one for every call.
      run: (instance) => this.run(process, instance as CallRecord),
      keepsError: () => throws === 'kept',
      ttlFor: () => life,
      onHit: undefined,
      onMiss: undefined,
      report: ({ message }) => this.history.violate('reported', message),
    };
  }

  /** The method that computes many outcomes of it at once. The instance is the record of the batch. */
  batchFor(process: string, single: Recipe): BatchRecipe {
    return {
      name: 'many',
      single,
      maxSize: 1000,
      rules: { by: undefined, absent: undefined },
      listener: undefined,
      keyOf: (_instance, args) => args[0] as string,
      run: (instance, [keys]) => this.runMany(process, instance as BatchRecord, keys as readonly string[]),
    };
  }

  /** What it throws belongs to no key, and nobody else may ever get it. */
  private runMany(process: string, caller: BatchRecord, keys: readonly string[]): Promise<readonly number[]> {
    const readAt = (now: number): number => this.database.readAt(now);
    const began = keys.map((key) => this.history.beginComputation(caller.callOf(key), readAt));
    this.world.note(() => `    ${process} begins the computation of ${began.join(' and ')}`);
    return new Promise((resolve, reject) => {
      this.world.add({
        tell: () => `the computation of ${began.join(' and ')} (${process}) ends`,
        happen: () => {
          for (const each of began) this.history.onComputed?.(each);
          if (this.mayThrow() && this.world.choose([false, true])) reject(BATCH_THREW);
          else resolve(began);
        },
      });
    });
  }

  private run(process: string, caller: CallRecord): Promise<number> {
    const began = this.history.beginComputation(caller, (now) => this.database.readAt(now));
    this.world.note(() => `    ${process} begins the computation of ${began}`);
    if (this.hanging.has(caller)) return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      this.world.add({
        tell: () => `the computation of ${began} (${process}) ends`,
        happen: () => {
          this.history.onComputed?.(began);
          if (this.mayThrow() && this.world.choose([false, true])) reject(new StampedError(began));
          else resolve(began);
        },
      });
    });
  }

  private mayThrow(): boolean {
    return this.scenario.throws !== 'never';
  }
}

/** When the computation began that a thrown error tells of; any other error itself. */
export function beganOf(error: unknown): unknown {
  return error instanceof StampedError ? error.began : error;
}

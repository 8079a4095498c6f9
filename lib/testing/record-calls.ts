import { CallTrace, type CallOutcome } from '../ports/call-trace';
import type { CallListener } from '../ports/call-listener';
import type { ArgumentsOf, MethodNameIn } from '../invalidation/named-method';
import { TargetFinder } from '../invalidation/target-finder';
import type { Class } from '../types/class';
import { type ApplicationContext, runtimeOf } from './application-runtime';

/** One call of a memoized method, once it has answered. */
export interface RecordedCall<Args extends readonly unknown[] = readonly unknown[]> {
  /** The very objects that the method was called with. */
  readonly args: Args;
  /**
   * How it was answered: from the cache, fresh (`'hit'`) or past its life (`'stale'`); by a run that it led (`'miss'`);
   * by one that it joined here or waited for elsewhere (`'joined'`); by a run past the cache (`'bypass'`); of a guard,
   * with `true` (`'guarded'`).
   */
  readonly outcome: CallOutcome;
}

/** What became of the calls of an application. Made by {@link recordCalls}. */
export interface CallRecording {
  /**
   * The calls of one method that have answered, in the order in which they were made. A class stands for what inherits
   * the method from it, too, and an instance may stand in for it.
   *
   * @throws NotMemoizedError for a method without `@CacheMemoize`
   */
  of<Instance extends object, Name extends string>(
    target: Class<Instance> | Instance,
    method: MethodNameIn<Instance, Name>,
  ): RecordedCall<Readonly<ArgumentsOf<Instance, Name>>>[];

  /** Forgets what was recorded, calls under way included. */
  clear(): void;
}

/**
 * Records the calls of every memoized method of an application, from now on. With `enabled: false` there is nothing to
 * record: methods run plainly.
 *
 * @example
 * ```ts
 * const calls = recordCalls(app);
 * await app.get(Products).find(1);
 * await app.get(Products).find(1);
 * calls.of(Products, 'find'); // [{ args: [1], outcome: 'miss' }, { args: [1], outcome: 'hit' }]
 * ```
 *
 * @param app a compiled application: what `Test.createTestingModule(…).compile()` resolves to, or `NestFactory.create`
 * @throws InvalidOptionError for one without CacheMemoizeModule
 */
export function recordCalls(app: ApplicationContext): CallRecording {
  const runtime = runtimeOf(app, 'recordCalls()');
  const finder = new TargetFinder(runtime);
  let recorded: Recorded[] = [];
  runtime.listen((prototype, decoration) => {
    const method = (): unknown => runtime.methodOf(prototype, decoration);
    return new Recorder((call) => recorded.push({ ...call, method }));
  });
  return {
    of(target, method) {
      const methods = new Set<unknown>(finder.find(target, method).map((found) => found.method));
      return recorded
        .filter((call) => methods.has(call.method()))
        .flatMap(({ args, trace: { outcome } }) =>
          outcome === undefined ? [] : [{ args, outcome }],
        ) as never; // of this method
    },
    clear: () => (recorded = []),
  };
}

interface TracedCall {
  readonly args: readonly unknown[];
  readonly trace: CallTrace;
}

interface Recorded extends TracedCall {
  /** Of which it is; not known yet while the method is bound. */
  readonly method: () => unknown;
}

/** Keeps the traces themselves: each says what became of its call as soon as that is known. */
class Recorder implements CallListener {
  constructor(private readonly record: (call: TracedCall) => void) {}

  begin(_handed: unknown, args: readonly unknown[]): CallTrace {
    const trace = new CallTrace();
    this.record({ args: [...args], trace });
    return trace;
  }

  called(): void {
    // The trace says it all.
  }
}

import type { OutcomeCodec } from '../../../lib/ports/outcome-codec';
import type { Snapshot } from '../../../lib/core/calls/call';
import { CallCounters } from '../../../lib/core/calls/call-counters';
import type { Recipe } from '../../../lib/core/calls/recipe';
import { TextCodec } from '../../../lib/core/values/text-codec';
import type { CacheMemoizeError } from '../../../lib/errors/cache-memoize.error';

interface Run {
  readonly args: readonly unknown[];
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A method whose runs the test ends, and that remembers what it was told. */
export class RecordingRecipe implements Recipe {
  readonly name = 'Files.find';
  readonly alias = 'default';
  readonly group = 'group';
  readonly counters = new CallCounters();
  readonly runs: Run[] = [];
  readonly hits: (readonly unknown[])[] = [];
  readonly misses: (readonly unknown[])[] = [];
  readonly reports: CacheMemoizeError[] = [];
  kind: Recipe['kind'] = 'outcome';
  ttl = 1000;
  longestLife = 1000;
  readonly looksBack = true;
  /** The arguments of calls as they were; undefined: nobody changes them. */
  taken: Snapshot | undefined;
  keptErrors: (error: unknown) => boolean = () => false;
  codec: OutcomeCodec = new TextCodec({
    method: this.name,
    classes: [],
    errorClasses: [RangeError],
    maxValueBytes: 1000,
  });

  /** The run that began last. */
  get lastRun(): Run {
    const run = this.runs.at(-1);
    if (!run) throw new Error('The method has not run yet');
    return run;
  }

  keyFor(_instance: object, args: readonly unknown[]): string | undefined {
    const [key] = args;
    return typeof key === 'string' ? key : undefined;
  }

  readableKey(key: string): string {
    return key;
  }

  run(_instance: object, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => this.runs.push({ args, resolve, reject }));
  }

  keepsError(error: unknown): boolean {
    return this.keptErrors(error);
  }

  snapshot(): Snapshot | undefined {
    return this.taken;
  }

  ttlFor(): number {
    return this.ttl;
  }

  onHit = (_instance: object, args: readonly unknown[]): void => void this.hits.push(args);

  onMiss = (_instance: object, args: readonly unknown[]): void => void this.misses.push(args);

  report(error: CacheMemoizeError): void {
    this.reports.push(error);
  }
}

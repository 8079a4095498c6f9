import type { Lookup } from '../../ports/outcome-cache';

/** One look-up under way, shared by all its equals of the tick. */
export class PendingLookup {
  readonly promise: Promise<Lookup>;
  resolve!: (lookup: Lookup) => void;
  reject!: (cause: unknown) => void;

  constructor(
    readonly key: string,
    readonly group: string,
  ) {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/** The look-ups of one tick, by group and key, none of them twice. */
export class LookupBatch {
  readonly groups = new Map<string, Map<string, PendingLookup>>();

  add(key: string, group: string): PendingLookup {
    let members = this.groups.get(group);
    if (members === undefined) this.groups.set(group, (members = new Map<string, PendingLookup>()));
    let pending = members.get(key);
    if (pending === undefined) members.set(key, (pending = new PendingLookup(key, group)));
    return pending;
  }

  fail(cause: unknown): void {
    for (const members of this.groups.values()) for (const pending of members.values()) pending.reject(cause);
  }
}

/**
 * Gathers the look-ups of one tick, so that they travel as one command and equal ones share one answer, the very
 * same object. A batch leaves when every caller of the tick has run: microtasks first, and what they call.
 */
export class LookupGatherer {
  private batch: LookupBatch | undefined;

  constructor(private readonly send: (batch: LookupBatch) => void) {}

  lookup(key: string, group: string): Promise<Lookup> {
    return (this.batch ??= this.open()).add(key, group).promise;
  }

  private open(): LookupBatch {
    // In a macrotask nextTick alone comes before the microtasks; queued by one of them it comes after them all.
    queueMicrotask(() => process.nextTick(() => this.close()));
    return new LookupBatch();
  }

  private close(): void {
    const batch = this.batch;
    this.batch = undefined;
    if (batch !== undefined) this.send(batch);
  }
}

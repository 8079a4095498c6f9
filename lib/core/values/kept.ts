import { type Payload, type SizedPayload } from '../../ports/outcome-cache';
import { MARK, type Outcome } from '../../ports/outcome';
import { assemble, type GraphNode } from './graph';
import { type Template } from './template';

/**
 * Is what memory keeps of an outcome: one class for each way of giving it back, so that a hit pays for what the value
 * is and for nothing else. Small, because there may be a hundred thousand of them.
 */
export type Kept = KeptMark | KeptShared | KeptTree | KeptGraph | KeptError | KeptSharedError;

/** Keeps a primitive, or a value that all readers share: they share the promise too, which the first hit makes. */
export class KeptShared implements SizedPayload {
  private promise: Promise<unknown> | undefined = undefined;

  constructor(readonly value: unknown) {}

  /** Of a primitive: what all readers share has no size that could be told. */
  get bytes(): number {
    if (typeof this.value === 'string') return this.value.length;
    return typeof this.value === 'bigint' ? this.value.toString(16).length : 0;
  }

  replay(): Promise<unknown> {
    return (this.promise ??= Promise.resolve(this.value));
  }
}

/** Keeps a value without cycles or shared references: each reader's copy is made from a template. */
export class KeptTree implements SizedPayload {
  constructor(
    readonly template: Template,
    readonly bytes: number,
  ) {}
}

/** Keeps a value with cycles or shared references, or a very deep one: each reader's is put together from the parts. */
export class KeptGraph implements SizedPayload {
  constructor(
    readonly nodes: readonly GraphNode[],
    readonly bytes: number,
  ) {}
}

/** Keeps an error taken apart. No promise is kept: one that rejects and that nobody awaits ends the process. */
export class KeptError implements SizedPayload {
  constructor(
    readonly nodes: readonly GraphNode[],
    readonly bytes: number,
  ) {}
}

/** Keeps an error that all readers share. */
export class KeptSharedError {
  constructor(readonly error: unknown) {}
}

/** Keeps a guard's mark. */
export class KeptMark {}

/** Gives back what memory keeps. There is nothing to doubt: a cache that keeps objects answers what it was given. */
export function decodeKept(kept: Payload): Outcome {
  if (kept instanceof KeptTree) return { kind: 'result', value: kept.template.make() };
  if (kept instanceof KeptShared) return { kind: 'result', value: kept.value };
  if (kept instanceof KeptGraph) return { kind: 'result', value: whole(kept.nodes) };
  if (kept instanceof KeptError) return { kind: 'error', error: whole(kept.nodes) };
  if (kept instanceof KeptSharedError) return { kind: 'error', error: kept.error };
  return MARK;
}

/** Only a `from` of others can fail to make again what it has made before. */
function whole(nodes: readonly GraphNode[]): object {
  const value = assemble(nodes);
  if (value === undefined) throw new TypeError('The value does not come back');
  return value;
}

/**
 * Gives back what memory keeps, as the promise that a call returns; undefined where a `from` of an entry in `classes` has
 * thrown, which it did not when the value was kept.
 */
export function replayKept(kept: Payload): Promise<unknown> | undefined {
  try {
    if (kept instanceof KeptShared) return kept.replay();
    if (kept instanceof KeptTree) return Promise.resolve(kept.template.make());
    return replayOutcome(kept);
  } catch {
    return undefined;
  }
}

function replayOutcome(kept: Payload): Promise<unknown> {
  const outcome = decodeKept(kept);
  if (outcome.kind === 'error') return Promise.reject(outcome.error);
  return Promise.resolve(outcome.kind === 'mark' ? true : outcome.value);
}

import { type ValueNode } from './graph';
import { type Template } from './template';

/**
 * What memory keeps of an outcome: one class for each way of giving it back, so that a hit pays for what the value is
 * and for nothing else. Small, because there may be a hundred thousand of them.
 */
export type Kept = KeptMark | KeptShared | KeptTree | KeptGraph | KeptError | KeptSharedError;

/** A primitive, or a value that all readers share: they share the promise too, which the first hit makes. */
export class KeptShared {
  private promise: Promise<unknown> | undefined = undefined;

  constructor(readonly value: unknown) {}

  replay(): Promise<unknown> {
    return (this.promise ??= Promise.resolve(this.value));
  }
}

/** A value without cycles or shared references: each reader's copy is made from a template. */
export class KeptTree {
  constructor(readonly template: Template) {}
}

/** A value with cycles or shared references, or a very deep one, taken apart: each reader's is made of the parts. */
export class KeptGraph {
  constructor(readonly nodes: readonly ValueNode[]) {}
}

/** An error taken apart. No promise is kept: one that rejects and that nobody awaits ends the process. */
export class KeptError {
  constructor(readonly nodes: readonly ValueNode[]) {}
}

/** An error that all readers share. */
export class KeptSharedError {
  constructor(readonly error: unknown) {}
}

/** A guard's mark. */
export class KeptMark {}

import 'reflect-metadata';
import { BATCH_METADATA } from '../constants';
import type { AnswerRules } from '../options/batch-options';
import type { AsyncMethod } from '../types/method';
import { type Decoration, findDecoration } from './decoration';

/** What `@CacheMemoizeMany` leaves behind on a method. */
export interface BatchDecoration {
  /** The prototype on which it stands. */
  readonly prototype: object;
  readonly name: string;
  /** The name of the method whose outcomes its items are. */
  readonly single: string;
  /** The method itself. */
  readonly original: AsyncMethod;
  readonly rules: AnswerRules;
  readonly maxSize: number;
}

export function writeBatch(decoration: BatchDecoration): void {
  Reflect.defineMetadata(BATCH_METADATA, decoration, decoration.prototype, decoration.name);
}

/** The decoration nearest to `prototype` for this method: its own, or the one it inherits. */
export function findBatch(prototype: object, name: string): BatchDecoration | undefined {
  // Only writeBatch writes under this key.
  return Reflect.getMetadata(BATCH_METADATA, prototype, name) as BatchDecoration | undefined;
}

/** That which stands on this very method; those of a class above do not count. */
export function findOwnBatch(prototype: object, name: string | symbol): BatchDecoration | undefined {
  return Reflect.getOwnMetadata(BATCH_METADATA, prototype, name) as BatchDecoration | undefined; // likewise
}

/** What memoizes the outcomes of a batch, for a class that has it; undefined where nothing does. */
export function findSingle(prototype: object, { single }: BatchDecoration): Decoration | undefined {
  return findDecoration(prototype, single);
}

/** One for each batch that instances of `prototype` have, inherited ones included. */
export function listBatches(prototype: object): BatchDecoration[] {
  const nearest = new Map<string, BatchDecoration>();
  for (let level: object | null = prototype; level; level = Reflect.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) {
      const batch = findOwnBatch(level, name);
      if (batch && !nearest.has(name)) nearest.set(name, batch);
    }
  }
  return [...nearest.values()];
}

import type { ModulesContainer } from '@nestjs/core';
import { type BatchDecoration, listBatches } from './batch-decoration';
import { type Decoration, listDecorations } from './decoration';
import { prototypeOf, wrappersOf } from './providers';

/** A class of an application that has memoized methods, inherited ones included. */
export interface DecoratedClass {
  readonly prototype: object;
  readonly decorations: readonly Decoration[];
  readonly batches: readonly BatchDecoration[];
}

/** Each of them once, however many times it is provided. */
export function listDecoratedClasses(container: ModulesContainer): DecoratedClass[] {
  const prototypes = new Set<object>();
  for (const wrapper of wrappersOf(container)) {
    const prototype = prototypeOf(wrapper);
    if (prototype) prototypes.add(prototype);
  }
  return [...prototypes]
    .map((prototype) => ({
      prototype,
      decorations: listDecorations(prototype),
      batches: listBatches(prototype),
    }))
    .filter(({ decorations, batches }) => decorations.length + batches.length > 0);
}

import { groupListeners } from '../core/calls/listener-group';
import type { Decoration } from '../nest/decoration';
import type { CallListener } from '../ports/call-listener';
import { IterableWeakMap } from '../types/iterable-weak-map';
import type { MemoizedMethod } from './memoized-method';

/** Who listens to a method of a class; undefined where its calls are of no interest. */
export type ListenerSource = (prototype: object, decoration: Decoration) => CallListener | undefined;

interface Known {
  readonly method: MemoizedMethod;
  readonly prototype: object;
  readonly decoration: Decoration;
}

/** All memoized methods of one application, each while its class is there, and who listens to their calls. */
export class MemoizedMethods {
  private readonly known = new IterableWeakMap<Known>();
  private readonly sources = new Set<ListenerSource>();

  add(known: Known): void {
    this.known.set(known.method, known);
    this.tell(known);
  }

  /** From now on the calls of these methods are told to whom `source` names. Answers how to end that. */
  listen(source: ListenerSource): () => void {
    this.sources.add(source);
    this.tellAll();
    return () => {
      this.sources.delete(source);
      this.tellAll();
    };
  }

  /** From now on they run plainly. */
  disable(): void {
    for (const [, { method }] of this.known.entries()) method.disable();
  }

  private tellAll(): void {
    for (const [, known] of this.known.entries()) this.tell(known);
  }

  private tell({ method, prototype, decoration }: Known): void {
    const listeners = [...this.sources].map((source) => source(prototype, decoration));
    method.listener = groupListeners(listeners.filter((listener) => listener !== undefined));
  }
}

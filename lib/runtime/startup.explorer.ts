import type { ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import { tagInstance } from './application';
import { listDecorations } from '../nest/decoration';
import type { MemoizeRuntime } from './memoize.runtime';
import { isClassWrapper, isSingleton, prototypeOf, wrappersOf } from '../nest/providers';

type Factory = (...injected: unknown[]) => unknown;

/**
 * Looks at every provider and controller when the application starts: tags what Nest does not construct itself, and
 * refuses what cannot be memoized as it is decorated, before the first call.
 */
export class MemoizeExplorer {
  private readonly container: ModulesContainer;
  private readonly watched = new WeakSet<InstanceWrapper<unknown>>();

  constructor(private readonly runtime: MemoizeRuntime) {
    this.container = runtime.container;
  }

  /**
   * Tags the values, what factories have made, and what they will make. Nest has scanned the modules by the time this
   * module is constructed, but it may be one of the first to be.
   */
  tagProducts(): void {
    for (const wrapper of wrappersOf(this.container)) {
      if (isClassWrapper(wrapper) || wrapper.isAlias) continue;
      this.tag(wrapper.instance);
      if (typeof wrapper.metatype === 'function') this.watch(wrapper, wrapper.metatype as Factory);
    }
  }

  /** @throws CacheMemoizeError for the first refusal found */
  checkDecorations(): void {
    for (const wrapper of wrappersOf(this.container)) {
      const prototype = prototypeOf(wrapper);
      if (prototype) this.check(prototype);
    }
  }

  private watch(wrapper: InstanceWrapper<unknown>, factory: Factory): void {
    if (this.watched.has(wrapper)) return;
    this.watched.add(wrapper);
    const receive = (made: unknown): unknown => {
      // Not before: Nest remembers what it finds, and the dependencies are known only once they were resolved.
      this.tag(made, isSingleton(wrapper) ? undefined : wrapper.token);
      return made;
    };
    wrapper.metatype = (...injected: unknown[]): unknown => {
      const made = factory(...injected);
      return made instanceof Promise ? made.then(receive) : receive(made);
    };
  }

  private tag(made: unknown, scopedToken?: unknown): void {
    if (typeof made !== 'object' || made === null) return;
    const prototype = Object.getPrototypeOf(made) as object | null;
    if (!prototype || listDecorations(prototype).length === 0) return;
    if (scopedToken !== undefined) this.runtime.noteScoped(prototype, scopedToken);
    tagInstance(made, this.container);
  }

  private check(prototype: object): void {
    for (const decoration of listDecorations(prototype)) {
      const refusal = this.runtime.refusalOf(prototype, decoration);
      if (refusal) throw refusal;
    }
  }
}

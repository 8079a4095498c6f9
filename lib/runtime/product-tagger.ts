import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import { isClassWrapper, isSingleton, wrappersOf } from '../nest/providers';
import { tagInstance } from './application';
import { asksForApplication } from './inject-application';
import type { MemoizeRuntime } from './memoize.runtime';

type Factory = (...injected: unknown[]) => unknown;

/** Tags what Nest does not construct itself: the values, what factories have made, and what they will make. */
export class ProductTagger {
  private readonly watched = new WeakSet<InstanceWrapper<unknown>>();

  constructor(private readonly runtime: MemoizeRuntime) {}

  /** May be called again, for what has been made since. */
  tagAll(): void {
    for (const wrapper of wrappersOf(this.runtime.container)) {
      if (isClassWrapper(wrapper) || wrapper.isAlias) continue;
      this.tag(wrapper.instance);
      for (const made of wrapper.getStaticTransientInstances()) this.tag(made?.instance, wrapper.token);
      if (typeof wrapper.metatype === 'function') this.watch(wrapper, wrapper.metatype as Factory);
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
    if (!prototype || !asksForApplication(prototype)) return;
    if (scopedToken !== undefined) this.runtime.noteScoped(prototype, scopedToken);
    tagInstance(made, this.runtime.container);
  }
}

import type { ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import type { Class } from '../interfaces/class';
import { tagInstance } from './application';
import { CallScope } from './call-scope';
import { type Decoration, isProxy, listDecorations } from './decoration';
import { findHandler, isHttpHandler } from './handler';
import { HTTP } from './handler-protocols';
import type { MemoizeRuntime } from './memoize.runtime';
import { isClassWrapper, isSingleton, prototypeOf, wrappersOf } from './provider-scopes';
import { hasRoomForResponse } from './response-parameters';

type Factory = (...injected: unknown[]) => unknown;

interface HttpHandler {
  readonly controller: Class;
  /** Whether there is one instance of the controller for all requests. */
  readonly isSingle: boolean;
  readonly decoration: Decoration;
}

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

  /** Before routes are registered, and once all that replaces methods in constructors has done so. */
  askForResponses(): void {
    const { responses } = this.runtime;
    const handlers = this.listHttpHandlers();
    const handed = handlers.filter((handler) => this.canBeHandedResponse(handler));
    for (const { controller, decoration } of handed) {
      if (!responses.has(controller, decoration)) responses.askFor(controller, decoration);
    }
    if (handed.length < handlers.length) this.runtime.callScope = new CallScope();
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

  /** Those that are memoized. Binds them all, because what refuses them is read from metadata that are changed then. */
  private listHttpHandlers(): HttpHandler[] {
    return this.listControllers().flatMap(({ controller, isSingle }) => {
      const prototype = controller.prototype as object;
      return listDecorations(prototype)
        .filter((decoration) => isHttpHandler(prototype, decoration))
        .filter((decoration) => this.runtime.refusalOf(prototype, decoration) === undefined)
        .map((decoration) => ({ controller, isSingle, decoration }));
    });
  }

  /**
   * Not where Nest looks at the class anew for every request; where a decorator above replaced the method, and would
   * see one more argument; where the method serves another protocol as well, which would take the parameter for one of
   * its own; nor where a controller that overrides the method would inherit it.
   */
  private canBeHandedResponse({ controller, isSingle, decoration }: HttpHandler): boolean {
    const handler = findHandler(controller.prototype as object, decoration);
    if (!handler || !isSingle || !isProxy(handler.method) || !hasRoomForResponse(controller, decoration))
      return false;
    const isForHttpOnly = handler.protocols.every((protocol) => protocol === HTTP);
    return isForHttpOnly && !this.isOverridden(controller, decoration.name);
  }

  private isOverridden(controller: Class, name: string): boolean {
    const methodOf = (each: Class): unknown => (each.prototype as Record<string, unknown>)[name];
    return this.listControllers().some(
      ({ controller: other }) =>
        other.prototype instanceof controller && methodOf(other) !== methodOf(controller),
    );
  }

  private listControllers(): { readonly controller: Class; readonly isSingle: boolean }[] {
    return [...this.container.values()].flatMap((module) =>
      [...module.controllers.values()].flatMap((wrapper) =>
        isClassWrapper(wrapper)
          ? [{ controller: wrapper.metatype as Class, isSingle: isSingleton(wrapper) }]
          : [],
      ),
    );
  }

  private check(prototype: object): void {
    for (const decoration of listDecorations(prototype)) {
      const refusal = this.runtime.refusalOf(prototype, decoration);
      if (refusal) throw refusal;
    }
  }
}

import type { ModulesContainer } from '@nestjs/core';
import type { CacheHeaders } from './cache-headers';
import type { Class } from '../types/class';
import { type Decoration, isProxy, listDecorations } from '../nest/decoration';
import { findHandler, isHttpHandler } from '../nest/handler';
import { shareParameters } from '../nest/handler-parameters';
import { HTTP } from '../nest/handler-protocols';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import { isClassWrapper, singletonOf } from '../nest/providers';
import { hasRoomForResponse } from './response-parameters';

interface Controller {
  readonly class: Class;
  /** The one for all requests; undefined where there is one for each. */
  readonly instance: object | undefined;
}

interface HttpHandler {
  readonly controller: Controller;
  readonly decoration: Decoration;
}

/** Finds out how the calls of each memoized HTTP handler come by their response, and sees to it. */
export class ResponseExplorer {
  private readonly container: ModulesContainer;

  constructor(
    private readonly runtime: MemoizeRuntime,
    private readonly headers: CacheHeaders,
  ) {
    this.container = runtime.container;
  }

  /** Right before routes are registered: by then, all that replaces methods in constructors has done so. */
  askForResponses(): void {
    const { responses } = this.headers;
    const handlers = this.listHandlers();
    const handed = handlers.filter((handler) => this.canBeHandedResponse(handler));
    for (const { controller, decoration } of handed) {
      if (!responses.has(controller.class, decoration)) responses.askFor(controller.class, decoration);
    }
    if (handed.length < handlers.length) this.headers.openScope();
  }

  /** Those that are memoized. Binds them all, because what refuses them is read from metadata that are changed then. */
  private listHandlers(): HttpHandler[] {
    return this.listControllers().flatMap((controller) => {
      const prototype = controller.class.prototype as object;
      return listDecorations(prototype)
        .filter((decoration) => isHttpHandler(prototype, decoration))
        .filter((decoration) => this.runtime.refusalOf(prototype, decoration) === undefined)
        .map((decoration) => ({ controller, decoration }));
    });
  }

  /**
   * Not where Nest looks at the class anew for every request; where a decorator or a spy took the method's place, and
   * would see one argument more; where the method serves another protocol as well, which would take the parameter for
   * one of its own; where a controller has decorated the parameters of the method that it inherits anew; nor where one
   * that did so, or overrides the method, would inherit ours.
   */
  private canBeHandedResponse({ controller, decoration }: HttpHandler): boolean {
    const handler = findHandler(controller.class.prototype as object, decoration);
    const called = (controller.instance as Record<string, object> | undefined)?.[decoration.name];
    if (!handler || !called || !isProxy(called)) return false;
    const isForHttpOnly = handler.protocols.every((protocol) => protocol === HTTP);
    if (!isForHttpOnly || !hasRoomForResponse(controller.class, decoration)) return false;
    const declaring = decoration.prototype.constructor as Class;
    if (!shareParameters(controller.class, declaring, decoration.name)) return false;
    return !this.isOverridden(controller.class, decoration.name);
  }

  private isOverridden(controller: Class, name: string): boolean {
    const methodOf = (each: Class): unknown => (each.prototype as Record<string, unknown>)[name];
    return this.listControllers().some(
      (other) =>
        other.class.prototype instanceof controller &&
        (methodOf(other.class) !== methodOf(controller) || !shareParameters(other.class, controller, name)),
    );
  }

  private listControllers(): Controller[] {
    const wrappers = [...this.container.values()].flatMap((module) => [...module.controllers.values()]);
    return wrappers
      .filter(isClassWrapper)
      .map((wrapper) => ({ class: wrapper.metatype as Class, instance: singletonOf(wrapper) }));
  }
}

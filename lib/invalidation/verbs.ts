import type { AsyncMethod } from '../types/method';
import { MODULE_DEFAULTS } from '../options/defaults';
import { boundMethodOf } from '../runtime/application';
import type { Decoration } from '../nest/decoration';
import type { MemoizedMethod } from '../runtime/memoized-method';
import { MethodKey } from '../runtime/method-key';
import { invalidateCalls } from './confirm-drops';
import { requireMemoized } from '../runtime/decorated-method';

/**
 * What can be done with a memoized method besides calling it. Without an application (`new Service()` in a unit test)
 * nothing is kept, so an invalidation resolves and a refresh runs the method.
 */
export class Verbs {
  readonly original: AsyncMethod;

  constructor(
    private readonly instance: object,
    private readonly prototype: object,
    private readonly decoration: Decoration,
  ) {
    this.original = (...args: unknown[]) => decoration.original.apply(instance, args);
  }

  readonly invalidate = async (...args: unknown[]): Promise<void> => {
    const method = this.method();
    if (!method) return void this.getCacheKey(...args);
    await invalidateCalls([{ method, instance: this.instance }], [args]);
  };

  readonly refresh = async (...args: unknown[]): Promise<unknown> => {
    const method = this.method();
    return method ? method.refresh(this.instance, args) : this.original(...args);
  };

  readonly getCacheKey = (...args: unknown[]): string => {
    const method = this.method();
    if (method) return method.showKey(this.instance, args);
    return new MethodKey(this.decoration, this.prototype, MODULE_DEFAULTS).for(this.instance, args);
  };

  /** @throws whatever the method was refused for */
  private method(): MemoizedMethod | undefined {
    const method = boundMethodOf(this.instance, this.decoration);
    return method && requireMemoized(method);
  }
}

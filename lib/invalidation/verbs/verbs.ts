import type { AsyncMethod } from '../../types/method';
import { MODULE_DEFAULTS } from '../../options/defaults';
import { boundMethodOf, isAnyMemoizing } from '../../runtime/application';
import type { Decoration } from '../../nest/decoration';
import type { MemoizedMethod } from '../../runtime/memoized-method';
import type { GivenExtra } from '../../runtime/method/method-extra';
import { MethodKey } from '../../runtime/method/method-key';
import { CollectedDrops } from '../collected-drops';
import { TransactionChanges } from '../transaction-changes';
import { requireMemoized } from '../../runtime/decorated-method';

/** The verbs that go by the key alone. */
interface KeyVerbs {
  readonly invalidate: (...args: unknown[]) => Promise<void>;
  readonly getCacheKey: (...args: unknown[]) => string;
}

/**
 * What can be done with a memoized method besides calling it. Without an application (`new Service()` in a unit test)
 * nothing is kept, so an invalidation resolves and a refresh runs the method.
 */
export class Verbs {
  readonly original: AsyncMethod;

  constructor(
    protected readonly instance: object,
    private readonly prototype: object,
    private readonly decoration: Decoration,
  ) {
    this.original = (...args: unknown[]) => decoration.original.apply(instance, args);
  }

  readonly invalidate = (...args: unknown[]): Promise<void> => this.drop(args);

  readonly refresh = async (...args: unknown[]): Promise<unknown> => {
    const method = this.method();
    if (!method) return this.original(...args);
    // What it computes inside a transaction is nobody else's, and what others have kept is old.
    if (method.transaction) new TransactionChanges(method.context).collectVerb(this.collect(method, args));
    return this.rerun(method, args);
  };

  readonly getCacheKey = (...args: unknown[]): string => this.keysOf(args);

  readonly withExtra = (value: unknown): KeyVerbs => ({
    invalidate: (...args) => this.drop(args, { value }),
    getCacheKey: (...args) => this.keysOf(args, { value }),
  });

  /** The calls that are meant. */
  protected callsOf(args: readonly unknown[]): readonly (readonly unknown[])[] {
    return [args];
  }

  protected rerun(method: MemoizedMethod, args: readonly unknown[]): Promise<unknown> {
    return method.refresh(this.instance, args);
  }

  private async drop(args: readonly unknown[], extra?: GivenExtra): Promise<void> {
    const method = this.method();
    if (method)
      return new TransactionChanges(method.context).confirm(() => this.collect(method, args, extra));
    // An application that memoizes would refuse what has no key, and so does an instance beside it.
    if (isAnyMemoizing()) this.keysOf(args, extra);
  }

  private collect(method: MemoizedMethod, args: readonly unknown[], extra?: GivenExtra): CollectedDrops {
    const drops = new CollectedDrops();
    drops.addCalls([{ method, instance: this.instance }], this.callsOf(args), extra);
    return drops;
  }

  private keysOf(args: readonly unknown[], extra?: GivenExtra): string {
    return this.callsOf(args)
      .map((call) => this.keyOf(call, extra))
      .join('\n');
  }

  private keyOf(args: readonly unknown[], extra?: GivenExtra): string {
    const method = this.method();
    if (method) return method.showKey(this.instance, args, extra);
    return new MethodKey(this.decoration, this.prototype, MODULE_DEFAULTS).for(this.instance, args, extra);
  }

  /** @throws whatever the method was refused for */
  private method(): MemoizedMethod | undefined {
    const method = boundMethodOf(this.instance, this.decoration);
    return method && requireMemoized(method);
  }
}

import { NotMemoizedError } from '../../errors/not-memoized.error';

/** The verbs of what a unit test put in the place of an instance: nothing is kept, so there is nothing to drop. */
export class MockedVerbs {
  constructor(
    private readonly instance: object,
    private readonly name: string,
  ) {}

  readonly invalidate = (): Promise<void> => Promise.resolve();

  readonly original = (...args: unknown[]): unknown => {
    const method: unknown = Reflect.get(this.instance, this.name);
    if (typeof method === 'function') return Reflect.apply(method, this.instance, args);
    throw this.refusal();
  };

  readonly refresh = (...args: unknown[]): unknown => this.original(...args);

  readonly getCacheKey = (): never => {
    throw this.refusal();
  };

  readonly withExtra = (): this => this;

  private refusal(): NotMemoizedError {
    const prototype = Reflect.getPrototypeOf(this.instance);
    return new NotMemoizedError({
      className: prototype?.constructor.name ?? 'The object',
      method: this.name,
    });
  }
}

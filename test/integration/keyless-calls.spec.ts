import { CacheMemoize, memoized, UnkeyableArgumentError } from 'nestjs-cache-memoize';

const action = (): void => undefined;
const boom = (): never => {
  throw new Error('boom');
};
const mutable: { user: unknown } = { user: 'a' };

class Files {
  @CacheMemoize()
  async plain(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({ argsRewrite: () => ({ user: action }) })
  async rewrittenAsOne(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({ argsRewrite: () => ['a', { user: action }] })
  async rewrittenAsTwo(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({ argsRewrite: boom })
  async notRewritten(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({
    argsRewrite: () => {
      throw Object.create(null);
    },
  })
  async notEvenThrown(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({ extra: mutable as { user: string } })
  async withExtra(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({ argsRewrite: () => 'a', extra: (() => ({ user: action })) as never })
  async withMadeExtra(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({ extra: boom })
  async withoutExtra(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({ keyGeneratorCallable: (() => 5) as never })
  async generated(..._args: unknown[]): Promise<void> {}

  @CacheMemoize({ keyGeneratorCallable: () => 'x'.repeat(70_000) })
  async generatedAtLength(..._args: unknown[]): Promise<void> {}
}

function refusalOf(method: keyof Files, ...args: unknown[]): unknown {
  try {
    return memoized(new Files())[method].getCacheKey(...args);
  } catch (refusal) {
    return refusal;
  }
}

describe('A call without a key', () => {
  it.each<[keyof Files, string | number, string, string]>([
    ['plain', 1, '[1].user', 'a function'],
    ['rewrittenAsOne', 'argsRewrite', 'argsRewrite().user', 'a function'],
    ['rewrittenAsTwo', 'argsRewrite', 'argsRewrite()[1].user', 'a function'],
    ['notRewritten', 'argsRewrite', 'argsRewrite()', 'nothing, because it threw Error: boom'],
    ['notEvenThrown', 'argsRewrite', 'argsRewrite()', 'nothing, because it threw an object without fields'],
    ['withMadeExtra', 'extra', 'extra().user', 'a function'],
    ['withoutExtra', 'extra', 'extra()', 'nothing, because it threw Error: boom'],
    ['generated', 'keyGeneratorCallable', 'keyGeneratorCallable()', '5 (number) in place of a text'],
    [
      'generatedAtLength',
      'keyGeneratorCallable',
      'keyGeneratorCallable()',
      'more than 65536 bytes (maxKeyBytes)',
    ],
  ])('says where the value came from: %s, %s', (method, position, path, reason) => {
    const refusal = refusalOf(method, 'a', { user: action });
    expect(refusal).toBeInstanceOf(UnkeyableArgumentError);
    expect(refusal).toMatchObject({ position, path, reason });
  });

  it('says so of a fixed extra that was changed after the class was defined', () => {
    mutable.user = action;
    expect(refusalOf('withExtra')).toMatchObject({
      position: 'extra',
      path: 'extra.user',
      reason: 'a function',
    });
  });
});

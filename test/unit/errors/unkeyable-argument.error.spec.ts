import { UnkeyableArgumentError } from '../../../lib/errors/unkeyable-argument.error';

describe('UnkeyableArgumentError', () => {
  const facts = {
    method: 'SalesService.range',
    position: 1,
    path: '[1].query.build',
    reason: 'a function',
  } as const;

  it('names the method, the place, what was found and the remedies', () => {
    expect(new UnkeyableArgumentError(facts).message).toBe(
      'Argument 1 of SalesService.range has no key: [1].query.build is a function. Calls with it are not memoized. ' +
        "Say with argsRewrite what the key is made of, or give the value's class a method toCacheKey().",
    );
  });

  it('names the extra where that is it', () => {
    expect(new UnkeyableArgumentError({ ...facts, position: 'extra', path: 'extra.user' }).message).toMatch(
      /^The extra of SalesService\.range has no key: extra\.user is a function\./,
    );
  });

  it('has its code and its facts as fields', () => {
    expect(new UnkeyableArgumentError(facts)).toMatchObject({
      code: 'E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT',
      name: 'UnkeyableArgumentError',
      ...facts,
    });
  });

  it('has what the value threw as its cause', () => {
    const cause = new Error('no');
    expect(new UnkeyableArgumentError({ ...facts, cause }).cause).toBe(cause);
    expect(new UnkeyableArgumentError(facts)).not.toHaveProperty('cause');
  });
});

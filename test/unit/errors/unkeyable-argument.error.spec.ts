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
      'Argument 1 of SalesService.range has no key: [1].query.build is a function. Such calls are not memoized. ' +
        "Say with argsRewrite what the key is made of, or give the value's class a method toCacheKey().",
    );
  });

  it.each([
    ['extra', 'extra.user'],
    ['extra', 'extra().user'],
    ['argsRewrite', 'argsRewrite()[1].user'],
  ] as const)('names the %s where %s is it, and what to do there', (position, path) => {
    expect(new UnkeyableArgumentError({ ...facts, position, path }).message).toBe(
      `A call of SalesService.range has no key: ${path} is a function. Such calls are not memoized. ` +
        `Let ${position} give small plain values, or instances of classes with a method toCacheKey().`,
    );
  });

  it('names the keyGeneratorCallable where that is it, and what to do there', () => {
    const place = { position: 'keyGeneratorCallable', path: 'keyGeneratorCallable()' } as const;
    expect(new UnkeyableArgumentError({ ...facts, ...place }).message).toBe(
      'A call of SalesService.range has no key: keyGeneratorCallable() is a function. Such calls are not memoized. ' +
        'Let keyGeneratorCallable give a text that is not empty, and within maxKeyBytes.',
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

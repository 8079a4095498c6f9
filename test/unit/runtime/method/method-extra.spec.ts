import { InvalidOptionError, UnkeyableArgumentError } from 'nestjs-cache-memoize';
import { KeyCallbacks } from '../../../../lib/runtime/method/key-callbacks';
import { MethodExtra } from '../../../../lib/runtime/method/method-extra';
import type { SourcedExtra } from '../../../../lib/runtime/method/method-options';

const MODULE = 'the defaults of forRoot';
const CLASS = '@CacheMemoizeDefaults on Prices';

const extraOf = (...extras: readonly SourcedExtra[]) =>
  new MethodExtra({ method: 'Prices.of', extras, callbacks: new KeyCallbacks('Prices.of') });

const tenantOf = (instance: unknown) => (instance as { tenant: string }).tenant;
const FROM_CLASS: SourcedExtra = {
  from(this: unknown) {
    return tenantOf(this);
  },
  source: CLASS,
};
const FROM_METHOD: SourcedExtra = { from: (id) => id, source: undefined };
const CONSTANT: SourcedExtra = { value: 'v2', source: MODULE };

describe('what keys vary on besides the arguments', () => {
  it('is always the same where nothing has to be asked', () => {
    expect([extraOf().fixed, extraOf(CONSTANT, { value: undefined, source: CLASS }).fixed]).toEqual([
      [],
      ['v2', undefined],
    ]);
    expect(extraOf(CONSTANT, FROM_METHOD).fixed).toBeUndefined();
  });

  it('is one value for each who says something, in their order', () => {
    expect(extraOf(CONSTANT, FROM_CLASS, FROM_METHOD).valuesFor({ tenant: 'acme' }, [1])).toEqual([
      'v2',
      'acme',
      1,
    ]);
  });

  it('stands in the place of functions alone, and asks none', () => {
    const extra = extraOf(FROM_CLASS, CONSTANT, FROM_METHOD);
    const given = extra.read({ value: ['other', 2] });
    expect(extra.valuesFor({}, [1], given)).toEqual(['other', 'v2', 2]);
    const one = extraOf(CONSTANT, FROM_CLASS);
    expect(one.valuesFor({}, [], one.read({ value: ['a', 'list'] }))).toEqual(['v2', ['a', 'list']]);
  });

  it.each([['acme'], [['acme']], [['acme', 1, 2]], [undefined]])(
    'cannot be %p in the place of two functions',
    (value) => {
      const refused = () => extraOf(CONSTANT, FROM_CLASS, FROM_METHOD).read({ value });
      expect(refused).toThrow(InvalidOptionError);
      expect(refused).toThrow(
        'It must be a list of 2, for the functions given as extra by @CacheMemoizeDefaults on Prices, by @CacheMemoize on ' +
          'Prices.of.',
      );
    },
  );

  it('is called by who gave it where a function throws', () => {
    const thrower = {
      from: () => {
        throw new Error('boom');
      },
    };
    const ask = (source: string | undefined) => () =>
      extraOf(CONSTANT, { ...thrower, source }).valuesFor({}, []);
    expect(ask(CLASS)).toThrow(UnkeyableArgumentError);
    expect(ask(CLASS)).toThrow(
      'A call of Prices.of has no key: extra() of @CacheMemoizeDefaults on Prices is nothing, because it threw Error: boom.',
    );
    expect(ask(undefined)).toThrow('A call of Prices.of has no key: extra() is nothing');
  });
});

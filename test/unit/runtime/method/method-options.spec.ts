import { CacheMemoize, CacheMemoizeDefaults, type CacheMemoizeOptions } from 'nestjs-cache-memoize';
import { resolveModuleOptions } from '../../../../lib/options/resolve-module-options';
import type { CacheMemoizeModuleOptions } from '../../../../lib/options/module-options';
import {
  declaresKey,
  isSharedByInstances,
  isTagged,
  methodOptionsOf,
} from '../../../../lib/runtime/method/method-options';
import { decorationOf } from '../../../support/applications/decoration-of';

class User {}
class Account {}
class Order {}
class Price {}

const ofClass = () => ['of the class'];
const ofMethod = () => ['of the method'];

@CacheMemoizeDefaults({
  ttl: '1m',
  cacheAlias: 'base',
  extra: 'base',
  tags: ['base'],
  classes: [Account],
  jitter: 0.1,
  staleIfError: '1h',
})
class Base {
  @CacheMemoize()
  async bare(): Promise<void> {}

  @CacheMemoize('5m', { cacheAlias: 'own', extra: () => 1, tags: ofMethod, classes: [Order], jitter: 0.2 })
  async full(): Promise<void> {}
}

class Silent extends Base {}

@CacheMemoizeDefaults({ ttl: '2m', extra: ofClass, tags: ofClass, staleIfError: '2h' })
class Derived extends Base {}

class Plain {
  @CacheMemoize()
  async bare(): Promise<void> {}
}

const moduleOptions = (given: CacheMemoizeModuleOptions) => resolveModuleOptions(given, 'forRoot');
const FROM_BASE = '@CacheMemoizeDefaults on Base';
const FROM_DERIVED = '@CacheMemoizeDefaults on Derived';

describe('the options that a method goes by', () => {
  it('are those of its decorator, with the defaults of everything, where nobody else says any', () => {
    const options = methodOptionsOf(Plain.prototype, decorationOf(Plain, 'bare'));
    expect(options).toMatchObject({ ttl: undefined, extras: [], tags: [], classes: [] });
    expect(options.cache).toEqual({ alias: 'default', source: undefined });
  });

  it('are its own before those of its class', () => {
    const options = methodOptionsOf(Base.prototype, decorationOf(Base, 'full'));
    expect(options).toMatchObject({ ttl: 300_000, cache: { alias: 'own', source: undefined } });
    expect(options.stale).toMatchObject({ own: { jitter: 0.2, staleIfError: undefined } });
    expect(options.stale).toMatchObject({ byDefault: { jitter: 0.1, staleIfError: { for: 3_600_000 } } });
  });

  it('are those of the class of the instance before those of the class that has the method', () => {
    const [base, silent, derived] = [Base, Silent, Derived].map((each) =>
      methodOptionsOf(each.prototype, decorationOf(Base, 'bare')),
    );
    expect([base?.ttl, silent?.ttl, derived?.ttl]).toEqual([60_000, 60_000, 120_000]);
    expect(derived?.cache).toEqual({ alias: 'base', source: FROM_BASE });
    expect(derived?.stale.byDefault).toMatchObject({ jitter: 0.1, staleIfError: { for: 7_200_000 } });
  });

  it('are those of the module last', () => {
    const module = moduleOptions({ defaults: { cacheAlias: 'module', jitter: 0.3 } });
    const plain = methodOptionsOf(Plain.prototype, decorationOf(Plain, 'bare'), module);
    const based = methodOptionsOf(Base.prototype, decorationOf(Base, 'bare'), module);
    expect(plain.cache).toEqual({ alias: 'module', source: 'the defaults of forRoot' });
    expect([plain.stale.byDefault.jitter, based.stale.byDefault.jitter]).toEqual([0.3, 0.1]);
    expect(based.cache.alias).toBe('base');
  });

  it('add up what the module, each class from the base down, and the method vary on', () => {
    const module = moduleOptions({ defaults: { extra: 'module' } });
    const { extras } = methodOptionsOf(Derived.prototype, decorationOf(Base, 'full'), module);
    expect(extras).toEqual([
      { value: 'module', source: 'the defaults of forRoot' },
      { value: 'base', source: FROM_BASE },
      { from: ofClass, source: FROM_DERIVED },
      { from: expect.any(Function) as unknown, source: undefined },
    ]);
  });

  it('add up tags and classes likewise', () => {
    const module = moduleOptions({ classes: [Price], defaults: { classes: [User] } });
    const { tags, classes } = methodOptionsOf(Derived.prototype, decorationOf(Base, 'full'), module);
    expect(tags).toEqual([
      { tags: ['base'], source: FROM_BASE },
      { tags: ofClass, source: FROM_DERIVED },
      { tags: ofMethod, source: undefined },
    ]);
    expect(classes.map((each) => each.class)).toEqual([Price, User, Account, Order]);
  });
});

describe('what outcomes depend on besides the arguments', () => {
  const optionsOf = (options: CacheMemoizeOptions<() => Promise<void>>, ofTheClass: unknown = undefined) => {
    @CacheMemoizeDefaults({ extra: ofTheClass as string })
    class Declaring {
      @CacheMemoize(options)
      async find(): Promise<void> {}
    }
    return methodOptionsOf(Declaring.prototype, decorationOf(Declaring, 'find'));
  };
  const one = () => '1';

  it('is declared by a function that makes the key, or a part of it', () => {
    const declaring = [{ extra: one }, { argsRewrite: one }, { keyGeneratorCallable: one }];
    expect(declaring.map((each) => declaresKey(optionsOf(each)))).toEqual([true, true, true]);
  });

  it('is declared by a function of the class, also beside a value of the method', () => {
    expect([declaresKey(optionsOf({}, one)), declaresKey(optionsOf({ extra: 'v2' }, one))]).toEqual([
      true,
      true,
    ]);
    expect(isSharedByInstances(optionsOf({}, one))).toBe(false);
  });

  it('is not declared by a value, which is the same for every instance', () => {
    const silent = [optionsOf({ extra: 'acme' }), optionsOf({ prefix: 'files' }), optionsOf({}, 'acme')];
    expect(silent.map(declaresKey)).toEqual([false, false, false]);
    expect(silent.map(isSharedByInstances)).toEqual([true, true, true]);
    expect(isSharedByInstances(optionsOf({ instancesAgree: true }))).toBe(false);
  });

  it('has tags where the method or its class names some', () => {
    const [tagged, plain] = [Base, Plain].map((each) =>
      methodOptionsOf(each.prototype, decorationOf(each, 'bare')),
    );
    expect([tagged && isTagged(tagged), plain && isTagged(plain)]).toEqual([true, false]);
    expect(isTagged(optionsOf({ resultTags: () => [] }))).toBe(true);
  });
});

import { CacheMemoizeDefaults } from 'nestjs-cache-memoize';
import { findOwnDefaults, listDefaults } from '../../../lib/nest/class-defaults';

@CacheMemoizeDefaults({ ttl: '1m' })
class Base {}

class Between extends Base {}

@CacheMemoizeDefaults({ ttl: '2m' })
class Derived extends Between {}

describe('the defaults of a class', () => {
  it('are those of every class it is of, from the base down', () => {
    expect(listDefaults(Derived.prototype).map(({ where, ttl }) => [where, ttl])).toEqual([
      ['@CacheMemoizeDefaults on Base', 60_000],
      ['@CacheMemoizeDefaults on Derived', 120_000],
    ]);
    expect(listDefaults(Between.prototype)).toEqual(listDefaults(Base.prototype));
  });

  it('are none where no class says anything', () => {
    expect([listDefaults(class {}.prototype), listDefaults(Object.create(null) as object)]).toEqual([[], []]);
  });

  it('are its own only where it says them itself', () => {
    expect(findOwnDefaults(Between.prototype)).toBeUndefined();
    expect(findOwnDefaults(Base.prototype)?.ttl).toBe(60_000);
  });
});

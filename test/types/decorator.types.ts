import { applyDecorators } from '@nestjs/common';
import { CacheMemoize, CacheMemoizeDefaults } from 'nestjs-cache-memoize';

class User {
  name = '';
}

export class Decorated {
  private readonly tenant = 'a';

  @CacheMemoize()
  async bare(id: number): Promise<User> {
    return { name: `${id}${this.tenant}` };
  }

  @CacheMemoize('5m', { extra: (id) => id.toFixed(), argsRewrite: (id) => [id], prefix: 'x' })
  async typed(id: number): Promise<User> {
    return { name: `${id}` };
  }

  @CacheMemoize((user, id) => (user ? id : 0))
  async ttlFunction(id: number): Promise<User> {
    return { name: `${id}` };
  }

  @CacheMemoize({
    extra(this: Decorated, id) {
      return this.tenant + id.toFixed();
    },
  })
  async thisTyped(id: number): Promise<User> {
    return { name: `${id}` };
  }

  @CacheMemoize({
    extra: function (this: Decorated) {
      return this.tenant;
    },
    hitCallable: (id, names) => void [id.toFixed(), names?.length],
    ttl: (user) => (user?.name === '' ? 0 : '1h'),
  })
  async optional(id: number, names: string[] = []): Promise<User> {
    return { name: `${id}${names.length}` };
  }

  @CacheMemoize({
    condition(this: Decorated, id) {
      return id > this.tenant.length;
    },
    staleWhileRevalidate: '1m',
    staleIfError: { for: '6h', when: (error) => error instanceof RangeError, retryAfter: 5_000 },
    earlyRefresh: 0.8,
    jitter: 0.1,
  })
  async stale(id: number): Promise<number> {
    return id;
  }

  @CacheMemoize({ staleIfError: '6h', condition: () => true })
  async staleIfError(): Promise<void> {}

  @CacheMemoize({ storeResult: false })
  async guardVoid(): Promise<void> {}

  @CacheMemoize({ storeResult: false })
  async guardBoolean(): Promise<boolean> {
    return true;
  }

  @CacheMemoize({ storeResult: false })
  async guardUnion(): Promise<User | true> {
    return true;
  }

  @CacheMemoize()
  async generic<Item>(item: Item): Promise<Item> {
    return item;
  }

  @CacheMemoize({
    cacheExceptions: [TypeError, RangeError],
    cacheAlias: 'x',
    extra: { version: 1, tags: ['a'] },
  })
  async errors(): Promise<number> {
    return 1;
  }

  @applyDecorators(CacheMemoize(), CacheMemoize('5m'))
  async applied(): Promise<number> {
    return 1;
  }

  @CacheMemoize()
  private async hidden(): Promise<number> {
    return 1;
  }

  use(): unknown {
    return this.hidden;
  }
}

export class Wrong {
  // @ts-expect-error a sync method
  @CacheMemoize()
  sync(): number {
    return 1;
  }

  // @ts-expect-error a sync method with options
  @CacheMemoize('5m', { prefix: 'x' })
  syncWithOptions(): number {
    return 1;
  }

  // @ts-expect-error the argument is a number
  @CacheMemoize({ extra: (id: string) => id })
  async argument(id: number): Promise<number> {
    return id;
  }

  // @ts-expect-error the result is a User
  @CacheMemoize((result: number | undefined) => result ?? 0)
  async result(): Promise<User> {
    return { name: '' };
  }

  // @ts-expect-error misspelt
  @CacheMemoize({ extras: 1 })
  async misspelt(): Promise<number> {
    return 1;
  }

  // @ts-expect-error a guard answers true, and a number is none
  @CacheMemoize({ storeResult: false })
  async guard(): Promise<number> {
    return 1;
  }

  // @ts-expect-error a guard answers true, and undefined is none
  @CacheMemoize({ storeResult: false })
  async guardUndefined(): Promise<undefined> {
    return undefined;
  }

  // @ts-expect-error no unit
  @CacheMemoize('5 parsecs')
  async unit(): Promise<number> {
    return 1;
  }

  // @ts-expect-error a key is a string
  @CacheMemoize({ keyGeneratorCallable: () => 1 })
  async key(): Promise<number> {
    return 1;
  }

  // @ts-expect-error a condition is asked at once
  @CacheMemoize({ condition: async () => true })
  async asyncCondition(): Promise<number> {
    return 1;
  }

  // @ts-expect-error a condition answers true or false
  @CacheMemoize({ condition: (id) => id })
  async condition(id: number): Promise<number> {
    return id;
  }

  // @ts-expect-error how long is to be said
  @CacheMemoize({ staleIfError: { retryAfter: '5s' } })
  async window(): Promise<number> {
    return 1;
  }
}

@CacheMemoizeDefaults({
  ttl: (result: User | undefined, id: number) => (result === undefined ? 0 : id),
  cacheAlias: 'shared',
  extra(this: WithDefaults) {
    return this.tenant;
  },
  tags: (id: number) => [`user:${id}`],
  classes: [User],
  staleWhileRevalidate: '1m',
  staleIfError: { for: '6h' },
  earlyRefresh: 0.8,
  jitter: 0.1,
})
export class WithDefaults {
  readonly tenant = 'a';
}

@applyDecorators(CacheMemoizeDefaults({ ttl: '5m', extra: { version: 1 }, tags: ['users'] }))
export class ComposedDefaults {}

// @ts-expect-error a prefix is the method's own
@CacheMemoizeDefaults({ prefix: 'x' })
export class WrongDefaults {}

// @ts-expect-error no unit
@CacheMemoizeDefaults({ ttl: '5 parsecs' })
export class WrongTtl {}

export class OnMethod {
  // @ts-expect-error it is for classes
  @CacheMemoizeDefaults({ ttl: '5m' })
  async find(): Promise<void> {}
}

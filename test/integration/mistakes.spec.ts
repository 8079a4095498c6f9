import { type DynamicModule, Injectable, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { redisStore } from 'cache-manager-redis-yet';
import {
  CacheMemoize,
  CacheMemoizeModule,
  type CacheMemoizeError,
  MemoizeInvalidator,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';

@Injectable()
class Files {
  constructor(private readonly invalidator: MemoizeInvalidator) {}

  @CacheMemoize()
  async find(): Promise<number> {
    await this.invalidator.clear();
    return 1;
  }
}

const compile = (module: Type | DynamicModule, providers: Type[] = []) =>
  Test.createTestingModule({ imports: [module], providers }).compile();

/** What a circular import leaves in the place of a class. */
const missing = undefined as unknown as Type;
const CIRCULAR =
  '(undefined in the place of a class is what a circular import leaves: move the class to a file of its own, which both import).';

describe('A typical mistake is told with what to do', () => {
  it.each<[string, Type[]]>([
    ['without anything else', []],
    ['with who injects the invalidator', [Files]],
  ])('the module without forRoot, %s', async (_, providers) => {
    await expect(compile(CacheMemoizeModule, providers)).rejects.toThrow(
      "Invalid option 'imports' in @Module(): got the class CacheMemoizeModule. It must be CacheMemoizeModule.forRoot(), or forRoot(caches, options), or forRootAsync({ useFactory }).",
    );
  });

  it('the module once with forRoot, and once without', async () => {
    const testing = Test.createTestingModule({ imports: [CacheMemoizeModule.forRoot(), CacheMemoizeModule] });
    await expect(testing.compile()).rejects.toThrow("Invalid option 'imports'");
  });

  it.each(['localhost:6379', 'redis//localhost', 'http://localhost', 'redis://localhost/zero'])(
    'the Redis URL %s: that it is the URL, and not the server',
    async (url) => {
      const told: CacheMemoizeError[] = [];
      await startApplication({
        caches: { shared: () => redisStore({ url }) },
        options: { keyPrefix: 'shop', onError: (error) => told.push(error) },
      });
      expect(told[0]?.message).toMatch(
        /^Cache 'shared' could not be connected to: Invalid \w+\. .*Check the URL that the client was given: it begins with 'redis:\/\/' or 'rediss:\/\/', as in redis:\/\/localhost:6379\.$/,
      );
    },
  );

  it('a circular import, in classes', () => {
    expect(() => CacheMemoizeModule.forRoot({}, { classes: [missing] })).toThrow(CIRCULAR);
  });

  it('a circular import, in cacheExceptions', () => {
    expect(() => {
      class Prices {
        @CacheMemoize({ cacheExceptions: [missing as Type<Error>] })
        async find(): Promise<void> {}
      }
      return Prices;
    }).toThrow(`It must be an error class, or an array of error classes ${CIRCULAR}`);
  });

  it('a circular import, at an invalidation', async () => {
    const invalidator = (await startApplication({})).get(MemoizeInvalidator);
    await expect(invalidator.invalidateAll(missing as Type<Files>, 'find')).rejects.toThrow(
      `got undefined. It must be the class that has the method, or an instance of it ${CIRCULAR}`,
    );
  });
});

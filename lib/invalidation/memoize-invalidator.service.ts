import { Inject, Injectable } from '@nestjs/common';
import { MEMOIZE_RUNTIME } from '../constants';
import { InvalidOptionError } from '../errors/invalid-option.error';
import type { Class } from '../types/class';
import type { AsyncMethodName, ParametersOf } from '../types/method';
import type { CompileError } from '../options/memoize-options';
import { OptionReader, PREFIX_PATTERN, PREFIX_RULE } from '../options/option-reader';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { RegisteredCache } from '../runtime/cache.registry';
import { type Announcement, announced } from './announced';
import { confirmBulk, invalidateCalls, nameOf } from './confirm-drops';
import { TargetFinder } from './target-finder';

/** The arguments of a method that is named by its class and its name; any, where the name is wrong already. */
export type ArgumentsOf<Instance, Name extends string> =
  Name extends AsyncMethodName<Instance> ? ParametersOf<Instance[Name]> : unknown[];

/** The name of an async method: where it is another, the names there are, or that there is none. */
export type MethodNameIn<Instance, Name extends string> =
  Name extends AsyncMethodName<Instance>
    ? Name
    : [AsyncMethodName<Instance>] extends [never]
      ? CompileError<'The class has no public async method. A private one is named inside the class: memoized(this, (self) => self.method).'>
      : { [Known in AsyncMethodName<Instance>]: Known }[AsyncMethodName<Instance>];

/** The verbs of the invalidator that go by the keys of calls. */
export type InvalidatorWithExtra = Pick<MemoizeInvalidator, 'invalidate' | 'invalidateMany'>;

/**
 * Drops outcomes, quickly and with certainty: each method resolves only when confirmed, and from then on no read
 * answers with what was computed before. Otherwise it rejects within `deadline.invalidate`.
 *
 * A class stands for itself, for every class of the application that inherits the method from it, and for what is
 * provided behind it as an injection token. An instance may stand in for the class, and is then `this` in the key
 * callbacks.
 *
 * @example
 * ```ts
 * constructor(private readonly invalidator: MemoizeInvalidator) {}
 *
 * async upload(file: string, id: string): Promise<void> {
 *   await this.bucket.put(file, id);
 *   await this.invalidator.invalidate(FilesService, 'exists', file, id); // from here on nobody gets an older answer
 * }
 * ```
 */
@Injectable()
export class MemoizeInvalidator {
  private readonly targets: TargetFinder;

  constructor(@Inject(MEMOIZE_RUNTIME) private readonly runtime: MemoizeRuntime) {
    this.targets = new TargetFinder(runtime);
  }

  /**
   * Drops the outcome of one call.
   *
   * @throws InvalidationFailedError when it could not be confirmed
   * @throws NotMemoizedError for a method without `@CacheMemoize`
   * @throws UnkeyableArgumentError for arguments without a key
   */
  async invalidate<Instance extends object, Name extends string>(
    target: Class<Instance> | Instance,
    method: MethodNameIn<Instance, Name>,
    ...args: ArgumentsOf<Instance, Name>
  ): Promise<void> {
    await invalidateCalls(this.targets.find(target, method), [args]);
  }

  /**
   * Drops the outcomes of many calls of one method, batched: 1,000 calls are a handful of round trips.
   *
   * @throws InvalidationFailedError whose `failed` lists the arguments that were not confirmed
   */
  async invalidateMany<Instance extends object, Name extends string>(
    target: Class<Instance> | Instance,
    method: MethodNameIn<Instance, Name>,
    listOfArgs: readonly ArgumentsOf<Instance, Name>[],
  ): Promise<void> {
    const targets = this.targets.find(target, method);
    await invalidateCalls(targets, checkLists(listOfArgs, nameOf(targets)));
  }

  /**
   * Drops every outcome of a method, in a number of round trips that does not depend on how many there are.
   *
   * @throws InvalidationFailedError
   */
  async invalidateAll<Instance extends object, Name extends string>(
    target: Class<Instance> | Instance,
    method: MethodNameIn<Instance, Name>,
  ): Promise<void> {
    const targets = this.targets.find(target, method);
    const methods = new Set(targets.map(({ method }) => method));
    const groups = [...methods].map(({ registered, group, name }) =>
      dropGroup(registered, group, { method: name, target: `every outcome of ${name}` }),
    );
    await confirmBulk(`every outcome of ${nameOf(targets)}`, groups);
  }

  /**
   * `invalidate` and `invalidateMany` with `value` in place of what the function given as `extra` would answer here:
   * for a consumer, a cron job or an administrator outside the request that it reads. The other verbs do not go by it.
   *
   * @example
   * ```ts
   * await this.invalidator.withExtra('acme').invalidate(PricesService, 'priceOf', 17);
   * ```
   * @throws InvalidOptionError (as a rejection of these) for a method whose `extra` is no function
   */
  withExtra(value: unknown): InvalidatorWithExtra {
    return {
      invalidate: async (target, method, ...args) =>
        invalidateCalls(this.targets.find(target, method), [args], { value }),
      invalidateMany: async (target, method, listOfArgs) => {
        const targets = this.targets.find(target, method);
        await invalidateCalls(targets, checkLists(listOfArgs, nameOf(targets)), { value });
      },
    };
  }

  /**
   * Drops every outcome under a prefix, such as one that several methods share.
   *
   * @param options.cacheAlias only in this cache; in every cache where left out
   * @throws InvalidationFailedError
   * @throws InvalidOptionError for what can be no prefix, and for an unknown option
   */
  async invalidatePrefix(prefix: string, options: { readonly cacheAlias?: string } = {}): Promise<void> {
    const where = 'MemoizeInvalidator.invalidatePrefix';
    // A pattern takes undefined for the text 'undefined'.
    if (typeof prefix !== 'string' || !PREFIX_PATTERN.test(prefix)) {
      throw new InvalidOptionError({ option: 'prefix', value: prefix, where, expected: PREFIX_RULE });
    }
    OptionReader.of(options, where).allowOnly(['cacheAlias']);
    const target = `prefix '${prefix}'`;
    const groups = this.caches(options.cacheAlias, where).map((registered) =>
      dropGroup(registered, prefix, { method: undefined, target }),
    );
    await confirmBulk(target, groups);
  }

  /**
   * Drops everything that this application keeps, and nothing that others keep in the same store.
   *
   * @param cacheAlias only in this cache; in every cache where left out
   * @throws InvalidationFailedError
   */
  async clear(cacheAlias?: string): Promise<void> {
    const caches = this.caches(cacheAlias, 'MemoizeInvalidator.clear');
    const names = caches.map(({ alias }) => `'${alias}'`).join(', ');
    await confirmBulk(`the caches ${names}`, caches.map(clearCache));
  }

  private caches(alias: string | undefined, where: string): readonly RegisteredCache[] {
    const aliases = alias === undefined ? this.runtime.registry.aliases : [alias];
    return aliases.map((each) => this.runtime.requireCache(each, where));
  }
}

// Async, so that what a cache throws at once is a rejection like any other.
async function dropGroup(
  registered: RegisteredCache,
  group: string,
  announcement: Announcement,
): Promise<void> {
  await announced(
    registered,
    () => announcement,
    () => registered.cache.drop({ groups: [group] }),
  );
}

async function clearCache(registered: RegisteredCache): Promise<void> {
  const announcement = { method: undefined, target: `the cache '${registered.alias}'` };
  await announced(
    registered,
    () => announcement,
    () => registered.cache.clear(),
  );
}

/** A list of strings in place of a list of argument lists would be taken for lists of characters. */
function checkLists(listOfArgs: unknown, name: string): readonly (readonly unknown[])[] {
  const lists: unknown[] | undefined = Array.isArray(listOfArgs) ? listOfArgs : undefined;
  // Not every(), which passes over the holes of an array.
  if (lists?.findIndex((args) => !Array.isArray(args)) === -1) return lists as unknown[][];
  throw new InvalidOptionError({
    option: 'listOfArgs',
    value: listOfArgs,
    where: `MemoizeInvalidator.invalidateMany of ${name}`,
    expected: "an array with one array of arguments for each call, such as [['a.map', 1], ['b.map', 1]]",
  });
}

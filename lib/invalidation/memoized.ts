import { describeValue } from '../errors/describe-value';
import { InvalidOptionError } from '../errors/invalid-option.error';
import { NotMemoizedError } from '../errors/not-memoized.error';
import type { AsyncMethod, ParametersOf } from '../types/method';
import { findBatch, findSingle } from '../nest/batch-decoration';
import { findDecoration } from '../nest/decoration';
import { isAnyMemoizing } from '../runtime/application';
import { BatchVerbs } from './verbs/batch-verbs';
import { MockedVerbs } from './verbs/mocked-verbs';
import { Verbs } from './verbs/verbs';

/** The verbs of one memoized method of one instance: same arguments in, same outcome out. */
export interface MemoizedHandle<Method extends AsyncMethod> {
  /**
   * Drops one outcome; never runs the method. Resolves when confirmed.
   *
   * @throws InvalidationFailedError (as a rejection) within `deadline.invalidate` otherwise
   * @throws UnkeyableArgumentError (as a rejection) for arguments without a key
   *
   * Where no application in this process has the module, as in a unit test, it resolves, whatever it was given.
   */
  readonly invalidate: (...args: ParametersOf<Method>) => Promise<void>;

  /**
   * Runs the method now, never joins, and replaces the outcome. If the method throws an error that is not listed in
   * `cacheExceptions`, the old outcome stays.
   */
  readonly refresh: Method;

  /**
   * The key of a call, without the module's `keyPrefix`. A batch has none of its own: of one, the keys of its ids, in
   * their order, one a line.
   *
   * @throws UnkeyableArgumentError where there is none
   */
  readonly getCacheKey: (...args: ParametersOf<Method>) => string;

  /** The method itself, past the cache. */
  readonly original: Method;

  /**
   * The verbs that go by the key, with `value` in place of what the function given as `extra` would answer here: for a
   * consumer, a cron job or an administrator outside the request that it reads.
   *
   * @example
   * ```ts
   * await memoized(this.prices).priceOf.withExtra('acme').invalidate(17);
   * ```
   * @throws InvalidOptionError (`invalidate`: as a rejection) on a method whose `extra` is no function
   */
  readonly withExtra: (value: unknown) => Pick<MemoizedHandle<Method>, 'invalidate' | 'getCacheKey'>;
}

/** The verbs of every async method of an instance. */
export type MemoizedHandles<Instance> = {
  readonly [
    Name in keyof Instance as Instance[Name] extends AsyncMethod ? Name : never
  ]: Instance[Name] extends AsyncMethod ? MemoizedHandle<Instance[Name]> : never;
};

/** The same where the instance may be `this`, whose class the compiler looks up only for a type that it can put off. */
type HandlesOf<Instance> = Instance extends object ? MemoizedHandles<Instance> : never;

/**
 * The verbs of an instance's memoized methods: `memoized(this.files).exists.invalidate('xul.pdb')`. Inside the class
 * the method is named with a function, private methods too: `memoized(this, (self) => self.exists)`.
 *
 * @example
 * ```ts
 * await memoized(this.files).exists.invalidate('xul.pdb', 'A1B2');
 * const fresh = await memoized(this, (self) => self.exists).refresh('xul.pdb', 'A1B2');
 * ```
 *
 * @throws NotMemoizedError for a method without `@CacheMemoize`, if an application in this process has the module
 * @throws InvalidOptionError for what is no instance, and for a function that names no method of it
 */
export function memoized<Instance extends object, Method extends AsyncMethod>(
  instance: Instance,
  pick: (self: Instance) => Method,
): MemoizedHandle<Method>;
export function memoized<Instance extends object>(instance: Instance): HandlesOf<Instance>;
export function memoized(instance: object, pick?: (self: object) => unknown): unknown {
  requireInstance(instance);
  return pick
    ? verbsOf(instance, nameOfPicked(instance, pick))
    : new Proxy(instance, { get: (_, name) => handleFor(instance, name) });
}

/** What is no method answers as it would on any object: a debugger asks for symbols, `await` for `then`. */
function handleFor(instance: object, name: string | symbol): Verbs | MockedVerbs | undefined {
  if (typeof name !== 'string') return undefined;
  const isThere = name in instance;
  const isMethod = isThere && typeof Reflect.get(instance, name) === 'function';
  // A mock may lack what only its verbs are asked for.
  const isMocked = !isThere && !ASKED_OF_ANY_OBJECT.includes(name) && !isAnyMemoizing();
  return isMethod || isMocked ? verbsOf(instance, name) : undefined;
}

const ASKED_OF_ANY_OBJECT = ['then', 'toJSON'];

/** @throws NotMemoizedError */
function verbsOf(instance: object, name: string): Verbs | MockedVerbs {
  const prototype = Object.getPrototypeOf(instance) as object | null;
  const decoration = prototype ? findDecoration(prototype, name) : undefined;
  if (prototype && decoration) return new Verbs(instance, prototype, decoration);
  const batch = prototype ? findBatch(prototype, name) : undefined;
  const single = prototype && batch && findSingle(prototype, batch);
  if (prototype && batch && single) return new BatchVerbs({ instance, prototype, batch, single });
  if (!isAnyMemoizing()) return new MockedVerbs(instance, name);
  throw new NotMemoizedError({ className: prototype?.constructor.name ?? 'The object', method: name });
}

function requireInstance(instance: unknown): void {
  if (typeof instance === 'object' && instance !== null) return;
  throw new InvalidOptionError({
    option: 'instance',
    value: instance,
    where: 'memoized()',
    expected: 'an instance of the class that has the method',
  });
}

/** @throws InvalidOptionError */
function nameOfPicked(instance: object, pick: (self: object) => unknown): string {
  const picked = readOnce(pick);
  if (picked instanceof Picked) return picked.property;
  throw new InvalidOptionError({
    option: 'pick',
    value: pick,
    where: `memoized() of ${describeValue(instance)}`,
    expected:
      'a function that answers a method of the very instance it is given, such as (self) => self.find; that of ' +
      'another object, such as self.files, is named with memoized(self.files)',
  });
}

/** What stands for a property of an object that only remembers what is read. */
class Picked {
  constructor(readonly property: string) {}
}

/** The function gets such an object, so nothing of the class runs; what it then reads deeper is not there. */
function readOnce(pick: (self: object) => unknown): unknown {
  try {
    return pick(new Proxy({}, { get: (_, name) => new Picked(String(name)) }));
  } catch {
    return undefined;
  }
}

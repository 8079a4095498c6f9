import { CacheMemoize, InvalidationFailedError, UnkeyableArgumentError } from 'nestjs-cache-memoize';
import { CopyingCodec } from '../../../lib/core/values/copying-codec';
import { confirmBulk, invalidateCalls, nameOf } from '../../../lib/invalidation/confirm-drops';
import type { Target } from '../../../lib/invalidation/target-finder';
import type { DropNames } from '../../../lib/ports/outcome-cache';
import { UnconfirmedDropError } from '../../../lib/ports/unconfirmed-drop.error';
import type { RegisteredCache } from '../../../lib/runtime/cache.registry';
import { MemoizedMethod } from '../../../lib/runtime/memoized-method';
import { MethodKey } from '../../../lib/runtime/method-key';
import { decorationOf } from '../../support/applications/decoration-of';
import { register } from '../../support/caches/register';
import { SlowCache } from '../../support/doubles/slow-cache';

class Files {
  @CacheMemoize({ prefix: 'find', argsRewrite: (name: string) => name.toLowerCase() })
  async find(_name: string): Promise<void> {}

  @CacheMemoize({ prefix: 'scan', storeResult: false })
  async scan(_name: string): Promise<void> {}
}

/** Confirms at once what it is not told to fail, and remembers what it was to drop. */
class ConfirmingCache extends SlowCache {
  readonly dropped: DropNames[] = [];
  fails: ((names: DropNames) => unknown) | undefined;

  override async drop(names: DropNames): Promise<void> {
    this.dropped.push(names);
    if (this.fails) throw this.fails(names);
  }
}

function targetOn(registered: RegisteredCache, name: 'find' | 'scan'): Target {
  const decoration = decorationOf(Files, name);
  const limits = { maxKeyBytes: 100, maxValueBytes: 100 };
  const key = new MethodKey(decoration, Files.prototype, limits);
  const codec = new CopyingCodec({ method: name, classes: [], ...limits });
  const report = (): void => undefined;
  const parts = {
    decoration,
    key,
    shownKey: key,
    registered,
    isEnabled: true,
    codec,
    argumentCodec: codec,
    listener: undefined,
    report,
  };
  return { method: new MemoizedMethod(parts), instance: new Files() };
}

async function failureOf(invalidation: Promise<void>): Promise<InvalidationFailedError> {
  const failure: unknown = await invalidation.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof InvalidationFailedError) return failure;
  throw new Error('It was confirmed');
}

/** How long what is kept under these keys lives at most: the ttl of the alias. */
const LIFE = 300_000;

describe('the outcomes of calls', () => {
  let cache: ConfirmingCache;
  let registered: RegisteredCache;
  let find: Target;
  let scan: Target;

  beforeEach(() => {
    cache = new ConfirmingCache();
    registered = register(cache);
    find = targetOn(registered, 'find');
    scan = targetOn(registered, 'scan');
  });

  it('are dropped in one go, marks of guards as marks', async () => {
    await invalidateCalls([find, scan], [['a'], ['b']]);
    expect(cache.dropped).toEqual([
      { keys: ['find:"a"', 'find:"b"'], marks: ['scan:"a"', 'scan:"b"'], life: LIFE },
    ]);
  });

  it('are dropped in one go for each cache', async () => {
    const other = new ConfirmingCache();
    await invalidateCalls([find, targetOn(register(other, 'other'), 'scan')], [['a']]);
    expect([cache.dropped, other.dropped]).toEqual([
      [{ keys: ['find:"a"'], marks: [], life: LIFE }],
      [{ keys: [], marks: ['scan:"a"'], life: LIFE }],
    ]);
  });

  it('are dropped once where several calls share one', async () => {
    await invalidateCalls([find], [['a'], ['A']]);
    expect(cache.dropped).toEqual([{ keys: ['find:"a"'], marks: [], life: LIFE }]);
  });

  it('are not dropped at all where one of the calls has no key', async () => {
    const calls = [['a'], [Symbol('b')]];
    await expect(invalidateCalls([scan], calls)).rejects.toThrow(UnkeyableArgumentError);
    expect(cache.dropped).toEqual([]);
  });

  it('are told by their arguments where they were not confirmed: all that share one, each once', async () => {
    cache.fails = () =>
      new UnconfirmedDropError({ keys: ['find:"a"'], marks: ['scan:"a"'] }, { cause: new Error('down') });
    const calls = [['a'], ['b'], ['A']];
    const failure = await failureOf(invalidateCalls([find, scan], calls));
    expect(failure.failed).toEqual([['a'], ['A']]);
    expect(failure.failed[0]).toBe(calls[0]);
    expect(failure).toMatchObject({ target: 'Files.find, Files.scan', cause: { message: 'down' } });
  });

  it('are all unconfirmed where the cache does not say which', async () => {
    const cause = new Error('reset');
    cache.fails = () => cause;
    const failure = await failureOf(invalidateCalls([find, scan], [['a'], ['b']]));
    expect(failure.failed).toEqual([['a'], ['b']]);
    expect(failure.cause).toBe(cause);
  });

  it('are dropped from every cache, though one fails', async () => {
    const other = new ConfirmingCache();
    cache.fails = () => new Error('reset');
    await failureOf(invalidateCalls([find, targetOn(register(other, 'other'), 'scan')], [['a']]));
    expect(other.dropped).toHaveLength(1);
  });
});

describe('the bulk forms', () => {
  it('wait until all of it is confirmed', async () => {
    await expect(confirmBulk("prefix 'files'", [Promise.resolve(), undefined])).resolves.toBeUndefined();
  });

  it('wait for the others where one was not, and tell why in the words of the cache', async () => {
    const ended: string[] = [];
    const cause = new Error('down');
    const slow = new Promise<void>((resolve) => setImmediate(resolve)).then(() => ended.push('slow'));
    const failing = Promise.reject(new UnconfirmedDropError({ groups: ['files'] }, { cause }));
    const failure = await failureOf(confirmBulk("prefix 'files'", [failing, slow]));
    expect(ended).toEqual(['slow']);
    expect(failure).toMatchObject({ target: "prefix 'files'", failed: [], cause });
  });
});

describe('the name of what is invalidated', () => {
  it('is that of every method that is meant', () => {
    const registered = register(new SlowCache());
    expect(nameOf([targetOn(registered, 'find'), targetOn(registered, 'scan')])).toBe(
      'Files.find, Files.scan',
    );
  });
});

import { CacheMemoize, InvalidationFailedError, UnkeyableArgumentError } from 'nestjs-cache-memoize';
import { CopyingCodec } from '../../../lib/core/values/copying-codec';
import { CollectedDrops } from '../../../lib/invalidation/collected-drops';
import { confirmDrops } from '../../../lib/invalidation/confirm-drops';
import type { Target } from '../../../lib/invalidation/target-finder';
import type { DropNames } from '../../../lib/ports/outcome-cache';
import { UnconfirmedDropError } from '../../../lib/ports/unconfirmed-drop.error';
import type { RegisteredCache } from '../../../lib/runtime/caches/registered-cache';
import { MemoizedMethod } from '../../../lib/runtime/memoized-method';
import { MethodKey } from '../../../lib/runtime/method/method-key';
import { methodOptionsOf } from '../../../lib/runtime/method/method-options';
import { decorationOf } from '../../support/applications/decoration-of';
import { register } from '../../support/caches/register';
import { SlowCache } from '../../support/doubles/slow-cache';
import { outsideTransactions } from '../../support/doubles/outside-transactions';

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
  cleared = 0;
  clearing: Promise<void> | undefined;

  override async drop(names: DropNames): Promise<void> {
    this.dropped.push(names);
    if (this.fails) throw this.fails(names);
  }

  override async clear(): Promise<void> {
    this.cleared++;
    await this.clearing;
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
    options: methodOptionsOf(Files.prototype, decoration),
    stale: undefined,
    key,
    shownKey: key,
    registered,
    isEnabled: true,
    codec,
    argumentCodec: codec,
    listener: undefined,
    context: outsideTransactions(report),
    report,
  };
  return { method: new MemoizedMethod(parts), instance: new Files() };
}

type Calls = Parameters<CollectedDrops['addCalls']>[1];

async function invalidateCalls(targets: readonly Target[], calls: Calls): Promise<void> {
  const drops = new CollectedDrops();
  drops.addCalls(targets, calls);
  await confirmDrops(drops);
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
      [{ keys: ['find:"a"'], life: LIFE }],
      [{ marks: ['scan:"a"'], life: LIFE }],
    ]);
  });

  it('are dropped once where several calls share one', async () => {
    await invalidateCalls([find], [['a'], ['A']]);
    expect(cache.dropped).toEqual([{ keys: ['find:"a"'], life: LIFE }]);
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

describe('what is dropped together', () => {
  let cache: ConfirmingCache;
  let other: ConfirmingCache;
  let drops: CollectedDrops;
  let registered: RegisteredCache;

  beforeEach(() => {
    cache = new ConfirmingCache();
    other = new ConfirmingCache();
    registered = register(cache);
    drops = new CollectedDrops();
    drops.addCalls([targetOn(registered, 'find')], [['a']]);
    drops.addCalls([targetOn(registered, 'scan')], [['b']]);
    drops.addMethods([targetOn(registered, 'find')]);
    drops.addPrefix('files', [registered, register(other, 'other')]);
  });

  it('is one step for each cache, whatever it is', async () => {
    await confirmDrops(drops);
    expect([cache.dropped, other.dropped, cache.cleared]).toEqual([
      [{ keys: ['find:"a"'], marks: ['scan:"b"'], groups: ['find', 'files'], life: LIFE }],
      [{ groups: ['files'] }],
      0,
    ]);
  });

  it('is nothing where nothing was named', async () => {
    await expect(confirmDrops(new CollectedDrops())).resolves.toBeUndefined();
  });

  it('is told as data where it was not confirmed, and that alone, in one rejection', async () => {
    const cause = new Error('down');
    cache.fails = () => new UnconfirmedDropError({ keys: ['find:"a"'], groups: ['files'] }, { cause });
    other.fails = () => new Error('reset');
    const failure = await failureOf(confirmDrops(drops));
    expect(failure).toMatchObject({ failed: [], cause });
    expect(failure.target).toBe("Files.find, Files.scan, every outcome of Files.find, prefix 'files'");
    expect(failure.plan).toEqual({
      version: 1,
      steps: [
        { alias: 'default', keyPrefix: 'shop', keys: ['find:"a"'], groups: ['files'], life: LIFE },
        { alias: 'other', keyPrefix: 'shop', groups: ['files'] },
      ],
    });
  });

  it('is told by the arguments as well where it is one method alone', async () => {
    const calls = new CollectedDrops();
    const find = targetOn(registered, 'find');
    calls.addCalls([find], [['a']]);
    calls.addCalls([find], [['b']]);
    cache.fails = () => new Error('down');
    expect((await failureOf(confirmDrops(calls))).failed).toEqual([['a'], ['b']]);
  });

  it('is confirmed where the cache failed, and says that nothing is left', async () => {
    cache.fails = () => new UnconfirmedDropError({ keys: [], marks: [] }, { cause: new Error('late') });
    await expect(confirmDrops(drops)).resolves.toBeUndefined();
  });
});

describe('a step of a plan', () => {
  const step = {
    alias: 'default',
    keyPrefix: 'shop',
    keys: ['a'],
    marks: ['b'],
    groups: ['c'],
    tags: ['d'],
    life: LIFE,
  };

  it('is one of the cache, and comes back as it was where it is not confirmed', async () => {
    const cache = new ConfirmingCache();
    cache.fails = () => new Error('down');
    const drops = new CollectedDrops();
    drops.addStep(register(cache), step);
    const failure = await failureOf(confirmDrops(drops));
    const { alias, keyPrefix, ...names } = step;
    expect(cache.dropped).toEqual([names]);
    expect(failure.plan).toEqual({ version: 1, steps: [{ alias, keyPrefix, ...names }] });
  });

  it('has no end of life where none is told', async () => {
    const cache = new ConfirmingCache();
    cache.fails = () => new Error('down');
    const drops = new CollectedDrops();
    const { life, ...endless } = step;
    drops.addStep(register(cache), endless);
    const { plan } = await failureOf(confirmDrops(drops));
    expect(cache.dropped).toMatchObject([{ life: Infinity }]);
    expect(plan.steps).toEqual([endless]);
    void life;
  });
});

describe('whole caches', () => {
  it('are cleared, beside what is named', async () => {
    const cache = new ConfirmingCache();
    const registered = register(cache);
    const drops = new CollectedDrops();
    drops.addWhole([registered]);
    drops.addMethods([targetOn(registered, 'scan')]);
    await confirmDrops(drops);
    expect([cache.cleared, cache.dropped]).toEqual([1, [{ groups: ['scan'] }]]);
  });

  it('are waited for where one was not, which is told in the words of the cache', async () => {
    const [failing, slow] = [new ConfirmingCache(), new ConfirmingCache()];
    const ended: string[] = [];
    const cause = new Error('down');
    slow.clearing = new Promise<void>((resolve) => setImmediate(resolve)).then(() => void ended.push('slow'));
    failing.clearing = Promise.reject(cause);
    const drops = new CollectedDrops();
    drops.addWhole([register(failing, 'failing'), register(slow, 'slow')]);
    const failure = await failureOf(confirmDrops(drops));
    expect(ended).toEqual(['slow']);
    expect(failure).toMatchObject({ target: "the caches 'failing', 'slow'", failed: [], cause });
    expect(failure.plan.steps).toEqual([{ alias: 'failing', keyPrefix: 'shop', clear: true }]);
  });
});

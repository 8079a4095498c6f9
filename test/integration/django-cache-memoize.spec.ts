import { Injectable } from '@nestjs/common';
import { CacheMemoize, memoized, memoryCache, type MemoizeClock } from 'nestjs-cache-memoize';
import { manualClock } from 'nestjs-cache-memoize/testing';
import { startApplication } from '../support/applications/application';

class NotFound extends Error {}
class NoSuchFile extends NotFound {}

@Injectable()
class Rules {
  runs: unknown[][] = [];
  hits: unknown[][] = [];
  misses: unknown[][] = [];
  answer: unknown = 'answer';
  failure: Error | undefined;

  @CacheMemoize('1h')
  async plain(...args: unknown[]): Promise<unknown> {
    this.runs.push(args);
    if (this.failure) throw this.failure;
    return this.answer;
  }

  @CacheMemoize('40s')
  async shortLived(): Promise<number> {
    return this.runs.push([]);
  }

  @CacheMemoize({ prefix: 'shared' })
  async oneOfTwo(id: number): Promise<number> {
    return this.runs.push([id]);
  }

  @CacheMemoize({ prefix: 'shared' })
  async otherOfTwo(id: number): Promise<number> {
    return this.runs.push([id]);
  }

  @CacheMemoize({ argsRewrite: (user: { id: number }) => user.id })
  async rewritten(user: { id: number; seen: Date }): Promise<number> {
    return this.runs.push([user]);
  }

  version = 1;
  @CacheMemoize({
    extra(this: Rules) {
      return this.version;
    },
  })
  async versioned(id: number): Promise<number> {
    return this.runs.push([id]);
  }

  @CacheMemoize({ keyGeneratorCallable: (id) => `own key ${id % 2}` })
  async ownKey(id: number): Promise<number> {
    return this.runs.push([id]);
  }

  @CacheMemoize({
    argsRewrite: (id) => id,
    hitCallable(this: Rules, ...args) {
      this.hits.push(args);
    },
    missCallable(this: Rules, ...args) {
      this.misses.push(args);
    },
  })
  async counted(id: number, noise: string): Promise<string> {
    return `${id}${noise}`;
  }

  @CacheMemoize('1h', { storeResult: false })
  async guarded(user: string): Promise<string | true> {
    this.runs.push([user]);
    if (this.failure) throw this.failure;
    return `sent to ${user}`;
  }

  @CacheMemoize({ cacheExceptions: NotFound })
  async throwing(id: number): Promise<number> {
    this.runs.push([id]);
    if (this.failure) throw this.failure;
    return id;
  }
}

@Injectable()
class OnDefault {
  runs = 0;

  @CacheMemoize()
  async load(): Promise<number> {
    return ++this.runs;
  }
}

@Injectable()
class OnOther extends OnDefault {
  @CacheMemoize({ cacheAlias: 'other' })
  override async load(): Promise<number> {
    return ++this.runs;
  }
}

async function startRules(clock?: MemoizeClock): Promise<Rules> {
  const application = await startApplication({ providers: [Rules], ...(clock && { options: { clock } }) });
  return application.get(Rules);
}

describe('the rules of django-cache-memoize', () => {
  it('runs the method once for equal arguments', async () => {
    const rules = await startRules();

    expect(await rules.plain(1, 'a')).toBe('answer');
    expect(await rules.plain(1, 'a')).toBe('answer');
    expect(await rules.plain(2, 'a')).toBe('answer');

    expect(rules.runs).toEqual([
      [1, 'a'],
      [2, 'a'],
    ]);
  });

  it('ttl: an outcome is kept for as long as it says', async () => {
    const clock = manualClock();
    const rules = await startRules(clock);

    expect(await rules.shortLived()).toBe(1);
    await clock.advance('39s');
    expect(await rules.shortLived()).toBe(1);
    await clock.advance('1s');
    expect(await rules.shortLived()).toBe(2);
  });

  it('prefix: methods with the same explicit prefix share their outcomes', async () => {
    const rules = await startRules();

    expect([await rules.oneOfTwo(1), await rules.otherOfTwo(1)]).toEqual([1, 1]);
  });

  it('args_rewrite: the key is built from what argsRewrite returns', async () => {
    const rules = await startRules();

    const results = [
      await rules.rewritten({ id: 1, seen: new Date(1) }),
      await rules.rewritten({ id: 1, seen: new Date(2) }),
      await rules.rewritten({ id: 2, seen: new Date(2) }),
    ];

    expect(results).toEqual([1, 1, 2]);
  });

  it('extra: the key varies on what it gives, with this being the instance', async () => {
    const rules = await startRules();

    const before = await rules.versioned(1);
    rules.version = 2;
    const after = await rules.versioned(1);

    expect([before, after]).toEqual([1, 2]);
    expect(memoized(rules).versioned.getCacheKey(1)).toBe('Rules.versioned:1;2');
  });

  it('key_generator_callable: its text is the whole key', async () => {
    const rules = await startRules();

    expect([await rules.ownKey(1), await rules.ownKey(3), await rules.ownKey(2)]).toEqual([1, 1, 2]);
    expect(memoized(rules).ownKey.getCacheKey(3)).toBe('own key 1');
  });

  it('hit_callable and miss_callable: called with the original arguments', async () => {
    const rules = await startRules();

    await rules.counted(1, 'x');
    await rules.counted(1, 'y');

    expect([rules.misses, rules.hits]).toEqual([[[1, 'x']], [[1, 'y']]]);
  });

  it('store_result=False: the call that runs gets the result, every other one true', async () => {
    const rules = await startRules();

    expect([await rules.guarded('ann'), await rules.guarded('ann'), await rules.guarded('bob')]).toEqual([
      'sent to ann',
      true,
      'sent to bob',
    ]);
  });

  it('store_result=False: a call during the run gets true at once', async () => {
    const rules = await startRules();

    expect(await Promise.all([rules.guarded('ann'), rules.guarded('ann')])).toEqual(['sent to ann', true]);
  });

  it('store_result=False: a run that throws leaves no mark', async () => {
    const rules = await startRules();
    rules.failure = new Error('mail server down');

    await expect(rules.guarded('ann')).rejects.toBe(rules.failure);
    rules.failure = undefined;

    expect(await rules.guarded('ann')).toBe('sent to ann');
  });

  it('cache_exceptions: a listed error is thrown again without a run, with its class', async () => {
    const rules = await startRules();
    rules.failure = new NotFound('gone');

    await expect(rules.throwing(1)).rejects.toBe(rules.failure);
    await expect(rules.throwing(1)).rejects.toThrow(new NotFound('gone'));
    await expect(rules.throwing(1)).rejects.toBeInstanceOf(NotFound);

    expect(rules.runs).toHaveLength(1);
  });

  it('cache_exceptions: subclasses of a listed class are kept too', async () => {
    const rules = await startRules();
    rules.failure = new NoSuchFile('gone');

    await expect(rules.throwing(1)).rejects.toBeInstanceOf(NoSuchFile);
    await expect(rules.throwing(1)).rejects.toBeInstanceOf(NoSuchFile);

    expect(rules.runs).toHaveLength(1);
  });

  it('cache_exceptions: an unlisted error is not kept, and is the same object', async () => {
    const rules = await startRules();
    rules.failure = new TypeError('bug');

    await expect(rules.throwing(1)).rejects.toBe(rules.failure);
    await expect(rules.throwing(1)).rejects.toBe(rules.failure);

    expect(rules.runs).toHaveLength(2);
  });

  it('cache_alias: the same method on two aliases through two classes', async () => {
    const application = await startApplication({
      providers: [OnDefault, OnOther],
      caches: { other: memoryCache({ maxEntries: 10 }) },
    });
    const [onDefault, onOther] = [application.get(OnDefault), application.get(OnOther)];

    const before = [await onDefault.load(), await onOther.load()];
    await memoized(onOther).load.invalidate();
    const after = [await onDefault.load(), await onOther.load()];

    expect([before, after]).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  it.each([[null], [undefined], [0], [''], [false]])(
    'keeps %p, which is not the absence of an outcome',
    async (answer) => {
      const rules = await startRules();
      rules.answer = answer;

      expect([await rules.plain(), await rules.plain()]).toEqual([answer, answer]);
      expect(rules.runs).toHaveLength(1);
    },
  );

  it('.invalidate: drops one outcome and never runs the method', async () => {
    const rules = await startRules();
    await rules.plain(1);
    await rules.plain(2);

    await memoized(rules).plain.invalidate(1);
    expect(rules.runs).toHaveLength(2);

    await rules.plain(1);
    await rules.plain(2);
    expect(rules.runs).toEqual([[1], [2], [1]]);
  });

  it('_refresh=True: runs now and replaces the outcome', async () => {
    const rules = await startRules();
    await rules.plain(1);

    rules.answer = 'newer';
    expect(await memoized(rules).plain.refresh(1)).toBe('newer');

    expect(await rules.plain(1)).toBe('newer');
    expect(rules.runs).toHaveLength(2);
  });

  it('_refresh=True: a refresh that throws keeps the old outcome', async () => {
    const rules = await startRules();
    await rules.plain(1);

    rules.failure = new Error('down');
    await expect(memoized(rules).plain.refresh(1)).rejects.toBe(rules.failure);

    expect(await rules.plain(1)).toBe('answer');
  });

  it('.get_cache_key: the key of a call, readable', async () => {
    const rules = await startRules();

    expect(memoized(rules).plain.getCacheKey('xul.pdb', 'A1B2')).toBe('Rules.plain:"xul.pdb","A1B2"');
  });
});

import { CacheMemoize, type CacheMemoizeError, type CacheMemoizeOptions } from 'nestjs-cache-memoize';
import { MemoryCache } from '../../../lib/caches/memory/memory.cache';
import { CopyingCodec } from '../../../lib/core/values/copying-codec';
import type { CallListener } from '../../../lib/ports/call-listener';
import { CallTrace } from '../../../lib/ports/call-trace';
import type { OutcomeCache } from '../../../lib/ports/outcome-cache';
import { MemoizedMethod } from '../../../lib/runtime/memoized-method';
import { MethodKey } from '../../../lib/runtime/method/method-key';
import { methodOptionsOf } from '../../../lib/runtime/method/method-options';
import { decorationOf } from '../../support/applications/decoration-of';
import { register } from '../../support/caches/register';
import { SlowCache } from '../../support/doubles/slow-cache';
import { ManualClock, settled } from '../../support/time/manual-clock';
import { outsideTransactions } from '../../support/doubles/outside-transactions';

type Find = (name: string, run: number) => Promise<string>;

interface Given {
  readonly options?: CacheMemoizeOptions<Find>;
  readonly cache?: OutcomeCache;
  readonly isEnabled?: boolean;
  readonly listener?: CallListener;
}

/** A memoized method in an application of which nothing else is there. */
function setUp({ options = {}, cache, isEnabled = true, listener }: Given = {}) {
  class Files {
    readonly runs: unknown[][] = [];

    @CacheMemoize(options)
    async find(...args: [name: string, run: number]): Promise<string> {
      this.runs.push(args);
      return `found ${args[0]}`;
    }
  }
  const decoration = decorationOf(Files, 'find');
  const registered = register(cache ?? new MemoryCache({ maxEntries: 10, clock: new ManualClock() }));
  const reports: CacheMemoizeError[] = [];
  const limits = { maxKeyBytes: 100, maxValueBytes: 100 };
  const shownKey = new MethodKey(decoration, Files.prototype, limits);
  const method = new MemoizedMethod({
    decoration,
    options: methodOptionsOf(Files.prototype, decoration),
    stale: undefined,
    key: new MethodKey(decoration, Files.prototype, { ...limits, beginnings: registered.beginnings }),
    shownKey,
    registered,
    isEnabled,
    codec: new CopyingCodec({ method: 'Files.find', classes: [], ...limits }),
    argumentCodec: new CopyingCodec({ method: 'Files.find', classes: [], ...limits }),
    context: outsideTransactions(),
    report: (error) => reports.push(error),
  });
  method.listener = listener;
  const files = new Files();
  const ttlFor = (outcome: Parameters<MemoizedMethod['ttlFor']>[1]) =>
    method.ttlFor({ instance: files, args: ['a', 1] }, outcome);
  return { method, files, reports, ttlFor };
}

describe('how long an outcome is kept', () => {
  const RESULT = { kind: 'result', value: 'found' } as const;

  it('is what the decorator says, in milliseconds', () => {
    expect(setUp({ options: { ttl: '2s' } }).ttlFor(RESULT)).toBe(2000);
  });

  it('is what its cache says where the decorator does not', () => {
    expect(setUp().ttlFor(RESULT)).toBe(300_000);
  });

  it('is what a function answers that is given the instance, the result and the arguments', () => {
    const asked: unknown[] = [];
    const { files, ttlFor } = setUp({
      options: {
        ttl(this: unknown, ...given: unknown[]) {
          asked.push(this, ...given);
          return '3s';
        },
      },
    });
    expect(ttlFor(RESULT)).toBe(3000);
    expect(asked[0]).toBe(files);
    expect(asked.slice(1)).toEqual(['found', 'a', 1]);
  });

  it('is asked for an error without a result', () => {
    const ttl = jest.fn(() => 1);
    setUp({ options: { ttl } }).ttlFor({ kind: 'error', error: new Error('no') });
    expect(ttl.mock.calls).toEqual([[undefined, 'a', 1]]);
  });

  it.each([['5 minutes'], [-1], [Number.NaN], [undefined], [null], [Promise.resolve(1)]])(
    'is not at all, and reported, where the function answers %p',
    (answer) => {
      const { reports, ttlFor } = setUp({ options: { ttl: () => answer as number } });
      expect(ttlFor(RESULT)).toBe(0);
      expect(reports).toMatchObject([
        { code: 'E_CACHE_MEMOIZE_CALLBACK', method: 'Files.find', callback: 'ttl' },
      ]);
    },
  );

  it('is not at all, and reported, where the function throws or answers a promise that rejects', async () => {
    const cause = new Error('no');
    const throwing = () => {
      throw cause;
    };
    const rejecting = (() => Promise.reject(cause)) as unknown as () => number;
    const scenes = [setUp({ options: { ttl: throwing } }), setUp({ options: { ttl: rejecting } })];
    expect(scenes.map(({ ttlFor }) => ttlFor(RESULT))).toEqual([0, 0]);
    await settled();
    expect(scenes[0]?.reports).toMatchObject([{ cause }]);
    expect(scenes[1]?.reports).toHaveLength(1);
  });
});

describe('which errors are kept', () => {
  class NotFound extends Error {}
  class FileNotFound extends NotFound {}

  it('is those of the listed classes, and of classes that inherit from them', () => {
    const { method } = setUp({ options: { cacheExceptions: [NotFound, RangeError] } });
    const errors = [new NotFound(), new FileNotFound(), new RangeError(), new Error(), 'NotFound', undefined];
    expect(errors.map((error) => method.keepsError(error))).toEqual([true, true, true, false, false, false]);
  });

  it('is none unless they are listed', () => {
    expect(setUp().method.keepsError(new Error())).toBe(false);
  });
});

describe('what is called back', () => {
  it('is told of hits and misses, with the instance and the arguments of its call', async () => {
    const told: unknown[] = [];
    const { files, method } = setUp({
      options: {
        hitCallable(this: unknown, ...args: unknown[]) {
          told.push('hit', this, args);
        },
        missCallable(this: unknown, ...args: unknown[]) {
          told.push('miss', this, args);
        },
      },
    });
    for (let call = 0; call < 2; call++) await method.call(files, ['a', 1]);
    expect(told).toEqual(['miss', files, ['a', 1], 'hit', files, ['a', 1]]);
  });

  it.each(['hitCallable', 'missCallable'] as const)(
    'costs no call its result where %s throws or rejects, and is reported',
    async (name) => {
      const cause = new Error('no');
      const callbacks = [
        () => {
          throw cause;
        },
        async () => Promise.reject(cause),
      ];
      for (const callback of callbacks) {
        const { files, method, reports } = setUp({ options: { [name]: callback } });
        const found = [await method.call(files, ['a', 1]), await method.call(files, ['a', 1])];
        await settled();
        expect(found).toEqual(['found a', 'found a']);
        expect(reports).toMatchObject([{ method: 'Files.find', callback: name, cause }]);
      }
    },
  );
});

describe('a call', () => {
  it('runs on a copy of its arguments, so that the method can do with them what it likes', async () => {
    const { files, method } = setUp();
    const args = ['a', 1];
    await method.call(files, args);
    files.runs[0]?.push('more');
    expect(args).toEqual(['a', 1]);
  });

  it('without a key runs uncached, and is reported', async () => {
    const cache = new SlowCache();
    const { files, method, reports } = setUp({ cache });
    const args = [Symbol('no key') as unknown as string, 1];
    await method.call(files, args).catch(() => undefined);
    expect([files.runs.length, cache.asked]).toEqual([1, []]);
    expect(reports).toMatchObject([{ code: 'E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT', position: 0 }]);
  });

  it('runs plainly where caching is switched off, and its keys are made all the same', async () => {
    const listener = { begin: jest.fn(), called: jest.fn() };
    const { files, method } = setUp({ isEnabled: false, listener });
    for (let call = 0; call < 2; call++) await method.call(files, ['a', 1]);
    await method.refresh(files, ['a', 1]);
    expect(files.runs).toHaveLength(3);
    expect(listener.begin).not.toHaveBeenCalled();
    expect(method.showKey(files, ['a', 1])).toBe('Files.find:"a",1');
  });

  it('runs plainly from the moment it is disabled', async () => {
    const { files, method } = setUp();
    await method.call(files, ['a', 1]);
    method.disable();
    await method.call(files, ['a', 1]);
    await method.refresh(files, ['a', 1]);
    expect(files.runs).toHaveLength(3);
  });
});

describe('who listens to the calls of a method', () => {
  it('is asked with what was handed over, and told of the call with what its trace tells by then', async () => {
    const traces: CallTrace[] = [];
    const told: unknown[] = [];
    const { files, method } = setUp({
      listener: {
        begin(handed) {
          told.push(handed);
          const trace = new CallTrace();
          traces.push(trace);
          return trace;
        },
        called: (trace) => told.push(traces.indexOf(trace), trace.outcome),
      },
    });
    await method.call(files, ['a', 1], { the: 'response' });
    await method.call(files, ['a', 1]);
    expect(told).toEqual([{ the: 'response' }, 0, undefined, undefined, 1, 'hit']);
  });

  it('is not told of a call that is of no interest to it', async () => {
    const called = jest.fn();
    const { files, method } = setUp({ listener: { begin: () => undefined, called } });
    expect(await method.call(files, ['a', 1])).toBe('found a');
    expect(called).not.toHaveBeenCalled();
  });
});

describe('refresh', () => {
  it('rejects for arguments without a key, and does not run the method', async () => {
    const { files, method } = setUp();
    await expect(method.refresh(files, [() => 1])).rejects.toMatchObject({
      code: 'E_CACHE_MEMOIZE_UNKEYABLE_ARGUMENT',
    });
    expect(files.runs).toEqual([]);
  });
});

import { runInNewContext } from 'node:vm';
import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  CallbackError,
  type CacheMemoizeError,
  MemoizeInvalidator,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';
import { until } from '../support/time/until';

const boom = (): never => {
  throw new Error('boom');
};
const rejection = (): Promise<never> => Promise.reject(new Error('boom'));
/** A promise of another realm, as Jest and vm have them. */
const foreignRejection = runInNewContext('() => Promise.reject(new Error("boom"))') as () => Promise<never>;
/** What a query builder answers: it begins when it is asked. */
const thenable = () => ({ then: (_: unknown, reject: (reason: Error) => void) => reject(new Error('boom')) });
const hanging = (): Promise<never> => new Promise(() => undefined);

@Injectable()
class Service {
  runs = 0;
  recursions = 0;

  @CacheMemoize('1h', { hitCallable: boom, missCallable: boom })
  async throwing(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { hitCallable: rejection, missCallable: rejection })
  async rejecting(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { hitCallable: foreignRejection, missCallable: foreignRejection })
  async rejectingAbroad(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { hitCallable: thenable, missCallable: thenable })
  async rejectingWhenAsked(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { hitCallable: hanging, missCallable: hanging })
  async hanging(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', {
    hitCallable(this: Service, id: number) {
      if (this.recursions++ < 100) void this.recursive(id);
    },
    missCallable(this: Service, id: number) {
      if (this.recursions++ < 100) void this.recursive(id);
    },
  })
  async recursive(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', {
    hitCallable(this: Service, id: number) {
      void this.endless(id);
    },
  })
  async endless(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize(boom)
  async withThrowingTtl(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize((() => rejection()) as never)
  async withRejectingTtl(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize((() => foreignRejection()) as never)
  async withForeignTtl(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize((() => 'soon') as never)
  async withSenselessTtl(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { extra: boom })
  async withThrowingExtra(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { argsRewrite: boom })
  async withThrowingRewrite(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { keyGeneratorCallable: rejection as never })
  async withRejectingKey(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize('1h', { argsRewrite: foreignRejection })
  async withForeignKey(_id: number): Promise<number> {
    return ++this.runs;
  }
}

type Method = Exclude<keyof Service, 'runs' | 'recursions'>;

/** Whether a second call is served what the first was given. */
const KEPT: readonly Method[] = [
  'throwing',
  'rejecting',
  'rejectingAbroad',
  'rejectingWhenAsked',
  'hanging',
  'recursive',
];
const NOT_KEPT: readonly Method[] = [
  'withThrowingTtl',
  'withRejectingTtl',
  'withForeignTtl',
  'withSenselessTtl',
  'withThrowingExtra',
  'withThrowingRewrite',
  'withRejectingKey',
  'withForeignKey',
];
const KEYLESS: readonly Method[] = [
  'withThrowingExtra',
  'withThrowingRewrite',
  'withRejectingKey',
  'withForeignKey',
];

describeMemoryAndRedis('Callbacks that misbehave', (given) => {
  const start = async (onError: (error: CacheMemoizeError) => unknown) => {
    const { caches, options } = given();
    const application = await startApplication({
      providers: [Service],
      caches,
      options: { ...options, onError: onError },
    });
    return { service: application.get(Service), invalidator: application.get(MemoizeInvalidator) };
  };

  it.each(KEPT)('%s: the call has its result, and it is kept', async (method) => {
    const { service } = await start(() => undefined);
    const first = await service[method](1);
    await until(async () => (await service[method](1)) === (await service[method](1)));
    expect(first).toBe(1);
  });

  it.each(NOT_KEPT)(
    '%s: every call has the result of its own run, and onError learns why',
    async (method) => {
      const errors: CacheMemoizeError[] = [];
      const { service } = await start((error) => errors.push(error));
      expect([await service[method](1), await service[method](1)]).toEqual([1, 2]);
      expect(errors[0]).toMatchObject({ code: expect.stringMatching(/^E_CACHE_MEMOIZE_/) as unknown });
    },
  );

  it.each(KEYLESS)('%s: an invalidation rejects', async (method) => {
    const { invalidator } = await start(() => undefined);
    await expect(invalidator.invalidate(Service, method, 1)).rejects.toMatchObject({
      code: expect.stringMatching(/^E_CACHE_MEMOIZE_/) as unknown,
    });
  });

  it.each(['throwing', 'rejecting', 'rejectingAbroad', 'rejectingWhenAsked'] as const)(
    '%s: onError is told which callback it was',
    async (method) => {
      const errors: CacheMemoizeError[] = [];
      const { service } = await start((error) => errors.push(error));
      await service[method](1);
      await until(() => errors.length > 0);
      expect(errors[0]).toBeInstanceOf(CallbackError);
      expect(errors[0]).toMatchObject({ callback: 'missCallable', cause: { message: 'boom' } });
    },
  );

  it.each([
    ['throws', boom],
    ['rejects', rejection],
    ['rejects in another realm', foreignRejection],
    ['hangs', hanging],
  ])('an onError that %s changes nothing', async (_, onError) => {
    const { service } = await start(onError);
    expect([await service.withThrowingTtl(1), await service.throwing(2)]).toEqual([1, 2]);
    expect(await service.withThrowingExtra(1)).toBe(3);
  });
});

describe('A hitCallable that calls its own method without end, in memory', () => {
  it('is stopped by the stack, and the call has its result', async () => {
    // Where the stack ends decides who catches it, so what is reported is not always the same.
    const application = await startApplication({
      providers: [Service],
      options: { onError: () => undefined },
    });
    const service = application.get(Service);
    expect([await service.endless(1), await service.endless(1)]).toEqual([1, 1]);
  });
});

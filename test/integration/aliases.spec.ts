import { Injectable } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeModuleOptions,
  type Caches,
  DeadlineExceededError,
  MemoizeInvalidator,
} from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

@Injectable()
class Files {
  runs = 0;

  @CacheMemoize()
  async find(_id: number): Promise<number> {
    return ++this.runs;
  }

  @CacheMemoize({ cacheAlias: 'own' })
  async findInOwn(_id: number): Promise<number> {
    return ++this.runs;
  }
}

async function start(caches: Caches, options: CacheMemoizeModuleOptions) {
  const application = await startApplication({ providers: [Files], caches, options });
  return { files: application.get(Files), invalidator: application.get(MemoizeInvalidator) };
}

describe('An alias with a keyPrefix of its own', () => {
  it('keeps everything under that, and the others under the prefix of the module', async () => {
    const [shared, own] = [new MapStore(), new MapStore()];
    const { files } = await start(
      { default: shared, own: { store: own, keyPrefix: 'prefix-of-own' } },
      { keyPrefix: 'prefix-of-module' },
    );

    await files.find(1);
    await files.findInOwn(1);
    await until(() => holdsValue(shared) && holdsValue(own));

    expect([...shared.kept.keys()].filter((name) => !name.startsWith('prefix-of-module:'))).toEqual([]);
    expect([...own.kept.keys()].filter((name) => !name.startsWith('prefix-of-own:'))).toEqual([]);
  });

  it('shares a store with another alias, and neither answers or clears for the other', async () => {
    const store = new MapStore();
    const { files, invalidator } = await start(
      { default: store, own: { store, keyPrefix: 'own' } },
      { keyPrefix: 'module' },
    );
    await files.find(1);
    await files.findInOwn(1);
    await until(() => [...store.kept.keys()].filter((name) => name.endsWith(':v')).length === 2);

    await invalidator.clear('own');

    expect(await files.find(1)).toBe(1);
    expect(await files.findInOwn(1)).toBe(3);
  });
});

function holdsValue(store: MapStore): boolean {
  return [...store.kept.keys()].some((name) => name.endsWith(':v'));
}

describe('An alias with deadlines of its own', () => {
  const forever = new Promise<void>(() => undefined);
  const deadline = { read: 31, fill: 32, invalidate: 33 };
  let store: MapStore;
  let told: unknown[];
  let files: Files;
  let invalidator: MemoizeInvalidator;

  beforeEach(async () => {
    store = new MapStore();
    told = [];
    ({ files, invalidator } = await start(
      { own: { store, deadline } },
      {
        keyPrefix: 'test',
        deadline: { read: '10s', fill: '10s', invalidate: '10s' },
        onError: (error) => told.push(error),
      },
    ));
  });
  afterEach(() => {
    store.before = () => undefined;
  });

  it('gives up a look-up after its own, and runs the method', async () => {
    store.before = () => forever;
    expect(await files.findInOwn(1)).toBe(1);
    expect(told.map(deadlineIn)).toEqual([31]);
  });

  it('gives up a fill after its own', async () => {
    store.before = (operation, key) => (operation === 'set' && key.endsWith(':v') ? forever : undefined);
    await files.findInOwn(1);
    await until(() => told.length > 0);
    expect(told.map(deadlineIn)).toEqual([32]);
  });

  it('gives up an invalidation after its own, which rejects', async () => {
    store.before = () => forever;
    const failure: unknown = await invalidator
      .invalidate(Files, 'findInOwn', 1)
      .catch((error: unknown) => error);
    expect(deadlineIn(failure)).toBe(33);
  });
});

/** Of the deadline that was exceeded, somewhere among the causes. */
function deadlineIn(error: unknown): number | undefined {
  if (error instanceof DeadlineExceededError) return error.deadline;
  return error instanceof Error ? deadlineIn(error.cause) : undefined;
}

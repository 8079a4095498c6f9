import { InvalidationFailedError } from 'nestjs-cache-memoize';
import { itInTime } from '../support/jest/in-time';
import { MapStore } from '../support/doubles/map-store';
import { DEADLINE, Files, SLACK, TestApplication, timed } from './fault-lab';

/** Never answers. */
const hang = (): Promise<never> => new Promise(() => undefined);
const refuse = (): Promise<never> => Promise.reject(new Error('refused'));
const boom = (): never => {
  throw new Error('boom');
};

type Violation = (store: MapStore) => void;

/** What a store may do in place of what its interface says, and whether its reads are of no use from then on. */
const VIOLATIONS: Record<string, { violate: Violation; invalidation: 'confirmed' | 'rejected' }> = {
  'get throws at once': { violate: (store) => (store.get = boom), invalidation: 'rejected' },
  'get rejects': { violate: (store) => (store.get = refuse), invalidation: 'rejected' },
  'get never answers': { violate: (store) => (store.get = hang), invalidation: 'rejected' },
  'get answers numbers': { violate: (store) => (store.get = async () => 7), invalidation: 'rejected' },
  'get answers objects': {
    violate: (store) => (store.get = async () => ({ v: 1 })),
    invalidation: 'rejected',
  },
  'get answers at once, not with a promise': {
    violate: (store) => (store.get = ((key: string) => store.kept.get(key)) as never),
    invalidation: 'confirmed',
  },
  'get answers foreign text': {
    violate: (store) => (store.get = async () => 'foreign'),
    invalidation: 'rejected',
  },
  'set throws at once': { violate: (store) => (store.set = boom), invalidation: 'rejected' },
  'set rejects': { violate: (store) => (store.set = refuse), invalidation: 'rejected' },
  'set never answers': { violate: (store) => (store.set = hang), invalidation: 'rejected' },
  'set says done and keeps nothing': {
    violate: (store) => (store.forgets = () => true),
    invalidation: 'rejected',
  },
  'del throws at once': { violate: (store) => (store.del = boom), invalidation: 'confirmed' },
};

describe.each(Object.entries(VIOLATIONS))('A store whose %s', (_, { violate, invalidation }) => {
  let store: MapStore;
  let application: TestApplication;

  beforeEach(async () => {
    store = new MapStore();
    application = await TestApplication.start(store);
  });

  afterEach(() => application.close());

  it('breaks no call', async () => {
    const kept = await application.keep('kept');
    violate(store);
    for (let count = 0; count < 8; count += 1) {
      const { id, run } = await application.files.find('kept');
      expect(id).toBe('kept');
      expect(run).toBe(Math.max(kept.run, application.files.runsOf('kept')));
    }
    expect(await application.files.find('new')).toEqual({ id: 'new', run: 1 });
  });

  it(`${invalidation === 'confirmed' ? 'can' : 'cannot'} be invalidated`, async () => {
    await application.keep('kept');
    violate(store);
    expect(await invalidate(application)).toBe(invalidation);
  });

  itInTime('lets nobody wait', async () => {
    store = new MapStore();
    const fresh = await TestApplication.start(store);
    await fresh.keep('kept');
    violate(store);
    const call = await timed(() => fresh.files.find('kept'));
    const dropped = await timed(() => invalidate(fresh));
    await fresh.close();
    expect(call.ms).toBeLessThan(DEADLINE.read * SLACK);
    expect(dropped.ms).toBeLessThan(DEADLINE.invalidate * SLACK);
  });
});

async function invalidate({ invalidator }: TestApplication): Promise<'confirmed' | 'rejected'> {
  const outcome = await invalidator.invalidate(Files, 'find', 'kept').catch((error: unknown) => error);
  return outcome instanceof InvalidationFailedError ? 'rejected' : 'confirmed';
}

describe('A store that is none', () => {
  it.each([
    ['lacks set', { get: hang, del: hang }],
    ['lacks get', { set: hang, del: hang }],
    ['has a get that is no function', { get: 1, set: hang, del: hang }],
  ])('is refused at start: it %s', async (_, store) => {
    await expect(TestApplication.start(store)).rejects.toMatchObject({
      code: 'E_CACHE_MEMOIZE_UNSUPPORTED_CACHE',
      alias: 'default',
    });
  });

  it('is refused at start where a function makes it', async () => {
    await expect(TestApplication.start(() => ({}))).rejects.toMatchObject({
      code: 'E_CACHE_MEMOIZE_UNSUPPORTED_CACHE',
    });
  });
});

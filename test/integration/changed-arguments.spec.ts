import { CacheMemoize, type CacheMemoizeError, memoized } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { until } from '../support/time/until';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';

interface Query {
  page: number;
  tags?: string[];
}

/** Nothing that the library could copy. */
class Cursor {
  position = 0;
  readonly move = (): number => ++this.position;
  toCacheKey(): number {
    return this.position;
  }
}

const seen: unknown[] = [];

class Catalog {
  runs = 0;

  @CacheMemoize()
  async search(query: Query): Promise<number> {
    this.runs += 1;
    return query.page;
  }

  @CacheMemoize({ argsRewrite: ({ page }) => page })
  async searchTags(query: Query): Promise<string> {
    return `${query.page} ${query.tags?.join() ?? ''}`;
  }

  @CacheMemoize({
    ttl: (_result, query) => {
      seen.push(['ttl', query.page]);
      return '1h';
    },
    missCallable: (query) => seen.push(['miss', query.page]),
    hitCallable: (query) => seen.push(['hit', query.page]),
  })
  async observed(query: Query): Promise<number> {
    await new Promise((resolve) => setImmediate(resolve));
    return query.page;
  }

  @CacheMemoize()
  async read(cursor: Cursor): Promise<number> {
    this.runs += 1;
    return cursor.position;
  }
}

describeMemoryAndRedis('arguments that are changed after the call', (given) => {
  afterEach(closeApplications);

  async function start(): Promise<{ catalog: Catalog; errors: CacheMemoizeError[] }> {
    const errors: CacheMemoizeError[] = [];
    const { caches, options } = given();
    const onError = (error: CacheMemoizeError) => errors.push(error);
    const parts = { providers: [Catalog], caches, options: { ...options, onError } };
    return { catalog: (await startApplication(parts)).get(Catalog), errors };
  }

  it('count as they were: a loop over one object gets what the plain method would answer', async () => {
    const { catalog } = await start();
    const query: Query = { page: 0 };
    const pages: Promise<number>[] = [];
    for (query.page = 1; query.page <= 3; query.page++) pages.push(catalog.search(query));
    expect(await Promise.all(pages)).toEqual([1, 2, 3]);
  });

  it('leave nothing under the key of another call', async () => {
    const { catalog, errors } = await start();
    const query: Query = { page: 0 };
    const pages: Promise<number>[] = [];
    for (query.page = 1; query.page <= 3; query.page++) pages.push(catalog.search(query));
    await Promise.all(pages);
    expect(await Promise.all([1, 2, 3].map((page) => catalog.search({ page })))).toEqual([1, 2, 3]);
    expect(errors).toEqual([]);
  });

  it('count as they were where the key does not see the change', async () => {
    const { catalog } = await start();
    const query = { page: 1, tags: ['new'] };
    const found = catalog.searchTags(query);
    query.tags.push('sale');
    expect(await found).toBe('1 new');
  });

  it('count as they were for those who joined, and for a refresh', async () => {
    const { catalog } = await start();
    const query: Query = { page: 1 };
    const found = [catalog.search(query), catalog.search(query)];
    query.page = 2;
    expect(await Promise.all(found)).toEqual([1, 1]);
    const refreshed = memoized(catalog).search.refresh(query);
    query.page = 3;
    expect(await refreshed).toBe(2);
  });

  it('are what callbacks are called with', async () => {
    const { catalog } = await start();
    seen.length = 0;
    const query: Query = { page: 1 };
    const missed = catalog.observed(query);
    query.page = 2;
    await missed;
    await until(() => seen.length === 2);
    expect(seen).toEqual([
      ['ttl', 1],
      ['miss', 1],
    ]);
    const hit = { page: 1 };
    const answer = catalog.observed(hit);
    hit.page = 5;
    await answer;
    expect(seen.at(-1)).toEqual(['hit', 1]);
  });

  it('are the very same objects while nobody has changed them', async () => {
    const received: unknown[] = [];
    class Objects {
      @CacheMemoize()
      async find(query: Query): Promise<number> {
        received.push(query);
        return query.page;
      }
    }
    const { caches, options } = given();
    const objects = (await startApplication({ providers: [Objects], caches, options })).get(Objects);
    const query = { page: 1 };
    await objects.find(query);
    expect(received[0]).toBe(query);
  });
});

describeMemoryAndRedis('an argument that is changed and cannot be copied', (given) => {
  afterEach(closeApplications);

  it('is not kept under the key of before, and reported', async () => {
    const errors: CacheMemoizeError[] = [];
    const { caches, options } = given();
    const onError = (error: CacheMemoizeError) => errors.push(error);
    const parts = { providers: [Catalog], caches, options: { ...options, onError } };
    const catalog = (await startApplication(parts)).get(Catalog);
    const cursor = new Cursor();
    const read = catalog.read(cursor);
    cursor.move();
    const answer = await read;
    expect(await catalog.read(new Cursor())).toBe(0);
    const isAsked = Object.keys(caches).length > 0;
    expect(answer).toBe(isAsked ? 1 : 0);
    expect(errors.map(({ code }) => code)).toEqual(isAsked ? ['E_CACHE_MEMOIZE_ARGUMENT_CHANGED'] : []);
  });
});

import { memoized, MemoizeInvalidator, tiered } from 'nestjs-cache-memoize';
import { manualClock } from 'nestjs-cache-memoize/testing';
import { describeHttp } from '../support/applications/http-application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';
import { HOSTILE, openLibrary, post } from './library';

describeHttp('the routes of the panel', (start) => {
  it('tell the figures of each method, with its ttl, its mean run and the time saved, and of each cache', async () => {
    const { application, library } = await openLibrary(start);
    for (let call = 0; call < 3; call++) await library.find('Emma');
    const { status, body } = await application.request('/cache/statistics');
    expect(status).toBe(200);
    const { methods, caches, process: own } = body as Record<string, Record<string, unknown>[]>;
    expect(methods?.map(({ method, ttl, isGuard }) => [method, ttl, isGuard])).toEqual([
      ['Library.count', 'for good', false],
      ['Library.find', '10m', false],
      ['Library.remind', '1d', true],
    ]);
    expect(methods?.[1]).toMatchObject({
      class: 'Library',
      name: 'find',
      calls: 3,
      hits: 2,
      misses: 1,
      runs: 1,
    });
    const { runMs, meanRunMs, savedMs } = methods?.[1] as Record<string, number>;
    expect([meanRunMs, savedMs]).toEqual([runMs, 2 * Number(runMs)]);
    expect(methods?.[0]).toMatchObject({ meanRunMs: null, savedMs: 0 });
    expect(caches).toMatchObject([
      { alias: 'default', place: 'memory of this process', isReady: true, entries: 1 },
    ]);
    expect(own).toMatchObject({ pid: process.pid });
  });

  it('tell the last invalidations and errors, the latest first, and an error that comes again once', async () => {
    const { application, library } = await openLibrary(start);
    await library.find('stream');
    await library.find('stream');
    await memoized(library).find.invalidate('Emma');
    await application.get(MemoizeInvalidator).invalidateTags('title:Emma');
    const { body } = await application.request('/cache/activity');
    expect((body as { activity: unknown[] }).activity).toMatchObject([
      {
        kind: 'invalidation',
        outcome: 'confirmed',
        text: "the tags 'title:Emma'",
        alias: 'default',
        count: 1,
      },
      { kind: 'invalidation', outcome: 'confirmed', method: 'Library.find', text: 'Library.find' },
      { kind: 'error', method: 'Library.find', count: 2, text: expect.stringContaining(HOSTILE) as string },
    ]);
  });

  it('keep a hundred of them', async () => {
    const { application, library } = await openLibrary(start);
    for (let page = 0; page < 60; page++) {
      await memoized(library).find.invalidate('Emma', page);
      await memoized(library).count.invalidate('a');
    }
    const { body } = await application.request('/cache/activity');
    expect((body as { activity: unknown[] }).activity).toHaveLength(100);
  });

  it('look a call up, by class, method and arguments: how old it is, and not what it is', async () => {
    const { application, library } = await openLibrary(start);
    await library.find('Emma', 2);
    await library.count('a');
    const lookUp = async (method: string, ...args: unknown[]) =>
      (await application.request('/cache/lookup', post({ class: 'Library', method, args }))).body;
    expect(await lookUp('find', 'Emma', 2)).toEqual({
      ...{ method: 'Library.find', alias: 'default', key: 'Library.find:"Emma",2' },
      ...{ state: 'present', kind: 'result', ageMs: expect.any(Number) as number },
      restMs: expect.any(Number) as number,
    });
    expect(await lookUp('find', 'Emma', 3)).toMatchObject({ state: 'absent' });
    expect(await lookUp('count', 'a')).toMatchObject({ state: 'present', restMs: null });
    expect(await lookUp('remind', 'ada')).toMatchObject({ state: 'absent' });
    await library.remind('ada');
    expect(await lookUp('remind', 'ada')).toMatchObject({ state: 'present', kind: 'mark' });
    expect(library.runs).toBe(3);
  });

  it('look up what lies in the store, and not the copies in memory in front of it, which they invalidate as well', async () => {
    const store = new MapStore();
    const clock = manualClock();
    const caches = { default: tiered({ store }) };
    const { application, library } = await openLibrary(start, {
      caches,
      options: { keyPrefix: 'library', clock },
    });
    const call = post({ class: 'Library', method: 'find', args: ['Emma'] });
    for (let read = 0; read < 3; read++) await library.find('Emma');
    expect((await application.request('/cache/lookup', call)).body).toMatchObject({ state: 'present' });
    store.kept.clear();
    expect((await application.request('/cache/lookup', call)).body).toMatchObject({ state: 'absent' });
    await library.find('Emma');
    expect(library.runs).toBe(1);
    let isOver = false;
    const invalidated = application.request('/cache/invalidate', call).then(() => (isOver = true));
    await until(() => clock.advance(1).then(() => isOver));
    await invalidated;
    await library.find('Emma');
    expect(library.runs).toBe(2);
    const { caches: cachesShown } = (await application.request('/cache/statistics')).body as Record<
      string,
      Record<string, unknown>[]
    >;
    expect(cachesShown?.[0]?.place).toContain('memory in front of ');
  });

  it('show the value with reveal, and say where a cache cannot be asked', async () => {
    const store = new MapStore();
    const caches = { default: store };
    const options = { keyPrefix: 'library', breaker: { failures: 1, halfOpenAfter: '1h' } } as const;
    const { application, library } = await openLibrary(start, { panel: { reveal: true }, caches, options });
    const call = post({ class: 'Library', method: 'find', args: ['Emma'] });
    await library.find('Emma');
    const { body } = await application.request('/cache/lookup', call);
    expect(body).toMatchObject({ value: expect.stringContaining("secret: 'the value'") as string });
    store.get = () => Promise.reject(new Error('down'));
    await library.find('Emma');
    expect((await application.request('/cache/lookup', call)).body).toMatchObject({ state: 'unknown' });
  });

  it('invalidate a call, a method, and tags', async () => {
    const { application, library } = await openLibrary(start);
    const invalidate = (body: unknown) => application.request('/cache/invalidate', post(body));
    const count = async () => {
      await library.find('Emma', 1);
      await library.find('Emma', 2);
      return library.runs;
    };
    expect(await count()).toBe(2);
    const one = await invalidate({ class: 'Library', method: 'find', args: ['Emma', 1] });
    expect([one.status, one.body]).toEqual([200, { invalidated: 'one call of Library.find' }]);
    expect(await count()).toBe(3);
    const all = await invalidate({ class: 'Library', method: 'find' });
    expect(all.body).toEqual({ invalidated: 'every outcome of Library.find' });
    expect(await count()).toBe(5);
    const tagged = await invalidate({ tags: ['title:Emma'] });
    expect(tagged.body).toEqual({ invalidated: 'the tag title:Emma' });
    expect(await count()).toBe(7);
  });

  it('answer what cannot be done with its code and its reason', async () => {
    const store = new MapStore();
    store.set = () => Promise.reject(new Error('down'));
    const caches = { default: store };
    const { application } = await openLibrary(start, { caches, options: { keyPrefix: 'library' } });
    const ask = async (route: string, body: unknown) => {
      const { status, body: answer } = await application.request(`/cache/${route}`, post(body));
      const { code, message } = (answer as { error: Record<string, string> }).error;
      return `${status} ${code?.replace('E_CACHE_MEMOIZE_', '')} ${message}`;
    };
    const call = { class: 'Library', method: 'find', args: ['Emma'] };
    expect(await ask('invalidate', call)).toMatch(
      /^503 INVALIDATION_FAILED The invalidation of Library.find was not/,
    );
    expect(await ask('lookup', { ...call, method: 'toString' })).toMatch(
      /^404 NOT_MEMOIZED Library.toString/,
    );
    expect(await ask('lookup', { ...call, args: 'Emma' })).toMatch(
      /^400 INVALID_OPTION Invalid option 'body'/,
    );
    expect(await ask('lookup', { class: 'Library', method: 'find' })).toMatch(/^400 INVALID_OPTION/);
    for (const body of [{}, [], { tags: [] }, { tags: [1] }, { ...call, tags: ['a'] }, { class: 'Library' }])
      expect(await ask('invalidate', body)).toMatch(
        /^400 INVALID_OPTION Invalid option 'body' in a request to the/,
      );
  });

  it('refuse to invalidate or look up what the page itself has not sent', async () => {
    const { application, library } = await openLibrary(start);
    await library.find('Emma');
    const body = { class: 'Library', method: 'find' };
    const { host } = new URL(application.url);
    const statusOf = async (headers: Readonly<Record<string, string>>, sent = body) =>
      (await application.request('/cache/invalidate', post(sent, headers))).status;
    expect(await statusOf({ 'x-requested-with': 'XMLHttpRequest' })).toBe(403);
    expect(await statusOf({ 'content-type': 'application/json-seq' })).not.toBe(200);
    expect(await statusOf({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf({ origin: 'null' })).toBe(403);
    expect(await statusOf({ origin: `http://${host}`, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await statusOf({ origin: `http://${host}`, 'sec-fetch-site': 'same-site' })).toBe(403);
    await library.find('Emma');
    expect(library.runs).toBe(1);
    expect(await statusOf({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect((await application.request('/cache/lookup')).status).toBe(404);
    expect((await application.request('/cache/invalidate')).status).toBe(404);
  });

  it('allow the page its one script, its one style, and its own host, and nothing else', async () => {
    const { application } = await openLibrary(start);
    const { status, headers, body } = await application.request('/cache');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; connect-src 'self'/,
    );
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(String(body)).not.toMatch(/https?:\/\/|innerHTML|<link(?! rel="icon" href="data:,")/);
  });
});

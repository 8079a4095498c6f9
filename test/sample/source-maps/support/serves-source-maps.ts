import { ObjectStoreService } from '../../../../sample/source-maps/bucket/object-store.service';
import { type SampleConfig } from '../../../../sample/source-maps/config/sample-config';
import { zipNamed, zipWithMode } from './hostile-zip';
import { type CreateSample, SampleServer } from './sample-server';
import { zipOf } from './zip-of';

const MAP = '/maps/rxjs/7.8.2/dist/index.js.map';
const OTHER = '/maps/rxjs/7.8.2/dist/other.js.map';
const ENTRY = 'rxjs/7.8.2/dist/index.js.map';

/** What the sample does wherever its answers are kept. */
export function itServesSourceMaps(place: () => Partial<SampleConfig>, create?: CreateSample): void {
  let server: SampleServer;

  async function start(overrides: Partial<SampleConfig> = {}): Promise<void> {
    server = await SampleServer.start({ ...place(), ...overrides }, create);
  }

  afterEach(() => server.stop());

  describe('GET and HEAD /maps', () => {
    beforeEach(() => start());

    it('answer 404 until a map is uploaded, and 200 from the 201 on', async () => {
      expect((await server.get(MAP)).status).toBe(404);
      expect((await server.head(MAP)).status).toBe(404);

      const uploaded = await server.upload({ [ENTRY]: '{"version":3}' });
      expect([uploaded.status, await uploaded.json()]).toEqual([201, { stored: 1 }]);

      const found = await server.get(MAP);
      expect([found.status, await found.text()]).toEqual([200, '{"version":3}']);
      expect(found.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect((await server.head(MAP)).status).toBe(200);
    });

    it('ask the bucket once, whether the map is there or not', async () => {
      await server.upload({ [ENTRY]: '{}' });
      for (const route of [MAP, MAP, OTHER, OTHER]) await server.get(route);
      for (const route of [MAP, MAP, OTHER, OTHER]) await server.head(route);
      expect((await server.stats()).bucket).toMatchObject({ get: 2, exists: 2 });
    });

    it('ask the bucket once for a herd', async () => {
      await server.stop();
      await start({ bucketRoundTripMs: 50 });
      const answers = await Promise.all(Array.from({ length: 20 }, () => server.head(MAP)));
      expect(answers.every(({ status }) => status === 404)).toBe(true);
      expect((await server.stats()).bucket.exists).toBe(1);
    });

    it('give the new content of a map at once, and every character of it', async () => {
      await server.upload({ [ENTRY]: 'old' });
      await server.get(MAP);
      await server.upload({ [ENTRY]: '{"names":["größer","🗺️"]}' });
      expect(await (await server.get(MAP)).text()).toBe('{"names":["größer","🗺️"]}');
    });

    it('keep what an upload did not change', async () => {
      await server.get(OTHER);
      await server.upload({ [ENTRY]: '{}' });
      await server.get(OTHER);
      expect((await server.stats()).bucket.get).toBe(1);
    });

    it('take the name of a scoped package, its slash encoded or not', async () => {
      await server.upload({ '@nestjs/core/12.0.0/index.js.map': '{}' });
      expect((await server.get('/maps/@nestjs%2Fcore/12.0.0/index.js.map')).status).toBe(200);
      expect((await server.get('/maps/%40nestjs%2fcore/12.0.0/index.js.map')).status).toBe(200);
      expect((await server.get('/maps/@nestjs/core/12.0.0/index.js.map')).status).toBe(200);
      expect((await server.head('/maps/@nestjs%2Fcore/12.0.0/index.js.map')).status).toBe(200);
    });

    it('take names with spaces, signs and letters of every language', async () => {
      await server.upload({ 'a/1.0.0/dist/é ü+100%.map': '{}' });
      expect((await server.get(`/maps/a/1.0.0/dist/${encodeURIComponent('é ü+100%.map')}`)).status).toBe(200);
    });

    it('take the longest name that the registry allows a package', async () => {
      const name = 'a'.repeat(214);
      await server.upload({ [`${name}/1.0.0/a.map`]: '{}' });
      expect((await server.get(`/maps/${name}/1.0.0/a.map`)).status).toBe(200);
    });

    it.each([
      '/maps/rxjs/7.8.2/../../../../etc/passwd.map',
      '/maps/rxjs/7.8.2/%2e%2e/%2e%2e/x.map',
      '/maps/..%2f..%2fetc/1.0.0/x.map',
      '/maps/rxjs/7.8.2/a%00.map',
      '/maps/rxjs/7.8.2/a%5c..%5cb.map',
      '/maps/rxjs/7.8.2/index.js',
    ])('answer 404 to %s without asking the bucket', async (path) => {
      expect(await server.statusOf(path)).toBe(404);
      expect((await server.stats()).bucket).toMatchObject({ get: 0, exists: 0 });
    });
  });

  describe('POST /uploads', () => {
    beforeEach(() => start({ uploadLimit: 100_000, unpackedLimit: 200_000, uploadFilesLimit: 300 }));

    it('stores every map of a zip of hundreds', async () => {
      const names = Array.from({ length: 300 }, (_, nth) => `big/1.0.0/file${nth}.map`);
      for (const name of names) await server.head(`/maps/${name}`);
      const answer = await server.upload(Object.fromEntries(names.map((name) => [name, '{}'])));
      expect(await answer.json()).toEqual({ stored: 300 });
      const statuses = await Promise.all(
        names.map(async (name) => (await server.head(`/maps/${name}`)).status),
      );
      expect(new Set(statuses)).toEqual(new Set([200]));
    });

    it('refuses a bad entry with 400, and then stores nothing of the zip', async () => {
      const good = await zipNamed('../../../evil.map');
      expect((await server.upload(good)).status).toBe(400);
      expect((await server.upload(await zipWithMode(ENTRY, 0o120777))).status).toBe(400);
      expect((await server.upload({ [ENTRY]: '{}', 'rxjs/7.8.2/readme.md': '#' })).status).toBe(400);
      expect((await server.get(MAP)).status).toBe(404);
      expect((await server.stats()).bucket.put).toBe(0);
    });

    it('refuses what is no zip with 400', async () => {
      const answer = await server.upload(Buffer.from('hello'));
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ message: expect.stringContaining('Not a zip') as string });
    });

    it('refuses a zip beyond the limit with 413', async () => {
      expect((await server.upload(Buffer.alloc(100_001))).status).toBe(413);
    });

    it('refuses a zip that unpacks beyond the limit with 413', async () => {
      expect((await server.upload(await zipOf({ [ENTRY]: ' '.repeat(200_001) }))).status).toBe(413);
    });

    it('refuses more maps than the limit with 413', async () => {
      const maps = Array.from({ length: 301 }, (_, nth) => [`big/1.0.0/file${nth}.map`, '{}'] as const);
      expect((await server.upload(Object.fromEntries(maps))).status).toBe(413);
    });

    it('refuses a form without a file with 400', async () => {
      const form = new FormData();
      form.set('note', 'nothing here');
      const answer = await fetch(`${server.url}/uploads`, { method: 'POST', body: form });
      expect(answer.status).toBe(400);
    });

    it('refuses a second file with 400', async () => {
      const form = new FormData();
      form.append('file', new Blob(['a']), 'a.zip');
      form.append('file', new Blob(['b']), 'b.zip');
      expect((await fetch(`${server.url}/uploads`, { method: 'POST', body: form })).status).toBe(400);
    });

    it('refuses a body that is no form with 415', async () => {
      const headers = { 'content-type': 'application/zip' };
      const body = new Uint8Array(await zipOf({ [ENTRY]: '{}' }));
      expect((await fetch(`${server.url}/uploads`, { method: 'POST', body, headers })).status).toBe(415);
    });

    it('drops the answers about what did arrive where the bucket fails half-way', async () => {
      await server.get(MAP);
      const bucket = server.app.get(ObjectStoreService);
      const put = bucket.put.bind(bucket);
      jest.spyOn(bucket, 'put').mockImplementation(async (key, body) => {
        if (key !== ENTRY) throw new Error('The bucket is full.');
        // Arrives after the other has failed.
        await new Promise((resolve) => setTimeout(resolve, 50));
        return put(key, body);
      });
      expect((await server.upload({ 'rxjs/7.8.2/dist/other.js.map': '{}', [ENTRY]: '{}' })).status).toBe(500);
      expect((await server.get(MAP)).status).toBe(200);
    });
  });

  describe('GET /search', () => {
    beforeEach(() => start());

    it('finds maps by the name of their file', async () => {
      await server.upload({ [ENTRY]: '{}', 'rxjs/7.8.2/dist/tap.js.map': '{}' });
      expect(await (await server.get('/search?q=TAP')).json()).toEqual({
        query: 'tap',
        maps: ['rxjs/7.8.2/dist/tap.js.map'],
      });
    });

    it('is memoized by what the pipe makes of the query, and tells so in Cache-Status', async () => {
      expect((await server.get('/search?q=tap')).headers.get('cache-status')).toContain('fwd=miss');
      const again = await server.get('/search?q=%20Tap&page=2');
      expect(again.headers.get('cache-status')).toContain('; hit');
      expect((await server.stats()).bucket.list).toBe(1);
    });

    it('knows a new map the moment it is uploaded', async () => {
      await server.get('/search?q=index');
      await server.upload({ [ENTRY]: '{}' });
      expect(await (await server.get('/search?q=index')).json()).toMatchObject({ maps: [ENTRY] });
    });

    it.each(['/search', '/search?q=', '/search?q=%20', '/search?q=a&q=b', `/search?q=${'a'.repeat(101)}`])(
      'refuses %s with 400',
      async (route) => {
        expect((await server.get(route)).status).toBe(400);
      },
    );
  });

  describe('POST /digests/:user', () => {
    beforeEach(() => start());

    it('sends one digest a user and day', async () => {
      expect(await (await server.post('/digests/ada')).json()).toEqual({ user: 'ada', sent: true });
      expect(await (await server.post('/digests/ada')).json()).toEqual({ user: 'ada', sent: false });
      expect(await (await server.post('/digests/bob')).json()).toEqual({ user: 'bob', sent: true });
    });

    it('sends one also where many ask at once', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => server.post('/digests/ada')));
      const sent = await Promise.all(
        answers.map(async (answer) => ((await answer.json()) as { sent: boolean }).sent),
      );
      expect(sent.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('GET /stats', () => {
    it('shows hits and misses by method, and the operations of the bucket', async () => {
      await start();
      await server.get(MAP);
      await server.get(MAP);
      await server.get(MAP);
      await server.head(MAP);
      await server.get('/search?q=tap');
      await server.get('/search?q=tap');
      const stats = await server.countedStats(6);
      expect(stats).toMatchObject({
        memoized: {
          read: { hits: 2, misses: 1, hitRatio: 2 / 3 },
          exists: { hits: 0, misses: 1, hitRatio: 0 },
          search: { hits: 1, misses: 1, hitRatio: 0.5 },
        },
        bucket: { exists: 1, get: 1, put: 0, list: 1 },
      });
      expect(stats.methods).toContainEqual(
        expect.objectContaining({ method: 'SearchController.search', hits: 1, misses: 1, runs: 1 }),
      );
    });

    it('shows no hits where memoization is off', async () => {
      await start({ memoize: false });
      await server.get(MAP);
      await server.get(MAP);
      expect(await server.stats()).toMatchObject({ memoized: {}, bucket: { get: 2 } });
    });
  });
}

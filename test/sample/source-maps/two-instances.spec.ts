import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRedis, type RedisServer, startRedis } from '../../support/servers/redis-server';
import { SampleServer } from './support/sample-server';

jest.setTimeout(60_000);

const MAP = '/maps/rxjs/7.8.2/dist/index.js.map';
const ENTRY = 'rxjs/7.8.2/dist/index.js.map';

describeRedis('Two instances of the source-map server on one Redis', () => {
  let redis: RedisServer;
  let one: SampleServer;
  let other: SampleServer;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  beforeEach(async () => {
    const bucketDir = await mkdtemp(join(tmpdir(), 'source-maps-test-'));
    const shared = { redisUrl: redis.url, keyPrefix: randomUUID(), bucketDir };
    one = await SampleServer.start(shared);
    other = await SampleServer.start(shared);
  });
  afterEach(() => Promise.all([one.stop(), other.stop()]));

  it('serve at once what the other was given', async () => {
    expect((await other.get(MAP)).status).toBe(404);
    expect((await other.head(MAP)).status).toBe(404);
    await one.upload({ [ENTRY]: '{"first":1}' });
    expect(await (await other.get(MAP)).text()).toBe('{"first":1}');
    expect((await other.head(MAP)).status).toBe(200);

    await other.upload({ [ENTRY]: '{"second":2}' });
    expect(await (await one.get(MAP)).text()).toBe('{"second":2}');
    expect(await (await other.get(MAP)).text()).toBe('{"second":2}');
  });

  it('serve at once what the other was given, again and again, to everyone who keeps asking', async () => {
    let isOver = false;
    const crowd = Array.from({ length: 5 }, async () => {
      while (!isOver) await other.get(MAP);
    });
    try {
      for (let build = 1; build <= 40; build += 1) {
        expect((await one.upload({ [ENTRY]: `{"build":${build}}` })).status).toBe(201);
        expect(await (await other.get(MAP)).text()).toBe(`{"build":${build}}`);
      }
    } finally {
      isOver = true;
      await Promise.all(crowd);
    }
  });

  it('find at once what the other was given', async () => {
    await other.get('/search?q=index');
    await one.upload({ [ENTRY]: '{}' });
    expect(await (await other.get('/search?q=index')).json()).toMatchObject({ maps: [ENTRY] });
  });

  it('share their answers: what one has asked the bucket, the other need not', async () => {
    await one.get(MAP);
    await one.countedStats(1);
    await other.get(MAP);
    expect((await other.stats()).bucket.get).toBe(0);
    expect((await other.countedStats(1)).memoized.read).toEqual({ hits: 1, misses: 0, hitRatio: 1 });
  });

  it('send one digest between them', async () => {
    const answers = await Promise.all([one.post('/digests/ada'), other.post('/digests/ada')]);
    const sent = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { sent: boolean }).sent),
    );
    expect(sent.sort()).toEqual([false, true]);
  });

  it('say so with 503 while an upload cannot be confirmed, serve on, and are right once it is repeated', async () => {
    await other.get(MAP);
    redis.pause();
    const unconfirmed = await one.upload({ [ENTRY]: '{}' });
    expect(unconfirmed.status).toBe(503);
    expect(await unconfirmed.json()).toMatchObject({
      message: 'The maps are stored, but older answers about them may still be given out. Repeat the upload.',
    });
    expect((await other.get(MAP)).status).toBe(200);

    redis.resume();
    expect((await one.upload({ [ENTRY]: '{}' })).status).toBe(201);
    expect((await other.get(MAP)).status).toBe(200);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObjectStoreService } from '../../../sample/source-maps/bucket/object-store.service';
import { Outage } from '../../../sample/source-maps/bucket/outage';
import { readConfig } from '../../../sample/source-maps/config/read-config';

describe('The bucket', () => {
  let bucketDir: string;
  let bucket: ObjectStoreService;

  beforeEach(async () => {
    bucketDir = await mkdtemp(join(tmpdir(), 'bucket-'));
    bucket = new ObjectStoreService({ ...readConfig({}), bucketDir, bucketRoundTripMs: 0 });
  });
  afterEach(() => rm(bucketDir, { recursive: true, force: true }));

  it('gives back what was put', async () => {
    await bucket.put('a/1/b.map', Buffer.from('{}'));
    expect(await bucket.exists('a/1/b.map')).toBe(true);
    expect((await bucket.get('a/1/b.map'))?.toString()).toBe('{}');
    expect(await bucket.list()).toEqual(['a/1/b.map']);
  });

  it('says so where nothing was put, not even a folder', async () => {
    expect(await bucket.exists('a/1/b.map')).toBe(false);
    expect(await bucket.get('a/1/b.map')).toBeUndefined();
    expect(await bucket.list()).toEqual([]);
  });

  it('takes neither a folder for an object nor an object for a folder', async () => {
    await bucket.put('a/1/b.map', Buffer.from('{}'));
    expect(await bucket.exists('a/1')).toBe(false);
    expect(await bucket.get('a/1')).toBeUndefined();
    expect(await bucket.exists('a/1/b.map/c.map')).toBe(false);
    expect(await bucket.get('a/1/b.map/c.map')).toBeUndefined();
  });

  it('fails while there is an outage, and works again after it', async () => {
    const outage = new Outage(bucketDir);
    await outage.begin();
    await expect(bucket.exists('a/1/b.map')).rejects.toThrow('The bucket is down.');
    await expect(bucket.put('a/1/b.map', Buffer.from('{}'))).rejects.toThrow('The bucket is down.');
    await outage.end();
    expect(await bucket.exists('a/1/b.map')).toBe(false);
  });

  it('refuses a key that leads out of it', async () => {
    await expect(bucket.get('../secret')).rejects.toThrow("The key '../secret' leaves the bucket.");
  });

  it('takes the round trip for every operation', async () => {
    const far = new ObjectStoreService({ ...readConfig({}), bucketDir, bucketRoundTripMs: 40 });
    const began = performance.now();
    await far.exists('a/1/b.map');
    // Timers of Node may fire a millisecond early, and there are two.
    expect(performance.now() - began).toBeGreaterThanOrEqual(38);
  });

  it('counts its operations by kind', async () => {
    await bucket.put('a/1/b.map', Buffer.from('{}'));
    await bucket.exists('a/1/b.map');
    await bucket.exists('a/1/c.map');
    await bucket.get('a/1/b.map');
    await bucket.list();
    expect(bucket.operations).toEqual({ put: 1, exists: 2, get: 1, list: 1 });
  });
});

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { SampleConfig } from '../config/sample-config';
import { Outage } from './outage';

export type BucketOperation = 'exists' | 'get' | 'put' | 'list';

/** What the file system says where there is no such object. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/**
 * A bucket: objects under keys, far away. It is a directory on disk, each operation takes a round trip and is counted,
 * since operations are what a cloud bills and what a user waits for.
 */
@Injectable()
export class ObjectStoreService {
  private readonly counts: Record<BucketOperation, number> = { exists: 0, get: 0, put: 0, list: 0 };
  private readonly objects: string;
  private readonly incoming: string;
  private readonly outage: Outage;

  constructor(private readonly config: SampleConfig) {
    this.objects = join(config.bucketDir, 'objects');
    this.incoming = join(config.bucketDir, 'incoming');
    this.outage = new Outage(config.bucketDir);
  }

  /** How many operations of each kind this process has asked for. */
  get operations(): Readonly<Record<BucketOperation, number>> {
    return { ...this.counts };
  }

  exists(key: string): Promise<boolean> {
    return this.roundTrip('exists', async () => (await this.find(stat(this.path(key))))?.isFile() ?? false);
  }

  /** The object, or undefined where there is none. */
  get(key: string): Promise<Buffer | undefined> {
    return this.roundTrip('get', () => this.find(readFile(this.path(key))));
  }

  /** Stores the object whole: a reader sees the one before or this one, never a part. */
  put(key: string, body: Buffer): Promise<void> {
    return this.roundTrip('put', async () => {
      const path = this.path(key);
      const draft = join(this.incoming, randomUUID());
      await Promise.all([
        mkdir(this.incoming, { recursive: true }),
        mkdir(dirname(path), { recursive: true }),
      ]);
      await writeFile(draft, body);
      await rename(draft, path);
    });
  }

  /** Every key, in no order. */
  list(): Promise<string[]> {
    return this.roundTrip('list', async () => {
      const found = await this.find(readdir(this.objects, { recursive: true, withFileTypes: true }));
      const files = (found ?? []).filter((entry) => entry.isFile());
      return files.map((file) =>
        relative(this.objects, join(file.parentPath, file.name)).replaceAll(sep, '/'),
      );
    });
  }

  private path(key: string): string {
    const path = join(this.objects, key);
    if (!path.startsWith(this.objects + sep)) throw new RangeError(`The key '${key}' leaves the bucket.`);
    return path;
  }

  private async find<Found>(search: Promise<Found>): Promise<Found | undefined> {
    try {
      return await search;
    } catch (error) {
      if (ABSENT.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw error;
    }
  }

  /**
   * Half the way there, the operation, half the way back: an answer is old by the time it arrives.
   *
   * @throws ServiceUnavailableException while there is an {@link Outage}
   */
  private async roundTrip<Answer>(operation: BucketOperation, run: () => Promise<Answer>): Promise<Answer> {
    this.counts[operation] += 1;
    await sleep(this.config.bucketRoundTripMs / 2);
    if (await this.outage.isOn()) throw new ServiceUnavailableException('The bucket is down.');
    const answer = await run();
    await sleep(this.config.bucketRoundTripMs / 2);
    return answer;
  }
}

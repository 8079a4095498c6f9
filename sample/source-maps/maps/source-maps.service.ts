import { Injectable } from '@nestjs/common';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { ObjectStoreService } from '../bucket/object-store.service';
import { CounterService } from '../stats/counter.service';

/**
 * Which maps there are, and what they say. Most questions are for maps that nobody ever uploaded, so "there is none"
 * is kept for seven days (the module's `ttl`) like any other answer; an upload drops exactly the answers that it changes.
 */
@Injectable()
export class SourceMapsService {
  constructor(
    private readonly bucket: ObjectStoreService,
    private readonly counters: CounterService,
  ) {}

  @CacheMemoize({
    cacheAlias: 'maps',
    hitCallable(this: SourceMapsService) {
      this.counters.hit('exists');
    },
    missCallable(this: SourceMapsService) {
      this.counters.miss('exists');
    },
  })
  async exists(packageName: string, version: string, file: string): Promise<boolean> {
    return this.bucket.exists(`${packageName}/${version}/${file}`);
  }

  /** The text of the map; null where there is none. One beyond a megabyte is served, and not kept. */
  @CacheMemoize({
    cacheAlias: 'maps',
    hitCallable(this: SourceMapsService) {
      this.counters.hit('read');
    },
    missCallable(this: SourceMapsService) {
      this.counters.miss('read');
    },
  })
  async read(packageName: string, version: string, file: string): Promise<string | null> {
    const map = await this.bucket.get(`${packageName}/${version}/${file}`);
    return map?.toString('utf8') ?? null;
  }
}

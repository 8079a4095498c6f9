import { Injectable } from '@nestjs/common';
import { CacheMemoize, memoized, MemoizeInvalidator } from 'nestjs-cache-memoize';

/** Which files there are. Counts how often it was really asked. */
@Injectable()
export class FilesService {
  readonly known = new Set<string>();
  lookups = 0;

  constructor(private readonly invalidator: MemoizeInvalidator) {}

  @CacheMemoize('5m', {
    cacheAlias: 'files',
    extra: (name, version) => `${name.length}/${version.toFixed(0)}`,
  })
  async exists(name: string, version: number): Promise<boolean> {
    this.lookups++;
    return this.known.has(`${name}@${version}`);
  }

  @CacheMemoize({ storeResult: false, ttl: () => '1h' })
  async announce(_name: string): Promise<void> {
    this.lookups++;
  }

  async upload(name: string, version: number): Promise<void> {
    this.known.add(`${name}@${version}`);
    await this.invalidator.invalidate(FilesService, 'exists', name, version);
  }

  async recall(name: string, version: number): Promise<void> {
    this.known.delete(`${name}@${version}`);
    await memoized(this, (self) => self.exists).invalidate(name, version);
  }
}

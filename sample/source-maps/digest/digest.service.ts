import { Injectable, Logger } from '@nestjs/common';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { ObjectStoreService } from '../bucket/object-store.service';

export interface Digest {
  readonly user: string;
  /** How many maps there are. */
  readonly maps: number;
}

/** Tells a user how many maps there are, at most once a day, however often and on however many machines it is asked. */
@Injectable()
export class DigestService {
  private readonly logger = new Logger(DigestService.name);

  constructor(private readonly bucket: ObjectStoreService) {}

  /** The digest, to the one call that sent it; true to every other within the day. */
  @CacheMemoize('1d', { storeResult: false, cacheAlias: 'maps' })
  async send(user: string): Promise<Digest | true> {
    const digest: Digest = { user, maps: (await this.bucket.list()).length };
    this.logger.log(`To ${user}: there are ${digest.maps} source maps today.`);
    return digest;
  }
}

import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { ChangeNotInvalidatedError, Invalidates } from 'nestjs-cache-memoize';
import { ObjectStoreService } from '../bucket/object-store.service';
import { SampleConfig } from '../config/sample-config';
import { SourceMapsService } from '../maps/source-maps.service';
import { SearchController } from '../search/search.controller';
import { type UnpackedMap, unpackMaps } from './unpack-maps';

/** How many objects are on their way to the bucket at once. */
const PARALLEL_PUTS = 64;

/** Takes maps in, and sees to it that nobody is told of an older state once they are. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly bucket: ObjectStoreService,
    private readonly config: SampleConfig,
  ) {}

  /**
   * Stores every map of the zip and answers how many. Once this resolves, every process answers from the new maps.
   *
   * @throws ServiceUnavailableException where they are stored, but it is not certain that all answers given before
   * are dropped: the upload can be repeated.
   */
  async take(zip: Buffer): Promise<number> {
    const limits = { files: this.config.uploadFilesLimit, bytes: this.config.unpackedLimit };
    const maps = await unpackMaps(zip, limits);
    try {
      await this.store(maps);
    } catch (error) {
      if (!(error instanceof ChangeNotInvalidatedError)) throw error;
      throw new ServiceUnavailableException(
        'The maps are stored, but older answers about them may still be given out. Repeat the upload.',
        { cause: error },
      );
    }
    return maps.length;
  }

  @Invalidates(
    (drop, _result, maps) => {
      const calls = maps.map(({ path }) => path.toArguments());
      drop.many(SourceMapsService, 'exists', calls);
      drop.many(SourceMapsService, 'read', calls);
      drop.all(SearchController, 'search');
    },
    // Also where the bucket failed half-way: what did arrive has changed answers.
    { when: 'settled' },
  )
  private async store(maps: readonly UnpackedMap[]): Promise<void> {
    for (let from = 0; from < maps.length; from += PARALLEL_PUTS) {
      const batch = maps.slice(from, from + PARALLEL_PUTS);
      // Not Promise.all: it gives up at the first failure, and what is still on its way would arrive after answers
      // about it were dropped.
      const puts = await Promise.allSettled(batch.map(({ path, body }) => this.bucket.put(path.text, body)));
      const failed = puts.find((put) => put.status === 'rejected');
      if (failed) throw failed.reason;
    }
  }
}

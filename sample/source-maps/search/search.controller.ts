import { Controller, Get, Query } from '@nestjs/common';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { ObjectStoreService } from '../bucket/object-store.service';
import { CounterService } from '../stats/counter.service';
import { findByFileName } from './find-by-file-name';
import { SearchQueryPipe } from './search-query.pipe';

export interface SearchResult {
  readonly query: string;
  readonly maps: string[];
}

/**
 * Autocomplete over the names of the maps. Any upload can change any result, so an upload drops them all; the short
 * ttl is for what others may do to the bucket.
 */
@Controller('search')
export class SearchController {
  constructor(
    private readonly bucket: ObjectStoreService,
    private readonly counters: CounterService,
  ) {}

  @Get()
  @CacheMemoize('60s', {
    cacheAlias: 'maps',
    hitCallable(this: SearchController) {
      this.counters.hit('search');
    },
    missCallable(this: SearchController) {
      this.counters.miss('search');
    },
  })
  async search(@Query('q', SearchQueryPipe) query: string): Promise<SearchResult> {
    return { query, maps: findByFileName(await this.bucket.list(), query) };
  }
}

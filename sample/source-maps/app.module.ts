import { type DynamicModule, Module } from '@nestjs/common';
import { MultipartModule } from '@nestjs/platform-fastify/multipart';
import { redisStore } from 'cache-manager-redis-yet';
import { type CacheInput, CacheMemoizeModule, memoryCache, tiered } from 'nestjs-cache-memoize';
import { CacheMemoizePanelModule } from 'nestjs-cache-memoize/panel';
import { ObjectStoreService } from './bucket/object-store.service';
import { SampleConfig } from './config/sample-config';
import { DigestController } from './digest/digest.controller';
import { DigestService } from './digest/digest.service';
import { SourceMapsController } from './maps/source-maps.controller';
import { SourceMapsService } from './maps/source-maps.service';
import { SearchController } from './search/search.controller';
import { CounterService } from './stats/counter.service';
import { MetricsController } from './stats/metrics.controller';
import { StatsController } from './stats/stats.controller';
import { UploadsController } from './uploads/uploads.controller';
import { UploadsService } from './uploads/uploads.service';

/** A source-map server: maps in a slow bucket, answers kept near. */
@Module({
  controllers: [
    SourceMapsController,
    UploadsController,
    SearchController,
    DigestController,
    StatsController,
    MetricsController,
  ],
  providers: [ObjectStoreService, SourceMapsService, UploadsService, DigestService, CounterService],
})
export class AppModule {
  static forRoot(config: SampleConfig): DynamicModule {
    const { keyPrefix, memoize: enabled, ttl, staleIfError } = config;
    return {
      module: AppModule,
      imports: [
        CacheMemoizeModule.forRoot(
          { maps: cacheFor(config) },
          { keyPrefix, enabled, ttl, defaults: staleIfError === undefined ? {} : { staleIfError } },
        ),
        // Open, because the sample has no users, and listens on this machine alone unless HOST says otherwise.
        CacheMemoizePanelModule.forRoot({ path: 'cache', guards: 'open' }),
        MultipartModule.register({ limits: { files: 1, fileSize: config.uploadLimit } }),
      ],
      providers: [{ provide: SampleConfig, useValue: config }],
    };
  }
}

function cacheFor({ redisUrl: url, localMemory }: SampleConfig): CacheInput {
  const memory = { maxEntries: 20_000 };
  if (url === undefined) return memoryCache(memory);
  const store = () => redisStore({ url });
  return localMemory ? tiered({ memory, store }) : store;
}

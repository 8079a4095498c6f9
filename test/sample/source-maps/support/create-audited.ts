import { ConsoleLogger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CACHE_MEMOIZE_OVERRIDES, type Drop, Invalidates, StaleOutcomeError } from 'nestjs-cache-memoize';
import { AppModule } from '../../../../sample/source-maps/app.module';
import { ObjectStoreService } from '../../../../sample/source-maps/bucket/object-store.service';
import { SampleConfig } from '../../../../sample/source-maps/config/sample-config';
import { createAdapter } from '../../../../sample/source-maps/create-app';
import { SourceMapsService } from '../../../../sample/source-maps/maps/source-maps.service';
import { SearchController } from '../../../../sample/source-maps/search/search.controller';
import type { UnpackedMap } from '../../../../sample/source-maps/uploads/unpack-maps';
import { UploadsService } from '../../../../sample/source-maps/uploads/uploads.service';
import type { CreateSample } from './sample-server';

/** What the uploads of a server do not invalidate. */
export type Forgotten = 'nothing' | 'exists' | 'read' | 'search';

/** The sample with `audit: true`, whose author has forgotten something. `onStale` is told the methods that give it away. */
export function createAudited(forgotten: Forgotten, onStale: (method: string) => void): CreateSample {
  return async (config) => {
    const onError = (error: Error): void => {
      if (error instanceof StaleOutcomeError) onStale(error.method);
    };
    const testing = await Test.createTestingModule({ imports: [AppModule.forRoot(config)] })
      .setLogger(new ConsoleLogger({ logLevels: [] }))
      .overrideProvider(CACHE_MEMOIZE_OVERRIDES)
      .useValue({ audit: true, onError })
      .overrideProvider(UploadsService)
      .useFactory({
        inject: [ObjectStoreService, SampleConfig],
        factory: (bucket: ObjectStoreService, given: SampleConfig) => {
          const Uploads = forgetfulUploads(forgotten, bucket);
          return new Uploads(bucket, given);
        },
      })
      .compile();
    return testing.createNestApplication<NestFastifyApplication>(createAdapter());
  };
}

/** The same but for what its changes make old. */
function forgetfulUploads(forgotten: Forgotten, bucket: ObjectStoreService): typeof UploadsService {
  class ForgetfulUploads extends UploadsService {}
  const store = async (maps: readonly UnpackedMap[]): Promise<void> => {
    for (const { path, body } of maps) await bucket.put(path.text, body);
  };
  const plan = (drop: Drop, ...[, maps]: [unknown, readonly UnpackedMap[]]): void => {
    const calls = maps.map(({ path }) => path.toArguments());
    if (forgotten !== 'exists') drop.many(SourceMapsService, 'exists', calls);
    if (forgotten !== 'read') drop.many(SourceMapsService, 'read', calls);
    if (forgotten !== 'search') drop.all(SearchController, 'search');
  };
  const descriptor: PropertyDescriptor = { value: store, writable: true, configurable: true };
  const decorate = Invalidates<unknown>(plan as (drop: Drop, ...ofCall: unknown[]) => void);
  decorate(ForgetfulUploads.prototype, 'store', descriptor);
  Object.defineProperty(ForgetfulUploads.prototype, 'store', descriptor);
  return ForgetfulUploads;
}

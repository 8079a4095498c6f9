import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CACHE_MEMOIZE_OVERRIDES, MemoizeInvalidator, StaleOutcomeError } from 'nestjs-cache-memoize';
import { AppModule } from '../../../../sample/source-maps/app.module';
import { ObjectStoreService } from '../../../../sample/source-maps/bucket/object-store.service';
import { SampleConfig } from '../../../../sample/source-maps/config/sample-config';
import { createAdapter } from '../../../../sample/source-maps/create-app';
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
      .overrideProvider(CACHE_MEMOIZE_OVERRIDES)
      .useValue({ audit: true, onError })
      .overrideProvider(UploadsService)
      .useFactory({
        inject: [ObjectStoreService, MemoizeInvalidator, SampleConfig],
        factory: (bucket: ObjectStoreService, invalidator: MemoizeInvalidator, given: SampleConfig) =>
          new UploadsService(bucket, withoutInvalidationOf(forgotten, invalidator), given),
      })
      .compile();
    return testing.createNestApplication<NestFastifyApplication>(createAdapter(), { logger: false });
  };
}

function withoutInvalidationOf(forgotten: Forgotten, invalidator: MemoizeInvalidator): MemoizeInvalidator {
  const forgetful = Object.create(invalidator) as Record<string, unknown>;
  for (const verb of ['invalidateMany', 'invalidateAll'] as const) {
    forgetful[verb] = async (target: object, method: string, ...rest: unknown[]): Promise<void> => {
      const invalidate = invalidator[verb] as (...args: unknown[]) => Promise<void>;
      if (method !== forgotten) await invalidate.call(invalidator, target, method, ...rest);
    };
  }
  return forgetful as unknown as MemoizeInvalidator;
}

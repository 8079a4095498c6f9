import { Controller, Get, Module, Param, ParseIntPipe } from '@nestjs/common';
import {
  CacheMemoize,
  type CacheMemoizeModuleOptions,
  CacheMemoizeModule,
  type Caches,
  memoized,
  memoryCache,
} from 'nestjs-cache-memoize';
import { FilesService } from './files.service.js';

// Exported with the types that TypeScript infers: where a consumer emits declarations, it must be able to name them.
export const memory = memoryCache({ maxEntries: 100 });
export const cachePerMinute = CacheMemoize('1m');
export const handlesOf = (files: FilesService) => memoized(files);
export const handleOf = (files: FilesService) => memoized(files, (self) => self.exists);
export const keyOf = (files: FilesService) => memoized(files).exists.getCacheKey;

@Controller('files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Get(':version')
  @CacheMemoize('1m', { cacheAlias: 'files' })
  async find(@Param('version', ParseIntPipe) version: number): Promise<{ version: number; exists: boolean }> {
    return { version, exists: await this.files.exists('a.map', version) };
  }
}

/** The application of a stranger, on the caches that it is given. */
export function createModule(files: Caches[string], keyPrefix: string): new () => object {
  // Patient: a busy machine is no failure of the package.
  const deadline = { read: '10s', fill: '10s', invalidate: '10s' } as const;
  const options: CacheMemoizeModuleOptions = {
    keyPrefix,
    ttl: '1h',
    deadline,
    onError: (error) => fail(error),
  };

  @Module({
    imports: [CacheMemoizeModule.forRootAsync({ useFactory: () => ({ caches: { files }, ...options }) })],
    controllers: [FilesController],
    providers: [FilesService],
  })
  class ApplicationModule {}
  return ApplicationModule;
}

function fail(error: Error): never {
  console.error(error);
  process.exit(1);
}

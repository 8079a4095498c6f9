import { Controller, Get, Injectable, Module, Param, Post } from '@nestjs/common';
import { CacheMemoize, CacheMemoizeModule, Invalidates } from 'nestjs-cache-memoize';

@Injectable()
export class FilesService {
  private readonly bucket = new Set<string>();

  @CacheMemoize('7d')
  async exists(name: string): Promise<boolean> {
    console.log(`The bucket is asked for ${name}.`);
    return this.bucket.has(name);
  }

  @Invalidates((drop, _result, name) => drop(FilesService, 'exists', name))
  async upload(name: string): Promise<void> {
    this.bucket.add(name);
  }
}

@Controller('files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Get(':name')
  async find(@Param('name') name: string): Promise<{ name: string; exists: boolean }> {
    return { name, exists: await this.files.exists(name) };
  }

  @Post(':name')
  async upload(@Param('name') name: string): Promise<void> {
    await this.files.upload(name);
  }
}

@Module({
  imports: [CacheMemoizeModule.forRoot()],
  controllers: [FilesController],
  providers: [FilesService],
})
export class FilesModule {}

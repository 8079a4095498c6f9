import {
  Body,
  type CanActivate,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  Headers,
  HttpCode,
  Injectable,
  Ip,
  Param,
  ParseIntPipe,
  Post,
  Query,
  UseGuards,
  ValidationPipe,
} from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { CacheMemoize, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { describeHttp, type HttpApplication } from '../support/applications/http-application';

class FindDto {
  @IsInt()
  @Type(() => Number)
  id!: number;

  @IsOptional()
  @IsInt()
  @Type(() => Number)
  page?: number;
}

class PageDto {
  @IsOptional()
  @IsInt()
  @Type(() => Number)
  page?: number;
}

interface WithUser {
  readonly headers: Record<string, string | undefined>;
}

const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) => ({
  name: context.switchToHttp().getRequest<WithUser>().headers['x-user'],
}));

@Injectable()
class Door implements CanActivate {
  isOpen = true;
  canActivate(): boolean {
    return this.isOpen;
  }
}

@Controller()
@UseGuards(Door)
class FilesController {
  runs: unknown[] = [];

  @Get('files/:id')
  @CacheMemoize()
  async find(@Param('id', ParseIntPipe) id: number): Promise<object> {
    return { id, run: this.runs.push(id) };
  }

  @Get('list')
  @CacheMemoize()
  async list(@Query() query: FindDto): Promise<object> {
    return { ...query, run: this.runs.push(query) };
  }

  @Get('rewritten')
  @CacheMemoize({ argsRewrite: (query) => [query.id] })
  async rewritten(@Query() query: FindDto): Promise<object> {
    return { ...query, run: this.runs.push(query) };
  }

  @Get('plain')
  @CacheMemoize({ argsRewrite: (query) => ({ ...query }) })
  async plain(@Query() query: PageDto): Promise<object> {
    return { ...query, run: this.runs.push(query) };
  }

  @Get('mine')
  @CacheMemoize()
  async mine(@CurrentUser() user: { name: string }): Promise<object> {
    return { of: user.name, run: this.runs.push(user) };
  }

  @Get('language')
  @CacheMemoize()
  async inLanguage(@Headers('accept-language') language: string): Promise<object> {
    return { language, run: this.runs.push(language) };
  }

  @Get('everything/:a/:b')
  @CacheMemoize()
  async everything(@Param() params: object, @Query() query: object, @Ip() ip: string): Promise<object> {
    return { ...params, ...query, ip, run: this.runs.push(params) };
  }

  @Post('search')
  @HttpCode(200)
  @CacheMemoize()
  async search(@Body() body: object): Promise<object> {
    return { ...body, run: this.runs.push(body) };
  }
}

function runsOf(application: HttpApplication): number {
  return application.get(FilesController).runs.length;
}

describeHttp('a memoized handler', (start) => {
  const startFiles = () =>
    start({
      controllers: [FilesController],
      providers: [Door],
      configure: (application) =>
        application.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true })),
    });

  async function runsFor(paths: string[]): Promise<number> {
    const application = await startFiles();
    for (const path of paths) await application.request(path);
    return runsOf(application);
  }

  it('runs once for one argument, however the URL spells it', async () => {
    expect(await runsFor(['/files/1', '/files/01', '/files/1?', '/files/1?unknown=2'])).toBe(1);
  });

  it('runs once for each argument', async () => {
    expect(await runsFor(['/files/1', '/files/2'])).toBe(2);
  });

  it('runs once where the whitelist of its DTO strips what differs', async () => {
    expect(await runsFor(['/list?id=1', '/list?id=1&utm_source=mail', '/list?utm_source=web&id=1'])).toBe(1);
  });

  it('runs once for each DTO', async () => {
    expect(await runsFor(['/list?id=1', '/list?id=1&page=1', '/list?id=2'])).toBe(3);
  });

  it('runs once for each part of its declared key', async () => {
    expect(await runsFor(['/rewritten?id=1', '/rewritten?id=1&page=7'])).toBe(1);
  });

  it('runs once for all that whole parameters hold, in any order', async () => {
    expect(await runsFor(['/everything/1/2?c=3&d=4', '/everything/1/2?d=4&c=3'])).toBe(1);
  });

  it('runs once for each body', async () => {
    const application = await startFiles();
    const post = (body: string) =>
      application.request('/search', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    await post('{"name":"a"}');
    await post('{ "name" : "a" }');
    const other = await post('{"name":"b"}');
    expect(other.body).toEqual({ name: 'b', run: 2 });
  });

  it('has what a decorator of the application gives in its key', async () => {
    const application = await startFiles();
    const asUser = (name: string) => application.request('/mine', { headers: { 'x-user': name } });
    const bodies = [await asUser('ann'), await asUser('bob'), await asUser('ann')].map(({ body }) => body);
    expect(bodies).toEqual([
      { of: 'ann', run: 1 },
      { of: 'bob', run: 2 },
      { of: 'ann', run: 1 },
    ]);
  });

  it('has a header that it takes in its key', async () => {
    const application = await startFiles();
    const inLanguage = (language: string) =>
      application.request('/language', { headers: { 'accept-language': language } });
    const bodies = [await inLanguage('de'), await inLanguage('fr')].map(({ body }) => body);
    expect(bodies).toEqual([
      { language: 'de', run: 1 },
      { language: 'fr', run: 2 },
    ]);
  });

  it('stays behind its guards on a hit', async () => {
    const application = await startFiles();
    await application.request('/files/1');
    application.get(Door).isOpen = false;
    expect((await application.request('/files/1')).status).toBe(403);
  });

  it('stays behind its pipes when they refuse', async () => {
    expect(await runsFor(['/files/one', '/list?id=one'])).toBe(0);
  });

  it('is invalidated by class, name and arguments', async () => {
    const application = await startFiles();
    await application.repeat(2, '/files/1');
    await application.get(MemoizeInvalidator).invalidate(FilesController, 'find', 1);
    expect((await application.request('/files/01')).body).toEqual({ id: 1, run: 2 });
  });

  it('is invalidated by the parts of its declared key', async () => {
    const application = await startFiles();
    await application.repeat(2, '/rewritten?id=1');
    await application.get(MemoizeInvalidator).invalidate(FilesController, 'rewritten', { id: 1 });
    expect((await application.request('/rewritten?id=1')).body).toEqual({ id: 1, run: 2 });
  });

  it('that rewrites its DTO to a plain object has a key without any field, and is invalidated by one', async () => {
    const application = await startFiles();
    await application.repeat(2, '/plain');
    await application.repeat(2, '/plain?page=2');
    await application.get(MemoizeInvalidator).invalidate(FilesController, 'plain', { page: 2 });
    const runs = [await application.request('/plain'), await application.request('/plain?page=2')];
    expect(runs.map(({ body }) => body)).toEqual([{ run: 1 }, { page: 2, run: 3 }]);
  });

  it('takes a DTO and a literal of its fields for one call', async () => {
    const application = await startFiles();
    await application.request('/list?id=1');
    await application.get(MemoizeInvalidator).invalidate(FilesController, 'list', { id: 1 });
    expect((await application.request('/list?id=1')).body).toEqual({ id: 1, run: 2 });
  });
});

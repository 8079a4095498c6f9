import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { type Answer, describeHttp } from '../support/applications/http-application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';

class NoSuchFile extends NotFoundException {
  constructor(readonly file: string) {
    super({ statusCode: 404, error: 'Not Found', file, hints: ['upload it first'] });
  }
}

@Controller()
class FilesController {
  runs = 0;

  @Get('text/:id')
  @CacheMemoize('1h', { cacheExceptions: [NotFoundException] })
  async withText(@Param('id') id: string): Promise<never> {
    this.runs++;
    throw new NotFoundException(`no file ${id}`);
  }

  @Get('object/:id')
  @CacheMemoize('1h', { cacheExceptions: [NotFoundException] })
  async withObject(): Promise<never> {
    this.runs++;
    throw new NotFoundException({ reason: 'gone', since: [1, 2] }, { description: 'so it is' });
  }

  @Get('subclass/:id')
  @CacheMemoize('1h', { cacheExceptions: [NotFoundException], classes: [NoSuchFile] })
  async ofSubclass(@Param('id') id: string): Promise<never> {
    this.runs++;
    throw new NoSuchFile(id);
  }

  @Get('unlisted/:id')
  @CacheMemoize('1h')
  async unlisted(): Promise<never> {
    this.runs++;
    throw new NotFoundException();
  }
}

/** Of the headers, those that are not of this very response: the date, the state of the cache. */
function contentOf({ status, headers, body }: Answer): unknown {
  const own = ['date', 'age', 'cache-status'];
  return { status, body, headers: [...headers].filter(([name]) => !own.includes(name)) };
}

describeMemoryAndRedis('an error whose class is listed', (given) => {
  describeHttp('is the same on a hit', (start) => {
    it.each([
      ['text', { statusCode: 404, error: 'Not Found', message: 'no file 7' }],
      ['object', { reason: 'gone', since: [1, 2] }],
      ['subclass', { statusCode: 404, error: 'Not Found', file: '7', hints: ['upload it first'] }],
    ])('status, body and headers: %s', async (path, body) => {
      const application = await start({ ...given(), controllers: [FilesController] });
      const answers = await application.repeat(3, `/${path}/7`);
      const [miss, ...hits] = answers.map(contentOf);
      expect(miss).toMatchObject({ status: 404, body });
      expect(hits).toEqual([miss, miss]);
      expect(application.get(FilesController).runs).toBe(1);
    });

    it('and is told to be one', async () => {
      const application = await start({ ...given(), controllers: [FilesController] });
      const statuses = (await application.repeat(2, '/text/7')).map(({ headers }) =>
        headers.get('cache-status'),
      );
      expect(statuses).toEqual([
        'nestjs-cache-memoize; fwd=miss; stored',
        expect.stringMatching(/^nestjs-cache-memoize; (hit; ttl=3\d{3}|fwd=miss; collapsed)$/),
      ]);
    });
  });

  describeHttp('is none by default', (start) => {
    it('so that the next request runs the handler again', async () => {
      const application = await start({ ...given(), controllers: [FilesController] });
      const answers = await application.repeat(2, '/unlisted/7');
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      expect(application.get(FilesController).runs).toBe(2);
    });
  });
});

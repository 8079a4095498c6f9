import { CacheMemoize, InvalidOptionError, memoized, NotMemoizedError } from 'nestjs-cache-memoize';
import { startApplication } from '../../support/applications/application';

class Files {
  readonly root = '/';
  readonly reads: string[] = [];

  get tenant(): string {
    this.reads.push('tenant');
    return 'acme';
  }

  @CacheMemoize()
  async find(name: string): Promise<string> {
    return this.root + name;
  }

  async plain(): Promise<void> {}

  [Symbol.toPrimitive](): string {
    return this.root;
  }

  keyOf(name: string): string {
    return memoized(this, (self) => self.secret).getCacheKey(name);
  }

  @CacheMemoize()
  private async secret(_name: string): Promise<void> {}
}

class Archive extends Files {
  override async plain(): Promise<void> {}
}

class Renamed extends Files {
  override async find(name: string): Promise<string> {
    return super.find(name);
  }
}

const handlesOf = (instance: object) => memoized(instance) as Record<string | symbol, unknown>;

describe('the verbs of an instance', () => {
  // Where no application has the module, whatever is named may be a mock.
  beforeEach(() => startApplication({}));

  it('are named like its memoized methods, those of its own class first', () => {
    expect(memoized(new Files()).find.getCacheKey('a')).toBe('Files.find:"a"');
    expect(memoized(new Archive()).find.getCacheKey('a')).toBe('Archive.find:"a"');
    expect(memoized(new Renamed()).find.getCacheKey('a')).toBe('Renamed.find:"a"');
  });

  it('are reached with a function too, also those of a private method', () => {
    expect(memoized(new Files(), (self) => self.find).getCacheKey('a')).toBe('Files.find:"a"');
    expect(new Files().keyOf('a')).toBe('Files.secret:"a"');
  });

  it('throw for a method that is not memoized', () => {
    const refusal = new NotMemoizedError({ className: 'Files', method: 'plain' });
    expect(() => memoized(new Files()).plain).toThrow(refusal);
    expect(() => memoized(new Files(), (self) => self.plain)).toThrow(refusal);
  });

  it('answer nothing for what is no method: not to await, JSON, a loop or a debugger', async () => {
    const handles = handlesOf(new Files());
    for (const name of ['then', 'toJSON', 'root', 'missing', Symbol.iterator, Symbol.toPrimitive]) {
      expect(handles[name]).toBeUndefined();
    }
    expect(await Promise.resolve(handles)).toBe(handles);
  });

  it('run nothing of the class while a function names one of them', () => {
    const files = new Files();
    expect(() => memoized(files, (self) => self.tenant as never)).toThrow(NotMemoizedError);
    expect(files.reads).toEqual([]);
  });

  it.each<[string, (files: Files) => unknown]>([
    ['reads from another object', () => new Files().find],
    ['answers nothing', () => undefined],
    ['calls what it reads', (files) => files.find('a')],
    ['reads deeper', (files) => (files.find as unknown as { deeper: unknown }).deeper],
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
  ])('are not named by a function that %s', (_, pick) => {
    expect(() => memoized(new Files(), pick as never)).toThrow(InvalidOptionError);
  });

  it.each([null, undefined, 'files', 1, Files])('are none of %p', (given) => {
    expect(() => memoized(given as never)).toThrow(InvalidOptionError);
  });

  it('are none of an object without a prototype', () => {
    const bare = Object.assign(Object.create(null) as object, { find: async () => 1 });
    expect(() => handlesOf(bare)['find']).toThrow(
      new NotMemoizedError({ className: 'The object', method: 'find' }),
    );
  });
});

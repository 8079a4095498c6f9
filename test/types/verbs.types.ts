import { CacheMemoize, memoized, type MemoizeInvalidator } from 'nestjs-cache-memoize';

interface Size {
  readonly bytes: number;
}

export class Files {
  @CacheMemoize()
  async exists(name: string, version?: number): Promise<boolean> {
    return name === '' && version === 1;
  }

  /** Called with a text it answers with a text, with a number with a number. */
  async overloaded(input: string): Promise<string>;
  async overloaded(input: number): Promise<number>;
  @CacheMemoize()
  async overloaded(input: string | number): Promise<string | number> {
    return input;
  }

  @CacheMemoize()
  async generic<Item extends Size>(item: Item): Promise<Item[]> {
    return [item];
  }

  @CacheMemoize()
  async rest(first: string, ...others: readonly number[]): Promise<number> {
    return first.length + others.length;
  }

  @CacheMemoize()
  private async hidden(name: string): Promise<boolean> {
    return name === '';
  }

  @CacheMemoize()
  protected async guarded(name: string): Promise<boolean> {
    return name === '';
  }

  sync(name: string): boolean {
    return name === '';
  }

  label = 'files';

  inside(): Promise<void>[] {
    // @ts-expect-error not async
    void memoized(this).sync;
    return [
      memoized(this, (self) => self.hidden).invalidate('a'),
      memoized(this, (self) => self.guarded).invalidate('a'),
      memoized(this, (self) => self.exists).invalidate('a', 1),
      memoized(this).exists.invalidate('a', 1),
      memoized(this).overloaded.invalidate(1),
      // @ts-expect-error a text
      memoized(this).exists.invalidate(1),
      // @ts-expect-error a text
      memoized(this, (self) => self.hidden).invalidate(1),
      // @ts-expect-error not an async method
      memoized(this, (self) => self.sync).invalidate('a'),
    ];
  }
}

export abstract class Bucket {
  abstract size(name: string): Promise<Size>;
}

export class LocalFiles extends Files {
  override async exists(name: string): Promise<boolean> {
    return super.exists(name);
  }
}

export async function handles(files: Files): Promise<void> {
  const { exists } = memoized(files);
  const dropped: void = await exists.invalidate('a');
  const key: string = exists.getCacheKey('a', 1);
  const answer: boolean = await exists.refresh('a');
  const same: boolean = await exists.original('a', 1);
  void [dropped, key, answer, same];

  await exists.withExtra('acme').invalidate('a');
  const ofAcme: string = exists.withExtra({ tenant: 'acme' }).getCacheKey('a', 1);
  void ofAcme;

  // @ts-expect-error a name is a text
  await exists.withExtra('acme').invalidate(1);
  // @ts-expect-error the method itself would still read its surroundings
  void exists.withExtra('acme').refresh;
  // @ts-expect-error a name is a text
  await exists.invalidate(1);
  // @ts-expect-error a name is missing
  await exists.invalidate();
  // @ts-expect-error too many
  exists.getCacheKey('a', 1, 2);
  // @ts-expect-error a name is a text
  await exists.refresh(1);
  // @ts-expect-error a name is a text
  await exists.original(1);
  // @ts-expect-error no such verb
  void exists.drop;
  // @ts-expect-error a property
  void memoized(files).label;
  // @ts-expect-error not async
  void memoized(files).sync;
  // @ts-expect-error misspelt
  void memoized(files).exist;
  // @ts-expect-error private, and we are not inside
  void memoized(files).hidden;
}

export async function overloadsSurvive(files: Files): Promise<void> {
  const { overloaded, generic, rest } = memoized(files);
  const text: string = await overloaded.refresh('a');
  const number: number = await overloaded.original(1);
  const [item] = await generic.refresh({ bytes: 1, name: 'a' });
  const name: string | undefined = item?.name;
  const sum: number = await rest.original('a', 1, 2);
  await rest.invalidate('a', 1, 2);
  await overloaded.invalidate('a');
  await overloaded.invalidate(1);
  void [overloaded.getCacheKey('a'), overloaded.getCacheKey(1)];
  // @ts-expect-error neither overload takes it
  await overloaded.invalidate(true);
  void [text, number, name, sum];

  // @ts-expect-error a text comes back for a text
  const wrong: number = await overloaded.refresh('a');
  // @ts-expect-error an item has a size
  await generic.original({ name: 'a' });
  // @ts-expect-error the others are numbers
  await rest.invalidate('a', 'b');
  void wrong;
}

export async function invalidator(invalidator: MemoizeInvalidator, files: Files): Promise<void> {
  await invalidator.invalidate(Files, 'exists', 'a');
  await invalidator.invalidate(Files, 'exists', 'a', 1);
  await invalidator.invalidate(files, 'exists', 'a', 1);
  await invalidator.invalidate(LocalFiles, 'exists', 'a');
  await invalidator.invalidate(Bucket, 'size', 'a');
  await invalidator.invalidateMany(Files, 'exists', [['a'], ['b', 2]]);
  await invalidator.invalidateMany(Bucket, 'size', [['a']] as const);
  await invalidator.invalidateAll(Files, 'exists');
  await invalidator.invalidateAll(files, 'rest');
  await invalidator.invalidate(Files, 'overloaded', 'a');
  await invalidator.invalidate(Files, 'overloaded', 1);
  await invalidator.invalidateMany(Files, 'overloaded', [['a'], [1]]);
  await invalidator.invalidatePrefix('files');
  await invalidator.invalidatePrefix('files', { cacheAlias: 'shared' });
  await invalidator.clear();
  await invalidator.clear('shared');

  await invalidator.withExtra('acme').invalidate(Files, 'exists', 'a');
  await invalidator.withExtra('acme').invalidateMany(Files, 'exists', [['a']]);

  // @ts-expect-error a name is a text
  await invalidator.withExtra('acme').invalidate(Files, 'exists', 1);
  // @ts-expect-error everything: it would not be that of one tenant
  void invalidator.withExtra('acme').invalidateAll;
  // @ts-expect-error a name is a text
  await invalidator.invalidate(Files, 'exists', 1);
  // @ts-expect-error a name is missing
  await invalidator.invalidate(Files, 'exists');
  // @ts-expect-error misspelt
  await invalidator.invalidate(Files, 'exist', 'a');
  // @ts-expect-error neither overload takes it
  await invalidator.invalidate(Files, 'overloaded', true);
  // @ts-expect-error private
  await invalidator.invalidate(Files, 'hidden', 'a');
  // @ts-expect-error not async
  await invalidator.invalidate(Files, 'sync', 'a');
  // @ts-expect-error a property
  await invalidator.invalidate(Files, 'label');
  // @ts-expect-error an override takes no version
  await invalidator.invalidate(LocalFiles, 'exists', 'a', 1);
  // @ts-expect-error of an instance too
  await invalidator.invalidate(files, 'exists', 1);
  // @ts-expect-error an abstract class's method takes a text
  await invalidator.invalidate(Bucket, 'size', 1);
  // @ts-expect-error lists of arguments, not arguments
  await invalidator.invalidateMany(Files, 'exists', ['a', 'b']);
  // @ts-expect-error a name is a text
  await invalidator.invalidateMany(Files, 'exists', [[1]]);
  // @ts-expect-error all of them: no arguments
  await invalidator.invalidateAll(Files, 'exists', 'a');
  // @ts-expect-error not async
  await invalidator.invalidateAll(Files, 'sync');
  // @ts-expect-error an alias is a text
  await invalidator.clear(1);
}

/** More overloads than most. */
export abstract class Many {
  abstract find(one: 1): Promise<void>;
  abstract find(two: 2, more: boolean): Promise<void>;
  abstract find(three: '3'): Promise<void>;
  abstract find(): Promise<void>;
  abstract find(five: { five: 5 }): Promise<void>;

  abstract nothing(): Promise<void>;
  abstract anything(...args: unknown[]): Promise<void>;
}

export async function everyOverload(many: Many): Promise<void> {
  const { find, nothing, anything } = memoized(many);
  await Promise.all([find.invalidate(1), find.invalidate(2, true), find.invalidate('3'), find.invalidate()]);
  await Promise.all([find.invalidate({ five: 5 }), nothing.invalidate(), anything.invalidate(1, 'a')]);
  // @ts-expect-error the second takes another
  await find.invalidate(2);
  // @ts-expect-error takes nothing
  await nothing.invalidate(1);
}

export class OfAnything<Item> {
  @CacheMemoize()
  async find(item: Item): Promise<Item> {
    await memoized(this).find.invalidate(item);
    // @ts-expect-error not of this class
    await memoized(this).find.invalidate(1);
    return item;
  }
}

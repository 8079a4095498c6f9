import { CacheMemoize } from 'nestjs-cache-memoize';
import { findDecoration, isDecorated, isProxy, listDecorations } from '../../../lib/nest/decoration';
import { decorationOf } from '../../support/applications/decoration-of';
import { Traced } from '../../support/applications/traced';

class Files {
  @CacheMemoize()
  async find(): Promise<void> {}

  @CacheMemoize()
  async size(): Promise<void> {}

  async plain(): Promise<void> {}
}

class Archive extends Files {
  @CacheMemoize()
  override async find(): Promise<void> {}

  @CacheMemoize()
  async open(): Promise<void> {}
}

class Bare extends Archive {}

const namesOf = (prototype: object) =>
  listDecorations(prototype).map(
    (decoration) => `${decoration.prototype.constructor.name}.${decoration.name}`,
  );

describe('the decorations of a class', () => {
  it('are its own and those that it inherits, the nearest for each method', () => {
    expect(namesOf(Files.prototype)).toEqual(['Files.find', 'Files.size']);
    expect(namesOf(Archive.prototype)).toEqual(['Archive.find', 'Archive.open', 'Files.size']);
    expect(namesOf(Bare.prototype)).toEqual(['Archive.find', 'Archive.open', 'Files.size']);
  });

  it('are none where nothing is decorated, and none of Object', () => {
    expect([
      namesOf(class {}.prototype),
      namesOf(Object.prototype),
      namesOf(Object.create(null) as object),
    ]).toEqual([[], [], []]);
  });

  it('are found by name, the nearest', () => {
    expect(findDecoration(Bare.prototype, 'find')).toBe(decorationOf(Archive, 'find'));
    expect(findDecoration(Bare.prototype, 'size')).toBe(decorationOf(Files, 'size'));
    for (const name of ['plain', 'missing', 'constructor', 'toString']) {
      expect(findDecoration(Files.prototype, name)).toBeUndefined();
    }
  });

  it('are no reason to refuse another on an override', () => {
    expect([isDecorated(Archive.prototype, 'find'), isDecorated(Archive.prototype, 'size')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('the memoizing proxy', () => {
  it('is known by itself, and not by its metadata, which others copy', () => {
    class Watched {
      @Traced()
      @CacheMemoize()
      async find(): Promise<void> {}
    }
    const copy = () => undefined;
    for (const key of Reflect.getMetadataKeys(Files.prototype.find) as string[]) {
      Reflect.defineMetadata(key, Reflect.getMetadata(key, Files.prototype.find), copy);
    }
    expect([isProxy(Files.prototype.find), isProxy(copy)]).toEqual([true, false]);
    expect(isProxy(Files.prototype.plain)).toBe(false);
    expect(isProxy(Watched.prototype.find)).toBe(false);
    expect(isProxy(decorationOf(Files, 'find').original)).toBe(false);
  });
});

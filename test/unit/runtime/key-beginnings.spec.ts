import { KeyOpenings } from '../../../lib/runtime/key-beginnings';

describe('what the keys of a method begin with', () => {
  describe('in a cache that others read', () => {
    const openings = new KeyOpenings('text');

    it('is the prefix', () => {
      expect(openings.of('FilesService.exists')).toBe('FilesService.exists:');
    });

    it('leaves a generated key as it was given', () => {
      expect(openings.ofGenerated('FilesService.exists:1', 'FilesService.exists')).toBe(
        'FilesService.exists:1',
      );
    });
  });

  describe('in a cache of this process', () => {
    const openings = new KeyOpenings('objects');

    it('is short, and the same again for the same prefix', () => {
      expect(openings.of('FilesService.exists').length).toBe(2);
      expect(openings.of('FilesService.exists')).toBe(openings.of('FilesService.exists'));
    });

    it('differs for every prefix', () => {
      const prefixes = Array.from({ length: 2_000 }, (_, index) => `Service.method${index}`);
      expect(new Set(prefixes.map((prefix) => openings.of(prefix))).size).toBe(prefixes.length);
    });

    it('makes a generated key that is written like one of the prefix equal to it', () => {
      expect(openings.ofGenerated('X:1,2', 'X')).toBe(`${openings.of('X')}1,2`);
    });

    it('keeps every other generated key apart from all that begin with a prefix', () => {
      openings.of('X');
      expect(openings.ofGenerated('0:1,2', 'X')).toBe(':0:1,2');
      expect(openings.ofGenerated('X', 'X')).toBe(':X');
    });

    it('makes one generated key equal under every prefix that it does not begin with', () => {
      expect(openings.ofGenerated('key', 'X')).toBe(openings.ofGenerated('key', 'Y'));
    });
  });
});

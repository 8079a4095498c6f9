import { KeyBeginnings } from '../../../../lib/runtime/caches/key-beginnings';

describe('what the keys of a method begin with', () => {
  describe('in a cache that others read', () => {
    const beginnings = new KeyBeginnings('text');

    it('is the prefix', () => {
      expect(beginnings.of('FilesService.exists')).toBe('FilesService.exists:');
    });

    it('leaves a generated key as it was given', () => {
      expect(beginnings.ofGenerated('FilesService.exists:1', 'FilesService.exists')).toBe(
        'FilesService.exists:1',
      );
    });
  });

  describe('in a cache of this process', () => {
    const beginnings = new KeyBeginnings('objects');

    it('is short, and the same again for the same prefix', () => {
      expect(beginnings.of('FilesService.exists').length).toBe(2);
      expect(beginnings.of('FilesService.exists')).toBe(beginnings.of('FilesService.exists'));
    });

    it('stays the same while others come', () => {
      const first = beginnings.of('FilesService.exists');
      for (const prefix of ['FilesService.size', 'FilesService.find']) beginnings.of(prefix);
      expect(beginnings.of('FilesService.exists')).toBe(first);
    });

    it('differs for every prefix', () => {
      const prefixes = Array.from({ length: 2_000 }, (_, index) => `Service.method${index}`);
      expect(new Set(prefixes.map((prefix) => beginnings.of(prefix))).size).toBe(prefixes.length);
    });

    it('makes a generated key that is written like one of the prefix equal to it', () => {
      expect(beginnings.ofGenerated('X:1,2', 'X')).toBe(`${beginnings.of('X')}1,2`);
    });

    it('keeps every other generated key apart from all that begin with a prefix', () => {
      beginnings.of('X');
      expect(beginnings.ofGenerated('0:1,2', 'X')).toBe(':0:1,2');
      expect(beginnings.ofGenerated('X', 'X')).toBe(':X');
    });

    it('makes one generated key equal under every prefix that it does not begin with', () => {
      expect(beginnings.ofGenerated('key', 'X')).toBe(beginnings.ofGenerated('key', 'Y'));
    });
  });
});

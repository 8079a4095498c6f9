import { KEY_CHECK_LENGTH, keyCheckFor } from '../../../../lib/caches/stored/key-check';

describe('keyCheckFor', () => {
  const check = keyCheckFor('shop');

  it('is the same in every process and in every version: it stands in what is kept', () => {
    expect(check('Files.exists:"a"', 'outcome')).toBe('FhM2RpTd');
    expect(check('Files.exists:"a"', 'mark')).toBe('ehvjNbEd');
    expect(keyCheckFor('')('', 'outcome')).toBe('3WpU-drA');
  });

  it.each(['', 'k', '\ud800', 'ä€😀', 'x'.repeat(10_000)])(
    'has a fixed length, and plain characters: of %j',
    (key) => {
      expect(check(key, 'outcome')).toMatch(new RegExp(`^[\\w-]{${KEY_CHECK_LENGTH}}$`));
    },
  );

  it('tells keys, kinds and prefixes apart', () => {
    const keys = ['', '\0', '\0\0', 'a', 'a\0', 'ab', 'ba', '\ud800', '\ud801', 'A'];
    const checks = keys.flatMap((key) => [
      check(key, 'outcome'),
      check(key, 'mark'),
      keyCheckFor('shop2')(key, 'outcome'),
    ]);
    expect(new Set(checks).size).toBe(3 * keys.length);
  });

  it('tells a hundred thousand keys apart that differ in a digit', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => check(`Files.exists:${index}`, 'outcome'));
    expect(new Set(keys).size).toBe(100_000);
  });
});

import { hasMoreDigits } from '../../../../lib/core/kinds/has-more-digits';

describe('Whether a BigInt has more hexadecimal digits than some', () => {
  it.each<[string, bigint, number, boolean]>([
    ['as many', 16n ** 20n - 1n, 20, false],
    ['one more', 16n ** 20n, 20, true],
    ['one more of a negative one', -(16n ** 20n), 20, true],
    ['as many of a negative one', -(16n ** 20n) + 1n, 20, false],
  ])('is told where it has %s', (_, value, digits, expected) => {
    expect(hasMoreDigits(value, digits)).toBe(expected);
  });

  it('is no for what is short anyway, however few are allowed', () => {
    expect(hasMoreDigits(2n ** 64n, 1)).toBe(false);
  });
});

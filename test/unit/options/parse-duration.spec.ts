import { parseDuration } from '../../../lib/options/parse-duration';

describe('a duration', () => {
  it.each<[unknown, number]>([
    [250, 250],
    ['250ms', 250],
    ['100s', 100_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
    ['1.5s', 1500],
    [0, 0],
    [Infinity, Infinity],
  ])('%p is %p milliseconds', (given, milliseconds) => {
    expect(parseDuration(given)).toBe(milliseconds);
  });

  it.each([
    [-1],
    [Number.NaN],
    ['5'],
    ['5 m'],
    ['m'],
    ['-5m'],
    ['5w'],
    [''],
    [null],
    [undefined],
    [{}],
    [['5m']],
    ['1e3s'],
  ])('%p is none', (given) => {
    expect(parseDuration(given)).toBeUndefined();
  });
});

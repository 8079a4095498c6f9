import { joinSteps, stepTo } from '../../../../lib/core/kinds/path';

describe('A step into a value', () => {
  it.each([
    ['owner', '.owner'],
    ['$ref_1', '.$ref_1'],
    ['toCacheKey()', '.toCacheKey()'],
    ['3', '[3]'],
    ['a b', '["a b"]'],
    ['', '[""]'],
    ['1a', '["1a"]'],
    ['"', '["\\""]'],
  ])('to %j is written as in code', (name, step) => {
    expect(stepTo(name)).toBe(step);
  });

  it('is cut where the name is long', () => {
    expect(stepTo('n'.repeat(40))).toBe(`.${'n'.repeat(40)}`);
    expect(stepTo('n'.repeat(41))).toBe(`["${'n'.repeat(40)}…"]`);
  });
});

describe('A name that whoever sent it has chosen', () => {
  it.each([
    ['short', 'a\u2028b\u0085c\u202ed\u001b[1m', '["a\\u2028b\\u0085c\\u202ed\\u001b[1m"]'],
    ['long', `${'n'.repeat(38)}\n"tail`, `["${'n'.repeat(38)}\\n\\"…"]`],
  ])('writes no line of its own, and does not end the quotes, however long: %s', (_, name, step) => {
    expect(stepTo(name)).toBe(step);
  });
});

describe('A path into a value', () => {
  it('is its start and its steps', () => {
    expect(joinSteps('result', ['.owner', '[3]'])).toBe('result.owner[3]');
  });

  it('leaves out the middle of a very long way, and says how much', () => {
    const steps = Array.from({ length: 30 }, (_, index) => `[${index}]`);
    const [first, last] = [steps.slice(0, 12).join(''), steps.slice(-12).join('')];
    expect(joinSteps('result', steps.slice(0, 24))).toBe(`result${steps.slice(0, 24).join('')}`);
    expect(joinSteps('result', steps)).toBe(`result${first}…(6 more)…${last}`);
  });
});

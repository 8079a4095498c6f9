import { UncacheableValueError } from '../../../lib/errors/uncacheable-value.error';

describe('UncacheableValueError', () => {
  const facts = {
    method: 'UsersService.find',
    path: 'result.owner.friends[3]',
    reason: 'an instance of User',
  };
  const remedy = 'List the class in classes.';

  it('names the method, the place, what was found and the remedy', () => {
    expect(new UncacheableValueError({ ...facts, remedy }).message).toBe(
      'What UsersService.find returned or threw is not kept: result.owner.friends[3] is an instance of User. List the class in classes.',
    );
  });

  it('has its code and its facts as fields', () => {
    expect(new UncacheableValueError({ ...facts, remedy })).toMatchObject({
      code: 'E_CACHE_MEMOIZE_UNCACHEABLE_VALUE',
      name: 'UncacheableValueError',
      ...facts,
    });
  });

  it('has what the value threw as its cause', () => {
    const cause = new Error('no');
    expect(new UncacheableValueError({ ...facts, remedy, cause }).cause).toBe(cause);
  });
});

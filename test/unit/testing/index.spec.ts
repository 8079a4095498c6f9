import * as library from '../../../lib';
import * as kit from '../../../lib/testing';

describe('the test kit', () => {
  it('is these names, and no other', () => {
    expect(Object.keys(kit).sort()).toEqual([
      'CACHE_MEMOIZE_OVERRIDES',
      'chaosCache',
      'describeOutcomeCache',
      'hold',
      'inMemory',
      'manualClock',
      'recordCalls',
    ]);
  });

  it('has the token that a test overrides, the very one of the library', () => {
    expect(kit.CACHE_MEMOIZE_OVERRIDES).toBe(library.CACHE_MEMOIZE_OVERRIDES);
  });
});

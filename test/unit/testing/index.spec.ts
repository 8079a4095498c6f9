import * as kit from '../../../lib/testing';

describe('the test kit', () => {
  it('is these names, and no other', () => {
    expect(Object.keys(kit).sort()).toEqual([
      'chaosCache',
      'describeOutcomeCache',
      'hold',
      'inMemory',
      'manualClock',
      'recordCalls',
    ]);
  });
});

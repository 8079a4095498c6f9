import { slotOf } from '../../../../lib/caches/connection/cluster-slot';

describe('slotOf', () => {
  // Asked of a server: CLUSTER KEYSLOT.
  it.each([
    ['123456789', 12739],
    ['foo', 12182],
    ['', 0],
    ['{user1000}.following', 3443],
    ['{user1000}.followers', 3443],
    ['foo{}{bar}', 8363],
    ['foo{{bar}}zap', 4015],
    ['foo{bar}{zap}', 5061],
    ['ä€😀', 2315],
    ['{', 4092],
    ['}', 12090],
  ])('agrees with Redis on %j', (key, slot) => {
    expect(slotOf(key)).toBe(slot);
  });
});

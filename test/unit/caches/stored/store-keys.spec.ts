import { slotOf } from '../../../../lib/caches/connection/cluster-slot';
import { StoreKeys } from '../../../../lib/caches/stored/store-keys';

const ODD_KEYS = ['k', '', '}', '{', '{}', '}{', 'a}b', '{a}b', 'a{b}c', '\ud800', 'ä€😀', ' '];

describe('StoreKeys', () => {
  const keys = new StoreKeys('shop');

  it('begins every name with the key prefix, and keeps the key readable in it', () => {
    expect(keys.value('Files.exists:"a"', 'outcome')).toBe('shop:{=Files.exists:"a"}:v');
    expect(keys.lease('Files.exists:"a"', 'outcome')).toBe('shop:{=Files.exists:"a"}:l');
    expect(keys.keyNonce('Files.exists:"a"', 'outcome')).toBe('shop:{=Files.exists:"a"}:g');
    expect(keys.groupNonce('Files.exists', 'outcome')).toBe('shop:{=Files.exists}:n');
    expect(keys.rootNonce).toBe('shop:{}:r');
  });

  it.each(ODD_KEYS)('puts what belongs to the key %j into one slot of a cluster', (key) => {
    for (const { value, lease } of [new StoreKeys('shop'), new StoreKeys('a{b'), new StoreKeys('{tag}')].map(
      (each) => ({
        value: slotOf(each.value(key, 'outcome')),
        lease: slotOf(each.lease(key, 'outcome')),
      }),
    ))
      expect(lease).toBe(value);
  });

  it('gives different keys different names, as Redis sees them', () => {
    const odd = [...ODD_KEYS, '\ud801', '\ufffd', '"\\ud800"', '=k', '!k'];
    const bytes = odd.map((key) => Buffer.from(keys.value(key, 'outcome')).toString('hex'));
    expect(new Set(bytes).size).toBe(odd.length);
  });

  it.each([
    ['shop', String.raw`shop:{[=!]*}:[vlng]`],
    ['a*b?[c]\\', String.raw`a\*b\?\[c\]\\:{[=!]*}:[vlng]`],
  ])('matches the names of the prefix %j alone', (keyPrefix, pattern) => {
    expect(new StoreKeys(keyPrefix).pattern).toBe(pattern);
  });
});

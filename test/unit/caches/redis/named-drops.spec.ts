import { listDrops, listTagDrops, namesOfDrops } from '../../../../lib/caches/redis/named-drops';
import { slotOf } from '../../../../lib/caches/connection/cluster-slot';
import { StoreKeys } from '../../../../lib/caches/stored/store-keys';

const KEYS = new StoreKeys('shop');

describe('what lies in Redis for what is to be dropped', () => {
  it('is the lease and the value of an outcome, the value last: what others compute under the lease and the nonce is outdated first', () => {
    expect(listDrops(KEYS, { keys: ['a'] })).toEqual([
      { of: 'keys', name: 'a', stored: ['shop:{=a}:l', 'shop:{=a}:g', 'shop:{=a}:v'] },
    ]);
  });

  it('is other names for the mark of a guard', () => {
    expect(listDrops(KEYS, { marks: ['a'] })).toEqual([
      { of: 'marks', name: 'a', stored: ['shop:{=a}:ml', 'shop:{=a}:mg', 'shop:{=a}:mv'] },
    ]);
  });

  it('is the nonces of a group, of its outcomes and of its marks', () => {
    expect(listDrops(KEYS, { groups: ['Files.find'] })).toEqual([
      { of: 'groups', name: 'Files.find', stored: ['shop:{=Files.find}:n', 'shop:{=Files.find}:mn'] },
    ]);
  });

  it('is the nonce of a tag, which names no key', () => {
    expect(listTagDrops(KEYS, { tags: ['product:1', '}', '\ud800'] })).toEqual([
      { of: 'tags', name: 'product:1', stored: ['shop:{=product:1}:t'] },
      { of: 'tags', name: '}', stored: ['shop:{=}}:t'] },
      { of: 'tags', name: '\ud800', stored: ['shop:{!"\\ud800"}:t'] },
    ]);
  });

  it('lies in one slot of a cluster for each of them', () => {
    const drops = listDrops(KEYS, { keys: ['a{b}', '}'], marks: ['{}'], groups: ['Files.find'] });
    for (const { stored } of drops) expect(new Set(stored.map(slotOf)).size).toBe(1);
  });

  it('can be said again by name', () => {
    const names = { keys: ['a', 'b'], marks: ['a'], groups: ['Files.find'], tags: ['x', 'y'] };
    expect(namesOfDrops([...listDrops(KEYS, names), ...listTagDrops(KEYS, names)])).toEqual(names);
    expect(namesOfDrops([])).toEqual({ keys: [], marks: [], groups: [], tags: [] });
  });
});

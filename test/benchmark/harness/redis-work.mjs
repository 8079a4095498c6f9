/** About a kilobyte of JSON, the same for the same number. */
export function documentOf(index) {
  return {
    id: index,
    name: `Customer number ${index}`,
    email: `customer-${index}@example.org`,
    isActive: index % 3 !== 0,
    balance: index * 1.25,
    tags: ['wholesale', 'north', `batch-${index % 97}`],
    address: { street: `Long Street ${index % 211}`, city: 'Utrecht', zip: `35${index % 90}`, country: 'NL' },
    orders: Array.from({ length: 6 }, (_, at) => ({
      id: `${index}-${at}`,
      placedAt: '2026-11-22T10:00:00.000Z',
      total: at * 19.99,
      state: at % 2 === 0 ? 'shipped' : 'open',
      lines: at + 1,
    })),
    note: 'Prefers deliveries in the morning; call the warehouse before noon.',
  };
}

/** What the Redis contenders memoize: it answers from memory, so that only the cache is measured. */
export function makeRedisWork(find = documentOf) {
  const work = {
    runs: 0,
    ttl: 600_000,
    async f(index) {
      work.runs++;
      return find(index);
    },
    async g(query) {
      return query;
    },
  };
  return work;
}

/**
 * The two functions that every memory contender memoizes. `runs` counts how often they ran, so that a row can tell
 * that what it took for hits were hits.
 */
export function makeWork({ maxEntries, pause = async () => {} }) {
  const work = {
    runs: 0,
    /** How long an outcome is kept, in milliseconds. */
    ttl: 300_000,
    maxEntries,
    async f(left, right) {
      work.runs++;
      await pause();
      return { left, right, sum: left + right };
    },
    async g(query) {
      work.runs++;
      await pause();
      return { id: query.id, name: query.name, count: query.tags.length, isFound: true };
    },
  };
  return work;
}

export function argumentsOfF(index) {
  return [index, (index * 7919) % 100_003];
}

export function argumentsOfG(index) {
  return [
    {
      id: index,
      name: `customer-${index}`,
      tags: ['red', 'large', `batch-${index % 97}`],
      nested: { region: index % 5, active: index % 2 === 0 },
    },
  ];
}

/** The keys that the contenders which take one are given: as short and as quick as one would write them by hand. */
export function keyOfF(left, right) {
  return `${left}:${right}`;
}

export function keyOfG({ id, name, tags, nested }) {
  return `${id}:${name}:${tags.join()}:${nested.region}:${nested.active}`;
}

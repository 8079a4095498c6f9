/** What one writes without a library: get, compute, set; and del. */
export function memoizeNaively(client, work) {
  const nameOf = (index) => `naive:${index}`;
  return {
    async miss(index) {
      const known = await client.get(nameOf(index));
      if (known !== null) return JSON.parse(known);
      const value = await work.f(index);
      await client.set(nameOf(index), JSON.stringify(value), { PX: work.ttl });
      return value;
    },
    invalidate: (index) => client.del(nameOf(index)),
  };
}

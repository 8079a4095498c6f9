import memoizee from 'memoizee';

export const contender = {
  name: 'memoizee',
  place: 12,
  open(work) {
    const settings = { promise: true, maxAge: work.ttl, max: work.maxEntries };
    return {
      subject: {
        f: memoizee(work.f, { ...settings, primitive: true }),
        g: memoizee(work.g, { ...settings, normalizer: ([query]) => JSON.stringify(query) }),
      },
    };
  },
};

import { Cacheable } from 'cacheable';

export const contender = {
  name: 'cacheable wrap',
  place: 17,
  open(work) {
    const wrap = (name, run) => {
      const cache = new Cacheable({ ttl: work.ttl });
      return cache.wrap(run, { keyPrefix: name, ttl: work.ttl });
    };
    return { subject: { f: wrap('f', work.f), g: wrap('g', work.g) } };
  },
};

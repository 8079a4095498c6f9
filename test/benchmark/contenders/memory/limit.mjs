import { keyOfF, keyOfG } from '../../harness/work.mjs';

/** No ttl, no bound, no herd that ends: the least that memoizing can cost. */
export const contender = {
  name: 'limit: cached promise, hand-written key',
  place: 0,
  isLimit: true,
  open(work) {
    const ofF = new Map();
    const ofG = new Map();
    return {
      subject: {
        f(left, right) {
          const key = keyOfF(left, right);
          const known = ofF.get(key);
          if (known !== undefined) return known;
          const promise = work.f(left, right);
          ofF.set(key, promise);
          return promise;
        },
        g(query) {
          const key = keyOfG(query);
          const known = ofG.get(key);
          if (known !== undefined) return known;
          const promise = work.g(query);
          ofG.set(key, promise);
          return promise;
        },
      },
    };
  },
};

import { Loader } from 'layered-loader';
import { keyOfF, keyOfG } from '../../harness/work.mjs';

/** It loads by one parameter, and takes a key made by hand. */
export const contender = {
  name: 'layered-loader',
  place: 20,
  open(work) {
    const load = (run, keyOf) =>
      new Loader({
        inMemoryCache: { cacheType: 'lru-object', ttlInMsecs: work.ttl, maxItems: work.maxEntries },
        cacheKeyFromLoadParamsResolver: keyOf,
        dataSourceGetOneFn: run,
      });
    const ofF = load(
      ({ left, right }) => work.f(left, right),
      ({ left, right }) => keyOfF(left, right),
    );
    const ofG = load(work.g, keyOfG);
    return { subject: { f: (left, right) => ofF.get({ left, right }), g: (query) => ofG.get(query) } };
  },
};

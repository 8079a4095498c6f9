import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { keyOfF, keyOfG } from '../../harness/work.mjs';

export const contender = {
  name: 'bentocache',
  place: 16,
  open(work) {
    const bento = new BentoCache({
      default: 'memory',
      ttl: work.ttl,
      stores: { memory: bentostore().useL1Layer(memoryDriver({ maxItems: 2 * work.maxEntries })) },
    });
    return {
      subject: {
        f: (left, right) =>
          bento.getOrSet({ key: `f:${keyOfF(left, right)}`, factory: () => work.f(left, right) }),
        g: (query) => bento.getOrSet({ key: `g:${keyOfG(query)}`, factory: () => work.g(query) }),
      },
    };
  },
};

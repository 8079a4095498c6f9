import { createCache } from 'cache-manager';
import { Keyv, KeyvRedis } from '../../harness/keyv-redis.mjs';
import { openApplication } from '../../harness/ours.mjs';

export const contender = {
  name: 'nestjs-cache-memoize on @keyv/redis',
  place: 4,
  isOurs: true,
  async open({ port, work }) {
    const application = await openApplication({
      work,
      caches: {
        default: () =>
          createCache({ stores: [new Keyv({ store: new KeyvRedis(`redis://127.0.0.1:${port}`) })] }),
      },
    });
    return {
      hit: (index) => application.subject.f(index, 1),
      miss: (index) => application.subject.f(index, 1),
      invalidate: (index) => application.invalidate('f', index, 1),
    };
  },
};

import { redisStore } from 'cache-manager-redis-yet';
import { library, openApplication } from '../../harness/ours.mjs';

export const contender = {
  name: 'nestjs-cache-memoize, tiered, share',
  place: 3,
  isOurs: true,
  async open({ port, work }) {
    const caches = {
      default: library.tiered({
        memory: { isolation: 'share' },
        store: () => redisStore({ socket: { host: '127.0.0.1', port } }),
      }),
    };
    const { subject } = await openApplication({ work, caches });
    return { hit: (index) => subject.f(index, 1) };
  },
};

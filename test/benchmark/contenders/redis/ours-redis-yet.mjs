import { redisStore } from 'cache-manager-redis-yet';
import { openApplication } from '../../harness/ours.mjs';

export const contender = {
  name: 'nestjs-cache-memoize on redis-yet',
  place: 3,
  isOurs: true,
  async open({ port, work }) {
    const application = await openApplication({
      work,
      caches: { default: () => redisStore({ socket: { host: '127.0.0.1', port } }) },
    });
    return {
      hit: (index) => application.subject.f(index, 1),
      miss: (index) => application.subject.f(index, 1),
      invalidate: (index) => application.invalidate('f', index, 1),
    };
  },
};

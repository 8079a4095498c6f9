import { redisStore } from 'cache-manager-redis-yet';
import { openApplication } from '../../harness/ours.mjs';

export const contender = {
  name: 'nestjs-cache-memoize on redis-yet',
  place: 5,
  isOurs: true,
  async open({ port, work }) {
    const caches = { default: () => redisStore({ socket: { host: '127.0.0.1', port } }) };
    const { subject } = await openApplication({ work, caches });
    return { hit: (index) => subject.f(index, 1) };
  },
};

import { library, openApplication } from '../../harness/ours.mjs';

export const contender = {
  name: 'nestjs-cache-memoize in memory, share',
  place: 1,
  isOurs: true,
  async open({ work }) {
    const caches = { default: library.memoryCache({ isolation: 'share' }) };
    const { subject } = await openApplication({ work, caches });
    return { hit: (index) => subject.f(index, 1) };
  },
};

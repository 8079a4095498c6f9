import { library, openApplication } from '../../harness/ours.mjs';

export const contender = {
  name: 'nestjs-cache-memoize in memory, copy',
  place: 2,
  isOurs: true,
  async open({ work }) {
    const caches = { default: library.memoryCache({ isolation: 'copy' }) };
    const { subject } = await openApplication({ work, caches });
    return { hit: (index) => subject.f(index, 1) };
  },
};

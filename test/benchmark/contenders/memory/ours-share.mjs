import { library, openApplication } from '../../harness/ours.mjs';

export const contender = {
  name: 'nestjs-cache-memoize, share',
  place: 1,
  isOurs: true,
  open: (work) =>
    openApplication({
      work,
      caches: { default: library.memoryCache({ maxEntries: work.maxEntries, isolation: 'share' }) },
    }),
};

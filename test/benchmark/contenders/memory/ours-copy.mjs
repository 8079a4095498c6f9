import { library, openApplication } from '../../harness/ours.mjs';

export const contender = {
  name: 'nestjs-cache-memoize, copy',
  place: 2,
  isOurs: true,
  open: (work) =>
    openApplication({
      work,
      caches: { default: library.memoryCache({ maxEntries: work.maxEntries, isolation: 'copy' }) },
    }),
};

import { library } from '../../harness/ours.mjs';
import { openItems } from '../../http/items-application.mjs';

export const contender = {
  name: 'nestjs-cache-memoize',
  place: 1,
  isOurs: true,
  open: () =>
    openItems({
      imports: [library.CacheMemoizeModule.forRoot()],
      decorators: [library.CacheMemoize('10m')],
    }),
};

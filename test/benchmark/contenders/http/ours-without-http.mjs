import { library } from '../../harness/ours.mjs';
import { openItems } from '../../http/items-application.mjs';

export const contender = {
  name: 'nestjs-cache-memoize, http: false',
  place: 1.5,
  open: () =>
    openItems({
      imports: [library.CacheMemoizeModule.forRoot({}, { http: false })],
      decorators: [library.CacheMemoize('10m')],
    }),
};

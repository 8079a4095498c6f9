import { UseInterceptors } from '@nestjs/common';
import { CacheInterceptor, CacheModule } from '@nestjs/cache-manager';
import { openItems } from '../../http/items-application.mjs';

export const contender = {
  name: 'stock CacheInterceptor, in memory',
  place: 2,
  isStock: true,
  open: () =>
    openItems({
      imports: [CacheModule.register({ ttl: 600_000 })],
      decorators: [UseInterceptors(CacheInterceptor)],
    }),
};

import { openItems } from '../../http/items-application.mjs';

export const contender = {
  name: 'no cache',
  place: 4,
  open: () => openItems({}),
};

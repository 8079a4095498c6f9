import { openItems } from '../../http/items-application.mjs';

/** What a handler would do by hand that wants nothing but speed: no ttl, no bound, one object for everybody. */
function keepPromises(load) {
  const promises = new Map();
  return (id) => {
    if (!promises.has(id)) promises.set(id, load(id));
    return promises.get(id);
  };
}

export const contender = {
  name: 'a promise memoized by hand',
  place: 0,
  isLimit: true,
  open: () => openItems({ memoize: keepPromises }),
};

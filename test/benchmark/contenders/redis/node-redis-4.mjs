import { createClient } from '@redis/client';

export const contender = {
  name: 'node-redis 4.7, GET and parse',
  place: 1,
  async open({ port, keys }) {
    const client = createClient({ socket: { host: '127.0.0.1', port } });
    await client.connect();
    return { hit: async (index) => JSON.parse(await client.get(keys[index])) };
  },
};

import { createClient } from '@redis/client';
import { memoizeNaively } from '../../harness/naive-redis.mjs';

export const contender = {
  name: 'naive get, set and del, node-redis 4.7',
  place: 0,
  isLimit: true,
  async open({ port, work }) {
    const client = createClient({ socket: { host: '127.0.0.1', port } });
    await client.connect();
    return memoizeNaively(client, work);
  },
};

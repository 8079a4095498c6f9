import { KeyvRedis } from '../../harness/keyv-redis.mjs';
import { memoizeNaively } from '../../harness/naive-redis.mjs';

export const contender = {
  name: 'naive get, set and del, node-redis 5',
  place: 1,
  async open({ port, work }) {
    const { client } = new KeyvRedis(`redis://127.0.0.1:${port}`);
    await client.connect();
    return memoizeNaively(client, work);
  },
};

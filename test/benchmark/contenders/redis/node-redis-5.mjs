import { KeyvRedis } from '../../harness/keyv-redis.mjs';

export const contender = {
  name: 'node-redis 5 (of @keyv/redis), GET and parse',
  place: 2,
  async open({ port, keys }) {
    const { client } = new KeyvRedis(`redis://127.0.0.1:${port}`);
    await client.connect();
    return { hit: async (index) => JSON.parse(await client.get(keys[index])) };
  },
};

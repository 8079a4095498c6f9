import { createRequire } from 'node:module';

// The node-redis that @keyv/redis brings: its client-side cache hears of changes by what the server tracks.
const { createClient } = createRequire(createRequire(import.meta.url).resolve('@keyv/redis'))(
  '@redis/client',
);

export const contender = {
  name: 'node-redis 5, client-side cache, GET and parse',
  place: 12,
  async open({ port, keys, work }) {
    const client = createClient({
      socket: { host: '127.0.0.1', port },
      RESP: 3,
      clientSideCache: { ttl: 0, maxEntries: 0, evictPolicy: 'LRU' },
    });
    client.on('error', (error) => console.error(error));
    await client.connect();
    return {
      async hit(index) {
        const text = await client.get(keys[index]);
        if (text !== null) return JSON.parse(text);
        const made = await work.f(index, 1);
        await client.set(keys[index], JSON.stringify(made));
        return made;
      },
    };
  },
};

/** Starts over a Redis that does not let anybody in, serves some calls, and ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { redisClusterStore, redisStore } from 'cache-manager-redis-yet';
import { Service, startService } from './service';

const { URL: url = '', STORE = '', SECONDS = '1' } = process.env;

/** Made after an await, as by whoever fetches a secret first. */
const STORES: Record<string, () => Promise<object>> = {
  server: async () => {
    await sleep(1);
    return redisStore({ url });
  },
  cluster: async () => {
    await sleep(1);
    return redisClusterStore({ rootNodes: [{ url }] });
  },
};

async function main(): Promise<void> {
  const options = { keyPrefix: 'program', deadline: { fill: 100 }, onError: () => undefined };
  const application = await startService({ default: STORES[STORE] as () => Promise<object> }, options);
  process.stdout.write('started\n');
  const end = performance.now() + 1000 * Number(SECONDS);
  for (let id = 0; performance.now() < end; id += 1) {
    await application.get(Service).find(id);
    await sleep(20);
  }
  await application.close();
  process.stdout.write('closed\n');
}

void main();

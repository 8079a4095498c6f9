import { MemoizeInvalidator } from 'nestjs-cache-memoize';
import { readConfig } from '../source-maps/config/read-config';
import { createApp } from '../source-maps/create-app';

/** Takes away everything that servers with this prefix have kept in Redis, and nothing of anyone else. */
export async function clearRedis(keyPrefix: string): Promise<void> {
  const config = readConfig({ ...process.env, KEY_PREFIX: keyPrefix });
  const app = await createApp(config, { logger: ['error', 'warn'] });
  await app.init();
  await app.get(MemoizeInvalidator).clear('maps');
  await app.close();
}

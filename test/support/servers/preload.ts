import { StoreKeys } from '../../../lib/caches/stored/store-keys';
import { bindingOf, frameValue } from '../../../lib/caches/stored/value-frame';
import { nonceOf } from '../../../lib/caches/stored/nonce-source';
import type { RedisServer } from './redis-server';

/** An argument of a command line has at most 128 KiB. */
const AT_ONCE = 10_000;

/**
 * Puts `count` outcomes of one group into Redis, as if they had been kept under the keys k1, k2, ….
 * A few scripts, because a hundred thousand calls would take longer than the test that needs them.
 */
export async function preloadOutcomes(
  server: RedisServer,
  { keyPrefix, group, count }: { keyPrefix: string; group: string; count: number },
): Promise<void> {
  const keys = new StoreKeys(keyPrefix);
  const [runId, history] = await Promise.all([read(server, 'run_id'), read(server, 'master_replid')]);
  const nonce = nonceOf(await server.cli('GET', keys.groupNonce(group, 'outcome')), runId);
  if (nonce === undefined) throw new Error(`The group ${group} has no nonce yet`);
  const binding = bindingOf(nonce + history.slice(0, 16));
  const [front = '', back = ''] = frameValue('|', { at: Date.now(), life: 600_000 }, '').split('|');
  const script = `
    for index = 1, #ARGV[3] / 8 do
      local check = string.sub(ARGV[3], index * 8 - 7, index * 8)
      local name = ARGV[1] .. ':{=k' .. (tonumber(ARGV[2]) + index) .. '}:v'
      redis.call('SET', name, ARGV[4] .. check .. ARGV[5] .. 'payload', 'PX', 600000)
    end`;
  for (let first = 0; first < count; first += AT_ONCE) {
    const length = Math.min(AT_ONCE, count - first);
    const checks = Array.from({ length }, (_, index) => keys.check(`k${first + index + 1}`, 'outcome'));
    const args = [keyPrefix, String(first), checks.join(''), front, binding + back];
    await server.cli('EVAL', script, '0', ...args);
  }
}

async function read(server: RedisServer, field: string): Promise<string> {
  const info = await server.cli('INFO', field === 'run_id' ? 'server' : 'replication');
  return new RegExp(`^${field}:(\\w+)`, 'm').exec(info)?.[1] ?? '';
}

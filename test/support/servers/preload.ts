import type { RedisServer } from './redis-server';

/**
 * Puts `count` outcomes of one group into Redis, as if they had been kept under the keys k1, k2, ….
 * One script, because a hundred thousand calls would take longer than the test that needs them.
 */
export async function preloadOutcomes(
  server: RedisServer,
  { keyPrefix, group, count }: { keyPrefix: string; group: string; count: number },
): Promise<void> {
  const script = `
    local nonce = string.sub(redis.call('GET', ARGV[1] .. ':{=' .. ARGV[2] .. '}:n'), 1, 16)
    for index = 1, tonumber(ARGV[3]) do
      redis.call('SET', ARGV[1] .. ':{=k' .. index .. '}:v', nonce .. ARGV[4], 'PX', 600000)
    end`;
  const stamp = Date.now().toString(36).padStart(9, '0') + (600_000).toString(36).padStart(9, '0');
  await server.cli('EVAL', script, '0', keyPrefix, group, String(count), `${stamp}payload`);
}

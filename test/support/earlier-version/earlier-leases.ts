import { GROUP } from '../caches/ask';
import type { RedisServer } from '../servers/redis-server';
import { type EarlierProcess, LIFE, NONCE_LENGTH, stamps, STAMPS_LENGTH, VALUE } from './earlier-process';

const LEASE = 'shop:{=k}:l';
const NONCE = `shop:{=${GROUP}}:n`;
const TOKEN = 'token-of-a-lease';

/** The lease script of 0.1.0, as it was published. */
const LEASE_0_1_0 = `
local function textAt(key)
  local reply = redis.pcall('GET', key)
  if type(reply) == 'string' then return reply end
  return nil
end
local function nonceAt(key, fresh, runId)
  local kept = textAt(key)
  if not kept or string.sub(kept, 17) ~= runId then
    kept = fresh .. runId
    redis.call('SET', key, kept, 'PX', '31622400000')
  end
  return string.sub(kept, 1, 16)
end
local fresh, leaseMs, mode, bound = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local nonce = KEYS[3] and nonceAt(KEYS[3], fresh, bound) or bound
if mode == 'read' then
  local value = textAt(KEYS[1])
  if value and string.sub(value, 1, 16) == nonce then return { value, '', nonce } end
end
local lease = textAt(KEYS[2])
if mode == 'replace' or not lease or string.sub(lease, 17) ~= nonce then
  lease = fresh .. nonce
  redis.call('SET', KEYS[2], lease, 'PX', leaseMs)
end
return { '', lease, nonce }`;

/** The fill script of 0.1.0, as it was published. */
const FILL_0_1_0 = `
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
return 1`;

/** On a Redis where it may run scripts. */
export class EarlierLeases implements EarlierProcess {
  private constructor(
    private readonly server: RedisServer,
    private readonly runId: string,
  ) {}

  static async on(server: RedisServer): Promise<EarlierLeases> {
    return new EarlierLeases(server, await runIdOf(server));
  }

  async read(): Promise<string | undefined> {
    const [nonce = '', value = ''] = (await this.server.cli('MGET', NONCE, VALUE)).split('\n');
    const isOurs = nonce.endsWith(this.runId) && nonce.length === NONCE_LENGTH + this.runId.length;
    if (!isOurs || !value.startsWith(nonce.slice(0, NONCE_LENGTH))) return undefined;
    return value.slice(NONCE_LENGTH + STAMPS_LENGTH);
  }

  /** Answers the lease. */
  async begin(): Promise<string> {
    const args = [VALUE, LEASE, NONCE, TOKEN, String(LIFE), 'read', this.runId];
    const reply = await this.server.cli('EVAL', LEASE_0_1_0, '3', ...args);
    return reply.split('\n')[1] ?? '';
  }

  async fill(lease: string, payload: string): Promise<unknown> {
    const value = lease.slice(NONCE_LENGTH) + stamps() + payload;
    return this.server.cli('EVAL', FILL_0_1_0, '2', VALUE, LEASE, lease, value, String(LIFE));
  }

  async invalidate(): Promise<void> {
    await this.server.cli('DEL', LEASE, VALUE);
  }

  async invalidateAll(): Promise<void> {
    await this.server.cli('DEL', NONCE);
  }

  async clear(): Promise<void> {
    for (const name of await this.server.keys('shop:{[=!]*}:[vln]')) await this.server.cli('UNLINK', name);
  }
}

export async function runIdOf(server: RedisServer): Promise<string> {
  return /^run_id:(\w+)/m.exec(await server.cli('INFO', 'server'))?.[1] ?? '';
}

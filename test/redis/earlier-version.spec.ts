import { redisStore } from 'cache-manager-redis-yet';
import type { OutcomeCache } from '../../lib/ports/outcome-cache';
import { hit, keep, miss } from '../contract/outcome-cache.contract';
import { type Detected, detect } from '../contract/shared-subject';
import { GROUP } from '../support/caches/ask';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';

const VALUE = 'shop:{=k}:v';
const LEASE = 'shop:{=k}:l';
const NONCE = `shop:{=${GROUP}}:n`;
const TOKEN = 'token-of-a-lease';
const NONCE_LENGTH = 16;

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

/** A process of 0.1.0 on the same server and under the same key prefix: its rules, by hand. */
class EarlierProcess {
  private constructor(
    private readonly server: RedisServer,
    private readonly runId: string,
  ) {}

  static async on(server: RedisServer): Promise<EarlierProcess> {
    const info = await server.cli('INFO', 'server');
    return new EarlierProcess(server, /^run_id:(\w+)/m.exec(info)?.[1] ?? '');
  }

  /** What is a hit to it, or `undefined`. */
  async read(): Promise<string | undefined> {
    const [nonce = '', value = ''] = (await this.server.cli('MGET', NONCE, VALUE)).split('\n');
    const isOurs = nonce.endsWith(this.runId) && nonce.length === NONCE_LENGTH + this.runId.length;
    if (!isOurs || !value.startsWith(nonce.slice(0, NONCE_LENGTH))) return undefined;
    return value.slice(NONCE_LENGTH + 18);
  }

  /** Answers the lease. */
  async lease(): Promise<string> {
    const args = [VALUE, LEASE, NONCE, TOKEN, '600000', 'read', this.runId];
    const reply = await this.server.cli('EVAL', LEASE_0_1_0, '3', ...args);
    return reply.split('\n')[1] ?? '';
  }

  async fill(lease: string, payload: string): Promise<boolean> {
    const stamp = Date.now().toString(36).padStart(9, '0') + (600_000).toString(36).padStart(9, '0');
    const value = lease.slice(NONCE_LENGTH) + stamp + payload;
    return (await this.server.cli('EVAL', FILL_0_1_0, '2', VALUE, LEASE, lease, value, '600000')) === '1';
  }

  async keep(payload: string): Promise<void> {
    expect(await this.fill(await this.lease(), payload)).toBe(true);
  }

  async invalidate(): Promise<void> {
    await this.server.cli('DEL', LEASE, VALUE);
  }

  async invalidateAll(): Promise<void> {
    await this.server.cli('DEL', NONCE, NONCE.replace(/n$/, 'mn'));
  }

  async clear(): Promise<void> {
    for (const name of await this.server.keys('shop:{[=!]*}:[vln]')) await this.server.cli('UNLINK', name);
  }
}

/** What the migration note in the CHANGELOG says. */
describeRedis('0.1.0 and 0.2.0 side by side under one key prefix', () => {
  let server: RedisServer;
  let detected: Detected;
  let cache: OutcomeCache;
  let earlier: EarlierProcess;

  beforeAll(async () => {
    server = await startRedis();
    detected = await detect(await redisStore({ url: server.url }));
    cache = detected.cache;
    earlier = await EarlierProcess.on(server);
  });
  beforeEach(() => server.cli('FLUSHALL'));
  afterAll(async () => {
    await cache.close();
    await detected.dispose();
    await server.stop();
  });

  it('do not read each other: what one keeps is a miss for the other', async () => {
    await earlier.keep('of 0.1.0');
    expect(await earlier.read()).toBe('of 0.1.0');
    await miss(cache, 'k');
    await server.cli('FLUSHALL');
    await keep(cache, 'k', 'of 0.2.0');
    expect(await earlier.read()).toBeUndefined();
  });

  it('push each other out of a key that both ask for, and nothing else: the nonce of the group stays', async () => {
    await keep(cache, 'other', 'payload');
    await earlier.keep('of 0.1.0');
    await keep(cache, 'k', 'of 0.2.0');
    expect(await earlier.read()).toBeUndefined();
    expect((await hit(cache, 'k')).payload).toBe('of 0.2.0');
    expect((await hit(cache, 'other')).payload).toBe('payload');
  });

  const drops = [
    ['of a call', () => earlier.invalidate(), () => cache.drop({ keys: ['k'] })],
    ['of a method', () => earlier.invalidateAll(), () => cache.drop({ groups: [GROUP] })],
    ['of everything', () => earlier.clear(), () => cache.clear()],
  ] as const;

  it.each(drops)('0.2.0 sees an invalidation %s by 0.1.0', async (_of, dropEarlier) => {
    await keep(cache, 'k', 'old');
    await dropEarlier();
    await miss(cache, 'k');
  });

  it.each(drops)('0.1.0 sees an invalidation %s by 0.2.0', async (_of, _dropEarlier, drop) => {
    await earlier.keep('old');
    await drop();
    expect(await earlier.read()).toBeUndefined();
  });

  it.each(drops)(
    '0.2.0 keeps nothing that it computed before an invalidation %s by 0.1.0',
    async (_of, dropEarlier) => {
      const { ticket } = await miss(cache, 'k');
      await dropEarlier();
      await cache.fill(ticket, 'old', { ttl: 60_000 });
      await miss(cache, 'k');
    },
  );

  it.each(drops)(
    '0.1.0 keeps nothing that it computed before an invalidation %s by 0.2.0',
    async (_of, _earlier, drop) => {
      const lease = await earlier.lease();
      await drop();
      await earlier.fill(lease, 'old');
      expect(await earlier.read()).toBeUndefined();
    },
  );
});

import {
  FILL_SCRIPT,
  LEASE_SCRIPT,
  NONCE_SCRIPT,
  RELEASE_SCRIPT,
  REST_SCRIPT,
} from '../../lib/caches/redis/lease-scripts';
import type { RedisScript } from '../../lib/caches/redis/redis-script';
import { createClient } from 'redis';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';
import { seededRandom } from '../support/values/seeded-random';
import { frameValue } from '../../lib/caches/stored/value-frame';
import { SCRIPT_TEXTS } from './explorer/library-scripts';
import { SimulatedRedis } from './explorer/simulated-redis';

const KEYS = ['app:{=a}:v', 'app:{=a}:l', 'app:{=m}:n'] as const;
const [VALUE, LEASE, NONCE] = KEYS;
const ROUNDS = 1500;

describeRedis('the simulated Redis of the explorer', () => {
  let server: RedisServer;
  let client: ReturnType<typeof createClient>;

  beforeAll(async () => {
    server = await startRedis();
    client = createClient({ url: server.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.disconnect();
    await server.stop();
  });

  it('answers as a real one does, whatever it is asked', async () => {
    const simulated = new SimulatedRedis(SCRIPT_TEXTS);
    for (const command of randomCommands()) {
      const expected = await client.sendCommand([...command]).catch(messageOf);
      expect({ command, reply: replyOf(simulated, command) }).toEqual({ command, reply: expected });
    }
    expect(await client.mGet([...KEYS])).toEqual(simulated.execute(['MGET', ...KEYS]));
  });

  it('knows a script again only after EVAL, once it was restarted', () => {
    const simulated = new SimulatedRedis(SCRIPT_TEXTS);
    simulated.restart(simulated.save());
    const rest = ['1', NONCE, 'n'.repeat(16), 'run'];
    expect(replyOf(simulated, ['EVALSHA', NONCE_SCRIPT.sha, ...rest])).toMatch(/^NOSCRIPT/);
    expect(replyOf(simulated, ['EVAL', NONCE_SCRIPT.text, ...rest])).toBe('n'.repeat(16));
    expect(replyOf(simulated, ['EVALSHA', NONCE_SCRIPT.sha, ...rest])).toBe('n'.repeat(16));
  });

  it('tells in a scan what was there all along, though it changes meanwhile', () => {
    const simulated = new SimulatedRedis();
    for (const name of ['a', 'b', 'c', 'd', 'e']) simulated.execute(['SET', `app:${name}`, '1']);
    const told: string[] = [];
    let cursor = '0';
    do {
      const reply = simulated.execute(['SCAN', cursor, 'MATCH', 'app:*', 'COUNT', '1000']);
      const [next, names] = reply as [string, string[]];
      simulated.execute(['DEL', ...names]);
      told.push(...names);
      cursor = next;
    } while (cursor !== '0');
    expect(told.sort()).toEqual(['app:a', 'app:b', 'app:c', 'app:d', 'app:e']);
  });
});

const HISTORY = 'h'.repeat(16);

function* randomCommands(): Generator<readonly string[]> {
  const random = seededRandom(1);
  const pick = <Option>(options: readonly Option[]): Option =>
    options[Math.floor(random() * options.length)] as Option;
  const token = (): string => pick(['t', 'u']).repeat(16);
  const nonce = (): string => pick(['m', 'n']).repeat(16);
  const bound = (): string => `keycheck02${nonce()}${HISTORY}`;
  const framed = (): string =>
    frameValue(bound(), { at: pick([0, 1]), life: 0, staleFor: pick([0, 1]) }, 'payload');
  const versions = (): string => pick(['2', '23']);
  const stamp = (): string => pick([0, 1]).toString().padStart(9, '0') + '0'.repeat(18);
  const past = (): string => pick(['', stamp()]);
  const value = (): string => pick([framed(), framed().slice(1), 'short', 'foreign'.repeat(5)]);
  const mode = (): string => pick(['read', 'share', 'replace']);
  const run = (
    { text }: RedisScript,
    keys: readonly string[],
    args: readonly string[],
  ): readonly string[] => ['EVAL', text, String(keys.length), ...keys, ...args];
  const life = '600000';
  const commands: readonly (() => readonly string[])[] = [
    () => ['GET', pick(KEYS)],
    () => ['MGET', NONCE, VALUE],
    () => ['SET', VALUE, value(), 'PX', life],
    () => ['SET', LEASE, pick([token() + bound(), 'short']), 'PX', life],
    () => ['SET', NONCE, pick([nonce() + 'run1', nonce() + 'run2', 'short']), 'PX', life],
    () => ['DEL', LEASE, VALUE],
    () => ['UNLINK', NONCE],
    () => run(NONCE_SCRIPT, [NONCE], [nonce(), 'run1']),
    () => run(LEASE_SCRIPT, KEYS, [token(), life, mode(), 'keycheck02', versions(), past(), 'run1', HISTORY]),
    () => run(LEASE_SCRIPT, [VALUE, LEASE], [token(), life, mode(), bound(), versions(), past()]),
    () => run(FILL_SCRIPT, [VALUE, LEASE], [token() + bound(), value(), life]),
    () => run(RELEASE_SCRIPT, [LEASE], [token() + bound()]),
    () => run(RELEASE_SCRIPT, [LEASE, VALUE], [token() + bound()]),
    () => run(REST_SCRIPT, [LEASE, VALUE], [token() + bound(), stamp(), '00000000z']),
  ];
  for (let round = 0; round < ROUNDS; round++) yield pick(commands)();
}

function replyOf(simulated: SimulatedRedis, command: readonly string[]): unknown {
  try {
    return simulated.execute(command);
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

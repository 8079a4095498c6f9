import { randomBytes } from 'node:crypto';
import { GROUP } from '../caches/ask';
import type { RedisServer } from '../servers/redis-server';
import { runIdOf } from './earlier-leases';
import { type EarlierProcess, LIFE, NONCE_LENGTH, stamps, STAMPS_LENGTH, VALUE } from './earlier-process';

const KEY_NONCE = 'shop:{=k}:g';
const GROUP_NONCE = `shop:{=${GROUP}}:n`;
const ROOT_NONCE = 'shop:{}:r';

interface Store {
  get(name: string): Promise<unknown>;
  set(name: string, value: string, life: number): Promise<unknown>;
}

/** On anything else: what is kept names the nonces of its key, its group and of everything, and the run of a Redis. */
export class EarlierNonces implements EarlierProcess {
  constructor(
    private readonly store: Store,
    private readonly run = '',
  ) {}

  /** Where it may run no scripts. */
  static async on(server: RedisServer): Promise<EarlierNonces> {
    const store: Store = {
      get: (name) => server.cli('GET', name),
      set: (name, value, life) => server.cli('SET', name, value, 'PX', String(life)),
    };
    return new EarlierNonces(store, await runIdOf(server));
  }

  async read(): Promise<string | undefined> {
    const [value, id] = [await this.store.get(VALUE), await this.begin()];
    if (typeof value !== 'string' || !value.startsWith(id)) return undefined;
    return value.slice(id.length + STAMPS_LENGTH);
  }

  /** Answers all the nonces; makes those that are missing, or that it cannot read. */
  async begin(): Promise<string> {
    const nonces: string[] = [];
    for (const name of [KEY_NONCE, GROUP_NONCE, ROOT_NONCE]) nonces.push(await this.readOrMake(name));
    return nonces.join('') + this.run;
  }

  async fill(id: string, payload: string): Promise<unknown> {
    return this.store.set(VALUE, id + stamps() + payload, LIFE);
  }

  invalidate(): Promise<void> {
    return this.replace(KEY_NONCE);
  }

  invalidateAll(): Promise<void> {
    return this.replace(GROUP_NONCE);
  }

  clear(): Promise<void> {
    return this.replace(ROOT_NONCE);
  }

  private async readOrMake(name: string): Promise<string> {
    const kept = await this.store.get(name);
    if (typeof kept === 'string' && kept.length === NONCE_LENGTH) return kept;
    await this.replace(name);
    return (await this.store.get(name)) as string; // what was just set
  }

  private async replace(name: string): Promise<void> {
    await this.store.set(name, randomBytes(12).toString('base64url'), LIFE);
  }
}

import type { RedisSession, RedisTopology } from '../redis/redis-session';
import { RedisSessionLostError } from '../redis/redis-session';
import { LONGEST_LIFE } from '../stored/value-frame';

/** What protocol G needs of a store: Keyv, a cache-manager cache or store, or a Redis that forbids scripts. */
export interface PlainStore {
  /** False while it makes no sense to ask. */
  readonly isReady: boolean;

  /** Which run of the store this is, where it can tell: what was kept in another run is not believed. */
  readonly run: string;

  /** The longest life that the store can count, in milliseconds. */
  readonly longestLife: number;

  /** `undefined` where nothing lies. */
  get(key: string): Promise<unknown>;

  /** Keeps text for `life` milliseconds. May resolve though nothing was kept (keyv does): whoever cares reads back. */
  set(key: string, value: string, life: number): Promise<unknown>;

  /** Frees what belongs to the way there, not the store itself. */
  close(): void;
}

/** The three methods that every cache and store of the cache-manager family has. */
export interface GetSetDel {
  get(key: string): unknown;
  set(key: string, value: unknown, ttl?: number): unknown;
}

export class GetSetStore implements PlainStore {
  readonly isReady = true;
  readonly run = '';

  constructor(
    private readonly store: GetSetDel,
    readonly longestLife = LONGEST_LIFE,
  ) {}

  async get(key: string): Promise<unknown> {
    try {
      return await this.store.get(key);
    } catch (error) {
      // Stores that parse JSON on the way out: what they cannot read is not ours, and may be replaced.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  async set(key: string, value: string, life: number): Promise<unknown> {
    return await this.store.set(key, value, life);
  }

  close(): void {
    // There is nothing of ours on the way.
  }
}

/** A Redis whose server lets us run no scripts. */
export class ScriptlessRedisStore implements PlainStore {
  readonly longestLife = LONGEST_LIFE;

  constructor(private readonly topology: RedisTopology) {}

  get isReady(): boolean {
    return this.topology.session !== undefined;
  }

  get run(): string {
    return this.topology.session?.runId ?? '';
  }

  async get(key: string): Promise<unknown> {
    const [reply] = await this.session().read([key]);
    if (reply instanceof Error) throw reply;
    return reply ?? undefined;
  }

  async set(key: string, value: string, life: number): Promise<unknown> {
    return this.session().send(key, ['SET', key, value, 'PX', String(life)]);
  }

  close(): void {
    this.topology.close();
  }

  private session(): RedisSession {
    const { session } = this.topology;
    if (session === undefined) throw new RedisSessionLostError();
    return session;
  }
}

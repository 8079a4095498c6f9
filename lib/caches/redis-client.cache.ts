import type {
  Answer,
  Hit,
  Lookup,
  OutcomeCache,
  Payload,
  Ticket,
} from '../interfaces/outcome-cache.interface';
import { PlainCache } from './plain.cache';
import { ScriptlessRedisStore } from './plain-store';
import { RedisCache, type RedisCacheOptions } from './redis.cache';
import { RedisSessionLostError, type RedisTopology } from './redis-session';

/**
 * A Redis reached through its client: protocol L where the server runs scripts, protocol G where it forbids them.
 * Which one is known when the first connection was greeted, and stays for the life of the application: two protocols
 * on the same keys would not see each other's invalidations.
 */
export class RedisClientCache implements OutcomeCache {
  readonly keeps = 'text';
  private chosen: OutcomeCache | undefined;

  constructor(
    private readonly topology: RedisTopology,
    private readonly options: RedisCacheOptions,
  ) {}

  get isReady(): boolean {
    return this.topology.session !== undefined;
  }

  /** The protocol in use: `undefined` before the first connection. */
  get protocol(): 'L' | 'G' | undefined {
    const chosen = this.choose();
    return chosen && (chosen instanceof RedisCache ? 'L' : 'G');
  }

  lookup(key: string, group: string): Answer<Lookup> {
    return this.choose()?.lookup(key, group) ?? notConnected();
  }

  open(key: string, group: string, mode: 'share' | 'replace'): ReturnType<OutcomeCache['open']> {
    return this.choose()?.open(key, group, mode) ?? notConnected();
  }

  fill(ticket: Ticket, payload: Payload, ttl: number): Answer<boolean> {
    return this.choose()?.fill(ticket, payload, ttl) ?? notConnected();
  }

  release(ticket: Ticket): Answer<void> {
    return this.choose()?.release(ticket);
  }

  invalidate(keys: readonly string[]): Answer<void> {
    const chosen = this.choose();
    return chosen ? chosen.invalidate(keys) : notConnected();
  }

  invalidateGroup(group: string): Answer<void> {
    const chosen = this.choose();
    return chosen ? chosen.invalidateGroup(group) : notConnected();
  }

  clear(): Answer<void> {
    const chosen = this.choose();
    return chosen ? chosen.clear() : notConnected();
  }

  freshness(hit: Hit): { readonly age: number; readonly ttl: number } {
    return this.chosen?.freshness(hit) ?? { age: 0, ttl: 0 };
  }

  async close(): Promise<void> {
    await this.chosen?.close();
    this.topology.close();
  }

  private choose(): OutcomeCache | undefined {
    if (this.chosen === undefined && this.topology.allowsScripts !== undefined) {
      this.chosen = this.topology.allowsScripts
        ? new RedisCache(this.topology, this.options)
        : new PlainCache(new ScriptlessRedisStore(this.topology), this.options);
    }
    return this.chosen;
  }
}

function notConnected(): Promise<never> {
  return Promise.reject(new RedisSessionLostError());
}

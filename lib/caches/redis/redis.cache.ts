import type { Answer, Hit, Lookup, OutcomeCache, Payload, Ticket } from '../../ports/outcome-cache';
import { PlainCache } from '../nonce/nonce.cache';
import { ScriptlessRedisStore } from '../nonce/text-store';
import { RedisCache, type RedisCacheOptions } from './lease.cache';
import type { RedisTopology } from './redis-session';

/**
 * A Redis reached through its client: protocol L where the server runs scripts, protocol G where it forbids them.
 * Which one is known when the first connection was greeted, and stays for the life of the application: two protocols
 * on the same keys would not see each other's invalidations.
 */
export class RedisClientCache implements OutcomeCache {
  readonly keeps = 'text';
  private readonly leasing: RedisCache;
  private readonly plain: PlainCache;

  constructor(
    private readonly topology: RedisTopology,
    options: RedisCacheOptions,
  ) {
    this.leasing = new RedisCache(topology, options);
    this.plain = new PlainCache(new ScriptlessRedisStore(topology), options);
  }

  get isReady(): boolean {
    return this.topology.session !== undefined;
  }

  lookup(key: string, group: string): Answer<Lookup> {
    return this.chosen.lookup(key, group);
  }

  open(key: string, group: string, mode: 'share' | 'replace'): ReturnType<OutcomeCache['open']> {
    return this.chosen.open(key, group, mode);
  }

  fill(ticket: Ticket, payload: Payload, ttl: number): Answer<boolean> {
    return this.chosen.fill(ticket, payload, ttl);
  }

  release(ticket: Ticket): Answer<void> {
    return this.chosen.release(ticket);
  }

  invalidate(keys: readonly string[]): Answer<void> {
    return this.chosen.invalidate(keys);
  }

  invalidateGroup(group: string): Answer<void> {
    return this.chosen.invalidateGroup(group);
  }

  clear(): Answer<void> {
    return this.chosen.clear();
  }

  freshness(hit: Hit): { readonly age: number; readonly ttl: number } {
    return this.chosen.freshness(hit);
  }

  close(): Promise<void> {
    return this.chosen.close();
  }

  /** Until it is known there is no session either, and everything rejects. */
  private get chosen(): OutcomeCache {
    return this.topology.allowsScripts === false ? this.plain : this.leasing;
  }
}
